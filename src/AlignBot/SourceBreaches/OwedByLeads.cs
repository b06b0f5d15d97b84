using System.Security.Cryptography;
using System.Text;
using AlignBot.Contracts;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Domain.Scoreboard.Breaches;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.SourceBreaches;

/// <summary>What leads show of a kind of clause, for whoever counts how the SLA was kept. A reading that is old says nothing.</summary>
abstract class OwedByLeads(ClauseKind kind, PromiseKind promise, LeadsOwed leads, IClock clock) : IOwedRecord
{
    public ClauseKind Kind => kind;

    public async Task<IReadOnlyList<Owed>> OfAsync(AlignBotContext db, ProgramInfo program, Instant since)
    {
        var now = clock.GetCurrentInstant();
        if (await leads.ReadAsync(db, program, now) is not { Reading.IsStale: false } read)
        {
            return [];
        }

        List<Owed> owed = [];
        foreach (var one in read.Promises.Where(one => one.Kind == promise))
        {
            foreach (var lead in read.Leads)
            {
                var (how, breach) = BreachCount.Of(one, lead, read.Reading);
                var from = breach?.From ?? lead.AssignedAt ?? lead.CreatedAt ?? now;
                var it = new Owed($"lead {lead.Key}", IdOf(lead.Key), one.Side, Instant.Max(from, one.Since));
                switch (how)
                {
                    case BreachCount.LeadStanding.Kept:
                        owed.Add(it with { DueAt = from, DoneAt = from });
                        break;
                    case BreachCount.LeadStanding.Open:
                        owed.Add(it with { DueAt = now });
                        break;
                    case BreachCount.LeadStanding.Late:
                        owed.Add(it with { DueAt = breach!.DueAt, DoneAt = breach.DoneAt });
                        break;
                }
            }
        }

        return owed;
    }

    static Guid IdOf(string lead) => new(SHA256.HashData(Encoding.UTF8.GetBytes(lead)).AsSpan(0, 16));
}

sealed class LeadsTurnedTo(LeadsOwed leads, IClock clock) : OwedByLeads(ClauseKind.SpeedToLead, PromiseKind.SpeedToLead, leads, clock);

sealed class LeadsFollowedUp(LeadsOwed leads, IClock clock) : OwedByLeads(ClauseKind.FollowUp, PromiseKind.FollowUp, leads, clock);

sealed class LeadsReturnedWithReason(LeadsOwed leads, IClock clock)
    : OwedByLeads(ClauseKind.ReasonForReturn, PromiseKind.ReasonForReturn, leads, clock);
