using AlignBot.Contracts;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.Scoreboard.Breaches;
using AlignBot.Engine.Features;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Status;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;

namespace AlignBot.SourceBreaches;

/// <summary>Disputes about breaches: one that is raised from a breach is the owing side's answer to it, whoever raised it.</summary>
sealed class BreachDisputes(BreachDesk desk, ProgramDirectory programs) : IFollow<DisputeRaised>, IFollow<DisputeChanged>
{
    const string Prefix = "breach/";

    /// <summary>What a dispute that is offered from a breach carries along.</summary>
    public static string From(Guid breach) => $"{Prefix}{breach:N}";

    public async ValueTask FollowAsync(Session session, DisputeRaised moment)
    {
        if (moment.From is { } from && from.StartsWith(Prefix, StringComparison.Ordinal) && Guid.TryParseExact(from[Prefix.Length..], "N",
            out var id)
            && await BreachTables.FindAsync(session.Db, moment.Program, id) is { } breach)
        {
            var program = await programs.CurrentAsync(session, moment.Program);
            var owing = program.Roster.Acting(SlaCount.LeaderOf(breach.It.Side), session.Now) ?? moment.Dispute.RaisedBy;

            // Withdrawn or contested meanwhile: the dispute stands by itself.
            _ = await desk.ApplyAsync(session, moment.Program, id, new BreachCommand.Contest(owing, moment.Dispute.Id));
        }
    }

    public async ValueTask FollowAsync(Session session, DisputeChanged moment)
    {
        if (moment.Dispute.IsOpen)
        {
            return;
        }

        foreach (var breach in (await BreachTables.StandingAsync(session.Db, moment.Program)).Where(
            one => one.It.Answer is BreachAnswer.Contest { IsOpen: true } contest && contest.Dispute == moment.Dispute.Id))
        {
            // It is about this dispute, as was just looked up.
            _ = await desk.ApplyAsync(session, moment.Program, breach.Id, new BreachCommand.DisputeEnded(moment.Dispute.Id));
        }
    }
}

/// <summary>What nobody has answered stands on the weekly review's agenda, one item a clause.</summary>
sealed class BreachAgenda : IAgendaSource
{
    public async ValueTask<IReadOnlyList<AgendaProposal>> ProposeAsync(Session session, ProgramInfo program, Meeting meeting)
    {
        if (meeting.Terms.Kind is not SeriesKind.WeeklyReview)
        {
            return [];
        }

        return
        [
            .. BreachMessage.Open(await BreachTables.StandingAsync(session.Db, program.Key), program, session.Now)
                .GroupBy(one => (one.It.Clause, one.It.Side))
                .Select(clause => new AgendaProposal(
                    $"breach/{clause.Key.Clause}/{clause.Key.Side}",
                    $"Clause {clause.Key.Clause} of the SLA was not kept, and {Names.Of(clause.Key.Side)} has not answered: what do we do about it?",
                    program.Roster.Acting(SlaCount.LeaderOf(clause.Key.Side), session.Now))),
        ];
    }
}

/// <summary>How many breaches nobody has answered.</summary>
sealed class BreachAttention : IAttention
{
    public async Task<IReadOnlyList<string>> SayAsync(StatusContext context)
    {
        var open = (await BreachTables.StandingAsync(context.Db, context.Program.Key)).Count(one => one.It.Answer is null);
        return open == 0 ? [] : [$"{open} {(open == 1 ? "breach" : "breaches")} of the SLA not answered"];
    }
}
