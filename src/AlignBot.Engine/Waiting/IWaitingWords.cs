using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;

namespace AlignBot.Engine.Waiting;

/// <summary>Words what waits for a person; one a feature.</summary>
public interface IWaitingWords
{
    /// <summary>The <see cref="WaitingRow.Feature"/> it words.</summary>
    string Feature { get; }

    /// <summary>A line for each row, in the same order; null where it does not apply any more, or where the line of another row says it too.</summary>
    Task<IReadOnlyList<WaitingLine?>> SayAsync(AlignBotContext db, IReadOnlyList<WaitingRow> rows, IReadOnlyDictionary<ProgramKey, ProgramInfo> programs);
}

/// <param name="Text">What waits, and by when.</param>
/// <param name="Button">The one thing to press; null where there is none.</param>
public sealed record WaitingLine(Mrkdwn Text, Button? Button)
{
    /// <summary>What else is asked of the same person about the same thing; each has an action of its own.</summary>
    public IReadOnlyList<Button>? Others { get; init; }
}
