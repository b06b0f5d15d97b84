using System.Collections.Immutable;
using System.Text.Json;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Precedents;
using AlignBot.Engine.History;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Precedents;

/// <summary>Cites decisions in disputes, in the transaction of its session.</summary>
sealed class CitationDesk(ProgramDirectory programs, IDisputeRecord disputes, IDecisionRecord decisions, OutboxQueue outbox)
{
    /// <summary>How a citation is kept in its row.</summary>
    public static StateColumn<Citation> State { get; } = new("citation", CitationJson.Default.Citation);

    /// <summary>Cites a decision. Null when there is no such dispute in the program.</summary>
    public async ValueTask<Outcome<Citation>?> CiteAsync(Session session, ProgramKey key, DisputeId about, Decision decision, NewCitation cite)
    {
        if (await disputes.FindStateAsync(session.Db, key, about) is not { } dispute)
        {
            return null;
        }

        var program = await programs.CurrentAsync(session, key);
        var outcome = CitationRules.Cite(cite, dispute, decision, await StandingAsync(session.Db, key, about), program.Roster, session.Now);
        if (outcome is not Outcome<Citation>.Changed { State: var citation } changed)
        {
            return outcome;
        }

        var row = new CitationRow
        {
            InstallationId = key.InstallationId,
            ProgramId = key.ProgramId,
            Id = citation.Id,
            DisputeId = about.Value,
            DecisionId = citation.Decision.Value,
            CitedAt = citation.At,
            State = "",
        };
        State.Write(row, citation);
        session.Db.Citations.Add(row);
        foreach (var effect in changed.Effects.Cast<CitationEffect>())
        {
            await CarryOutAsync(session, program, citation, decision, effect);
        }

        return outcome;
    }

    /// <summary>What is cited in a dispute, in the order in which it was.</summary>
    public static async Task<ImmutableArray<Citation>> StandingAsync(AlignBotContext db, ProgramKey key, DisputeId dispute) =>
        [.. (await CitationTables.Of(db, key).Where(row => row.DisputeId == dispute.Value).OrderBy(row => row.CitedAt).ThenBy(row => row.Id).ToListAsync()).Select(State.Read)];

    async ValueTask CarryOutAsync(Session session, ProgramInfo program, Citation citation, Decision decision, CitationEffect effect)
    {
        switch (effect)
        {
            case CitationEffect.Announce:
                await outbox.EnqueueAsync(session, program.Key, new OutgoingMessage
                {
                    Kind = OutboxKind.Ledger,
                    Message = CitationNotice.Name,
                    SubjectId = citation.Dispute.Value,
                    Destination = await disputes.ChannelAsync(session.Db, program.Key, citation.Dispute),
                    ThreadSlot = IDisputeRecord.ThreadSlot,
                    Body = citation.Id.ToString("N"),
                });
                await disputes.RefreshAsync(session, program.Key, citation.Dispute);
                await decisions.RefreshAsync(session, program, decision);
                break;
            case CitationEffect.Log log:
                await session.AppendHistoryAsync(program.Key, new HistoryEntry(
                    KindOf(log.Fact), session.Now, citation.By.Value, citation.Id, JsonSerializer.Serialize(citation, CitationJson.Default.Citation)));
                break;
            default:
                throw new InvalidOperationException($"Nothing carries out {effect.GetType().Name}.");
        }
    }

    /// <summary>The names under which history keeps what happens to citations. Stored for good.</summary>
    public static string KindOf(CitationFact fact) => fact switch
    {
        CitationFact.Cited => "precedent.cited",
        _ => throw new InvalidOperationException($"No name for the fact {fact.GetType().Name}."),
    };
}
