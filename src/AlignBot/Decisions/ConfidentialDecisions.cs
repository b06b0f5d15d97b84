using AlignBot.Disputes;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Decisions;

/// <summary>Decisions of disputes that have a channel of their own, and those that took their place: posted there, and read by the same few (<see cref="ConfidentialDisputes"/>).</summary>
static class ConfidentialDecisions
{
    /// <summary>What a search adds for a reader who does not read everything. Its parameters are those of every query of the log, and <c>@reader</c>.</summary>
    public const string ReadableToReader =
        """
         AND (kept_to IS NULL OR EXISTS (SELECT 1 FROM dispute_people p WHERE p.installation_id = @installation AND p.program_id = @program
            AND p.user_id = @reader AND p.dispute_id = kept_to))
        """;

    /// <summary>The channel of an entry's card.</summary>
    public static async ValueTask<string> ChannelAsync(AlignBotContext db, ProgramInfo program, DisputeId? keptTo)
    {
        if (keptTo is not { } dispute)
        {
            return program.ChannelId;
        }

        // Found among what the transaction has in hand first: a dispute may end in the moment it is raised.
        var row = await db.Disputes.FindAsync(program.Key.InstallationId, program.Key.ProgramId, dispute.Value)
            ?? throw new InvalidOperationException($"A decision is kept to dispute {dispute.Value}, which program {program.Key.ProgramId} does not have.");
        return row.ChannelId;
    }

    /// <summary>Those of the entries that somebody may read.</summary>
    public static async Task<IReadOnlyList<Decision>> ReadableAsync(
        AlignBotContext db, ProgramInfo program, IReadOnlyList<Decision> decisions, UserId reader, Instant now)
    {
        var kept = decisions.Select(decision => decision.KeptTo?.Value).OfType<Guid>().Distinct().ToList();
        if (kept.Count == 0 || ConfidentialDisputes.ReadsAll(program, reader, now))
        {
            return decisions;
        }

        var theirs = await db.DisputePeople
            .Where(person => person.InstallationId == program.Key.InstallationId && person.ProgramId == program.Key.ProgramId
                && person.UserId == reader.Value && kept.Contains(person.DisputeId))
            .Select(person => person.DisputeId)
            .ToListAsync();

        // Whoever was named as having decided it was sent it to confirm.
        return [.. decisions.Where(decision => decision.KeptTo is not { } dispute || theirs.Contains(dispute.Value) || decision.DecidedBy.Any(by => by.User == reader))];
    }

    public static Mrkdwn Refusal(Decision decision) => Mrkdwn.Of(
        $"DEC-{decision.Number} is kept among those who have a part in its dispute and those who run the program. Ask one of them.");
}
