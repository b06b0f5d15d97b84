using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Domain.People;
using AlignBot.Domain.Scoreboard.Breaches;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;

namespace AlignBot.SourceBreaches;

/// <summary>The owing side's leader is told at the opening of a working day; a dispute is offered after three weeks without an
/// answer.</summary>
sealed class BreachTimers(BreachDesk desk, ProgramDirectory programs, OutboxQueue outbox) : ITimerHandler
{
    public const string FeatureName = "breaches";
    public const string Tell = "tell";
    public const string Offer = "offer";

    public string Feature => FeatureName;

    public async ValueTask HandleAsync(Session session, DueTimer timer)
    {
        if (timer.Name == Offer)
        {
            // Answered in between, it is not due any more.
            _ = await desk.ApplyAsync(session, timer.Program, timer.SubjectId, new BreachCommand.OfferDispute());
            return;
        }

        var program = await programs.CurrentAsync(session, timer.Program);
        var side = BreachDesk.Sides.First(one => BreachMessage.SubjectOf(one) == timer.SubjectId);
        if (program.Roster.Acting(SlaCount.LeaderOf(side), session.Now) is not { } leader || await BreachTables.BookAsync(session.Db,
            timer.Program) is not { } book)
        {
            // Nobody leads the side: the status says how many wait, and the next reading sets the timer again.
            return;
        }

        await outbox.EnqueueAsync(session, timer.Program, BreachMessage.To(side, leader, OutboxKind.Nudge));
        if (side is Function.Sales)
        {
            book.SalesToldAt = session.Now;
        }
        else
        {
            book.MarketingToldAt = session.Now;
        }
    }
}
