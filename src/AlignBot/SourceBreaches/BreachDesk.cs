using System.Text.Json;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Domain.People;
using AlignBot.Domain.Scoreboard.Breaches;
using AlignBot.Engine.History;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Records;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using NodaTime;

namespace AlignBot.SourceBreaches;

/// <summary>Keeps breaches: what a reading found and withdrew, what the owing side says to it, and who is told when.</summary>
sealed class BreachDesk(ProgramDirectory programs, OutboxQueue outbox)
{
    /// <summary>How a breach is kept in its row.</summary>
    public static StateColumn<BreachFinding> State { get; } = new("source_breach", BreachJson.Default.BreachFinding);

    static readonly Aggregate<BreachFinding, BreachRow, BreachFact> Kept = new(State, BreachJson.Default.BreachFact, KindOf,
        BreachTimers.FeatureName);

    public static BreachFinding StateOf(BreachRow row) => State.Read(row);

    public static BreachContext Context(ProgramInfo program, Instant now) => new(now, program.Roster, program.Calendar);

    /// <summary>Applies a command. Null when there is no such breach in the program.</summary>
    public async ValueTask<Outcome<BreachFinding>?> ApplyAsync(Session session, ProgramKey key, Guid id, BreachCommand command)
    {
        var program = await programs.CurrentAsync(session, key);
        if (await Kept.FindAsync(session, key, id) is not { } row)
        {
            return null;
        }

        var outcome = BreachWorkflow.Apply(StateOf(row), command, Context(program, session.Now));
        if (outcome is Outcome<BreachFinding>.Changed changed)
        {
            Keep(row, changed.State);
            foreach (var effect in changed.Effects)
            {
                await CarryOutAsync(session, program, row, changed.State, effect);
            }
        }

        return outcome;
    }

    /// <summary>Writes what a reading changed. What was answered meanwhile stays answered.</summary>
    public async ValueTask TakeAsync(Session session, ProgramInfo program, IEnumerable<BreachFinding> found, IEnumerable<Breach> changed)
    {
        var key = program.Key;
        foreach (var finding in found)
        {
            var row = new BreachRow
            {
                InstallationId = key.InstallationId,
                ProgramId = key.ProgramId,
                Id = Guid.CreateVersion7(),
                State = ""
            };
            Keep(row, finding);
            session.Db.SourceBreaches.Add(row);
            await LogAsync(session, key, row.Id, new BreachFact.Found(finding.Key, finding.Clause, finding.Count));
            await SetOfferAsync(session, program, row.Id, finding);
        }

        foreach (var (id, after) in changed)
        {
            if (await Kept.FindAsync(session, key, id) is not { } row || StateOf(row) is not { WithdrawnAt: null } before)
            {
                continue;
            }

            Keep(row, before with { Items = after.Items, Corrected = after.Corrected, WithdrawnAt = after.WithdrawnAt });
            if (after.Corrected > before.Corrected)
            {
                await LogAsync(session, key, id, new BreachFact.Corrected(after.Key, after.Corrected - before.Corrected,
                    after.WithdrawnAt is not null));
            }
        }

        await session.SaveAsync();
        foreach (var side in Sides)
        {
            await TellAsync(session, program, side);
        }
    }

    /// <summary>Brings what a side's leader was sent to the present state, and sets when they are told next.</summary>
    public async ValueTask TellAsync(Session session, ProgramInfo program, Function side)
    {
        var theirs = (await BreachTables.StandingAsync(session.Db, program.Key)).Select(one => one.It).Where(one => one.Side == side).ToList();
        var told = (await BreachTables.BookAsync(session.Db, program.Key))?.ToldAt(side);
        if (told is not null && program.Roster.Acting(SlaCount.LeaderOf(side), session.Now) is { } leader)
        {
            await outbox.EnqueueAsync(session, program.Key, BreachMessage.To(side, leader, OutboxKind.Edit));
        }

        await (BreachWorkflow.TellNext(theirs, told, Context(program, session.Now)) is { } next
            ? session.SetTimerAsync(program.Key, BreachTimers.FeatureName, BreachMessage.SubjectOf(side), BreachTimers.Tell, next)
            : session.ClearTimerAsync(program.Key, BreachMessage.SubjectOf(side), BreachTimers.Tell));
    }

    /// <summary>The sides that owe something.</summary>
    public static IReadOnlyList<Function> Sides { get; } = [Function.Sales, Function.Marketing];

    async ValueTask CarryOutAsync(Session session, ProgramInfo program, BreachRow row, BreachFinding state, Effect effect)
    {
        if (await Kept.CarryOutAsync(session, program.Key, row.Id, effect))
        {
            return;
        }

        switch (effect)
        {
            case BreachEffect.Refresh:
                await session.SaveAsync();
                await SetOfferAsync(session, program, row.Id, state);
                await TellAsync(session, program, state.Side);
                break;
            case BreachEffect.Offer:
                foreach (var leader in Sides.Select(side => program.Roster.Acting(SlaCount.LeaderOf(side),
                    session.Now)).OfType<UserId>().Distinct())
                {
                    await outbox.EnqueueAsync(session, program.Key, BreachOffer.To(row.Id, leader));
                }

                break;
            default:
                throw new InvalidOperationException($"Nothing carries out {effect.GetType().Name}.");
        }
    }

    static void Keep(BreachRow row, BreachFinding state)
    {
        (row.Clause, row.Side, row.FoundAt, row.WithdrawnAt) = (state.Clause, state.Side, state.FoundAt, state.WithdrawnAt);
        Kept.Keep(row, state);
    }

    /// <summary>A dispute is offered once nobody has said anything that holds for so many weeks.</summary>
    static async ValueTask SetOfferAsync(Session session, ProgramInfo program, Guid id, BreachFinding state)
    {
        var from = state switch
        {
            { WithdrawnAt: not null } or { DisputeOfferedAt: not null } => default(Instant?),
            { Answer: null } => state.FoundAt,
            { Answer: BreachAnswer.ActBy promise } => program.Calendar.Zone.AtStartOfDay(promise.On.PlusDays(1)).ToInstant(),
            _ => null,
        };
        await (from is { } since
            ? session.SetTimerAsync(program.Key, BreachTimers.FeatureName, id, BreachTimers.Offer,
                since + Duration.FromDays(7 * BreachFinding.WeeksToDispute))
            : session.ClearTimerAsync(program.Key, id, BreachTimers.Offer));
    }

    static ValueTask LogAsync(Session session, ProgramKey key, Guid id, BreachFact fact) => session.AppendHistoryAsync(
        key, new HistoryEntry(KindOf(fact), session.Now, null, id, JsonSerializer.Serialize(fact, BreachJson.Default.BreachFact)));

    /// <summary>The names under which history keeps it. Stored for good.</summary>
    public static string KindOf(BreachFact fact) => fact switch
    {
        BreachFact.Found => "breach.found",
        BreachFact.Corrected => "breach.corrected",
        BreachFact.Answered => "breach.answered",
        BreachFact.Offered => "breach.offered",
        BreachFact.Settled => "breach.settled",
        _ => throw new InvalidOperationException($"No name for the fact {fact.GetType().Name}."),
    };
}
