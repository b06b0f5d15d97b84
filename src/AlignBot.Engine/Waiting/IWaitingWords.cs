using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;

namespace AlignBot.Engine.Waiting;

/// <summary>Words what waits for a person; one a feature.</summary>
public interface IWaitingWords
{
    /// <summary>The <see cref="WaitingRow.Feature"/> it words.</summary>
    string Feature { get; }

    /// <summary>A line with its one button for each row, in the same order; null where it does not apply any more.</summary>
    Task<IReadOnlyList<WaitingLine?>> SayAsync(AlignBotContext db, IReadOnlyList<WaitingRow> rows, IReadOnlyDictionary<ProgramKey, ProgramInfo> programs);
}

/// <param name="Text">What waits, and by when.</param>
/// <param name="Button">The one thing to press; null where there is none.</param>
public sealed record WaitingLine(Mrkdwn Text, Button? Button);
