namespace AlignBot.Slack.Inbound;

/// <summary>The newest answers by the signature of what they answered: the same signed bytes, sent again while they are fresh, get the same
/// answer and reach no handler.</summary>
/// <remarks>As many as people bring about in the minutes for which a signature holds. What falls out under heavier load is left to each
/// handler's own memory of what it has recorded.</remarks>
sealed class RecentAnswers
{
    const int Most = 1024;

    readonly Lock gate = new();
    readonly Dictionary<string, Task<SlackAnswer>> answers = new(Most, StringComparer.Ordinal);
    readonly string[] order = new string[Most];
    int next;

    /// <summary>What was answered, or is being answered, to these bytes; null when they are new, or when there was no answer to keep.</summary>
    public Task<SlackAnswer>? Find(string signature)
    {
        lock (gate)
        {
            return answers.TryGetValue(signature, out var answer) && !Failed(answer) ? answer : null;
        }
    }

    public void Keep(string signature, Task<SlackAnswer> answer)
    {
        lock (gate)
        {
            if (!answers.TryAdd(signature, answer))
            {
                answers[signature] = answer;
                return;
            }

            if (order[next] is { } oldest)
            {
                answers.Remove(oldest);
            }

            order[next] = signature;
            next = (next + 1) % Most;
        }
    }

    // Where it went wrong, Slack sends again, and that has to be another try.
    static bool Failed(Task<SlackAnswer> answer) => answer.IsCompleted && (!answer.IsCompletedSuccessfully || answer.Result.Status >= 400);
}
