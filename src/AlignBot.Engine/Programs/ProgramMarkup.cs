using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;

namespace AlignBot.Engine.Programs;

/// <summary>What people typed, in plain words.</summary>
public static class ProgramMarkup
{
    /// <summary>Plain text (<see cref="SlackMarkup.Plain"/>) with the people of a program, who are looked up only where somebody is mentioned.</summary>
    /// <param name="channelId">Where it was written: Slack leaves a channel's name out of its token at times, and says it beside.</param>
    /// <param name="channelName">The name of that channel; Slack's placeholders for what is no public channel are none.</param>
    public static async ValueTask<string> PlainAsync(this ProgramDirectory programs, ProgramKey program, string text, string channelId, string? channelName)
    {
        if (text.Contains("<#", StringComparison.Ordinal) && channelName is { Length: > 0 } and not ("directmessage" or "privategroup"))
        {
            text = text.Replace($"<#{channelId}>", $"<#{channelId}|{channelName}>", StringComparison.Ordinal)
                .Replace($"<#{channelId}|>", $"<#{channelId}|{channelName}>", StringComparison.Ordinal);
        }

        return SlackMarkup.Plain(text, text.Contains("<@", StringComparison.Ordinal) ? (await programs.LatestAsync(program)).Roster : null);
    }
}
