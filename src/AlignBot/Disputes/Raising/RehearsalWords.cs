using AlignBot.Contracts;
using AlignBot.Disputes.Asks;
using AlignBot.Disputes.Cards;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Disputes.Raising;

/// <summary>A rehearsal in words: what would happen, one line a step, each with its time. Nobody is mentioned.</summary>
sealed class RehearsalWords : IRehearsalWords
{
    public Mrkdwn Summary(RehearsalReport report, ProgramInfo program)
    {
        var end = report.End;
        var parties = Names.List(program.Roster, end.Parties.Select(party => party.User));
        var category = end.Path.Category(end.Category)?.Name ?? end.Category;
        var title = Mrkdwn.Of($"*{category}: {parties}*, raised {When.Recorded(end.RaisedAt, program.Calendar.Zone)}, under path version {end.Path.Version}. If nobody does anything,");
        return end.Closing is { } closing
            ? title + Mrkdwn.Of($" it ends undecided {When.Recorded(closing.At, program.Calendar.Zone)}: {end.DefaultOutcome}")
            : title + Mrkdwn.Of($" it never ends: the path goes on for longer than can be rehearsed.");
    }

    public IEnumerable<Mrkdwn> Say(RehearsalReport report, ProgramInfo program) =>
        from step in report.Steps
        where step.Effect is DisputeEffect.Log
        let line = Line(((DisputeEffect.Log)step.Effect).Fact, report.End, program.Roster)
        where line.Length > 0
        select Mrkdwn.Of($"{When.Recorded(step.At, program.Calendar.Zone)}   ") + line;

    public Mrkdwn Refused(Refusal refusal, ProgramInfo program) => DisputeRefusals.Say(refusal, program);

    static Mrkdwn Line(DisputeFact fact, Dispute dispute, Roster roster) => fact switch
    {
        DisputeFact.Raised => Mrkdwn.Of($"It is raised. {Names.List(roster, dispute.Parties.Select(party => party.User))} are asked for their cases."),
        DisputeFact.LevelOpened opened => Mrkdwn.Of(
            $"*Level {opened.Level + 1}.* {Names.Join([.. opened.Seats.Where(seat => seat.Occupant is not null).Select(seat => SeatWords.Sitting(seat, roster))])} {(opened.Seats.Count(seat => seat.Occupant is not null) == 1 ? "is" : "are")} asked to {(dispute.Path.Levels[opened.Level].IsTheParties ? "settle it" : "decide")}.{Empty(opened, roster)} Due after ")
            + ReceiptWords.Say(opened.Receipt),
        DisputeFact.Reminded reminded => Mrkdwn.Of($"{Names.Of(roster, reminded.User)} is reminded ({reminded.Percent} %)."),
        DisputeFact.BriefMissing missing => Mrkdwn.Of($"{Names.Of(roster, missing.Party)} has given no case: that is noted, and nothing waits for it."),
        DisputeFact.Delivered => Mrkdwn.Empty,
        DisputeNotice.WentUp up => Mrkdwn.Of($"Level {up.From + 1} ends: {SeatWords.Because(up.Why)}. It goes to level {up.To + 1}."),
        DisputeNotice.Skipped skipped => Mrkdwn.Of(
            $"Level {skipped.Level + 1} is skipped: {SeatWords.Because(skipped.Why)} ({string.Join("; ", skipped.Seats.Where(seat => seat.Occupant is null).Select(seat => SeatWords.Vacant(seat, roster)))})."),
        DisputeNotice.LastResort { Who: { } who } => Mrkdwn.Of($"Nobody on the path can sit, so {Names.Of(roster, who)} has it."),
        DisputeNotice.Reseated { To: { } to } seat => Mrkdwn.Of($"{Names.Of(roster, to)} decides in place of {SeatWords.Absent(Name(roster, seat.From), seat.Why)}."),
        DisputeNotice.Reseated seat => Mrkdwn.Of($"Nobody decides in place of {SeatWords.Absent(Name(roster, seat.From), seat.Why)}."),
        DisputeNotice.DecidedByTimeout timeout => Mrkdwn.Of($"*Undecided: {timeout.Text}* Nobody at the last level has answered."),
        _ => TimelineWords.Say(fact, "AlignBot", dispute, roster),
    };

    static string Empty(DisputeFact.LevelOpened opened, Roster roster)
    {
        var vacant = opened.Seats.Where(seat => seat.Occupant is null).Select(seat => SeatWords.Vacant(seat, roster)).ToList();
        return vacant.Count == 0 ? "" : $" Empty: {string.Join("; ", vacant)}.";
    }

    static string Name(Roster roster, UserId? user) => user is { } known ? Names.Of(roster, known) : "nobody";
}
