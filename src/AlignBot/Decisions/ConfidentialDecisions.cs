using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Decisions;

/// <summary>Decisions of disputes that have a channel of their own, and those that took their place: posted there, and read by the same few.</summary>
sealed class ConfidentialDecisions(IDisputeRecord disputes)
{
    /// <summary>What a search adds for a reader who does not read everything. Its parameters are those of every query of the log, and <c>@reader</c>.</summary>
    public string ReadableToReader { get; } = $" AND (kept_to IS NULL OR {disputes.HasPart("kept_to")})";

    /// <summary>The channel of an entry's card.</summary>
    public async ValueTask<string> ChannelAsync(AlignBotContext db, ProgramInfo program, DisputeId? keptTo)
    {
        return keptTo is { } dispute ? await disputes.ChannelAsync(db, program.Key, dispute) : program.ChannelId;
    }

    /// <summary>Those of the entries that somebody may read.</summary>
    public async Task<IReadOnlyList<Decision>> ReadableAsync(
        AlignBotContext db, ProgramInfo program, IReadOnlyList<Decision> decisions, UserId reader, Instant now)
    {
        var kept = decisions.Select(decision => decision.KeptTo).OfType<DisputeId>().Distinct().ToList();
        if (kept.Count == 0 || program.ReadsAll(reader, now))
        {
            return decisions;
        }

        var theirs = await disputes.WithPartAsync(db, program.Key, reader, kept);

        // Whoever was named as having decided it was sent it to confirm.
        return [.. decisions.Where(decision => decision.KeptTo is not { } dispute || theirs.Contains(dispute) || decision.DecidedBy.Any(by => by.User == reader))];
    }

    public static Mrkdwn Refusal(Decision decision) => Mrkdwn.Of(
        $"DEC-{decision.Number} is kept among those who have a part in its dispute and those who run the program. Ask one of them.");
}
