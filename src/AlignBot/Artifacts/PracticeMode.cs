using AlignBot.Contracts;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;

namespace AlignBot.Artifacts;

/// <summary>Until the accountable executive has signed the operating definition a program is in practice mode. It is a label and nothing else: deadlines, asks and
/// decisions bind alike. It stands on Home, in the status and on a new dispute, and nowhere else.</summary>
static class PracticeMode
{
    /// <summary>'In practice mode until the operating definition is signed.'</summary>
    public static Mrkdwn Label { get; } = Mrkdwn.Of($"In practice mode until the operating definition is signed.");

    /// <summary>A version that holds was signed once: one that is proposed since, or that is stale, changes nothing in that.</summary>
    public static async Task<bool> IsOnAsync(AlignBotContext db, ProgramKey program) =>
        await ArtifactTables.OneAsync(db, program, ArtifactKind.OperatingDefinition) is not { InForce: not null };
}

/// <summary>The same on the first post of a dispute, while it is open.</summary>
sealed class PracticeOfDispute : ICardPart<Dispute>
{
    public async Task<Mrkdwn> SayAsync(AlignBotContext db, ProgramInfo program, Dispute subject) =>
        subject.IsOpen && await PracticeMode.IsOnAsync(db, program.Key) ? PracticeMode.Label : Mrkdwn.Empty;
}
