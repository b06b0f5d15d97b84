using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Domain.People;
using AlignBot.Engine.Wording;

namespace AlignBot.Artifacts.Sla;

/// <summary>How the clauses of an SLA are spoken of, and why a command about them was refused.</summary>
static class SlaWords
{
    /// <summary>What somebody chooses from.</summary>
    public static string Choice(ClauseKind kind) => kind switch
    {
        ClauseKind.Reported => "In our own words; what is late is reported",
        ClauseKind.CaseInDispute => "Gives its case in a dispute",
        ClauseKind.DecisionConfirmed => "Confirms or contests a decision in its name",
        ClauseKind.ActionByItsDay => "Does each action that it has by its day",
        ClauseKind.SpeedToLead => "Turns to a lead once it is assigned",
        ClauseKind.FollowUp => "Turns to an open lead again",
        ClauseKind.ReasonForReturn => "Says why it gives a lead back",
        _ => "Its leader, or the deputy, is at each meeting",
    };

    public static string Say(ArtifactRefusal refusal, Roster roster) => refusal switch
    {
        ArtifactRefusal.NoWindow => "Say within which working time, such as 4wh or 2wd.",
        ArtifactRefusal.WindowOnTheClock no => $"'{no.Window}' is on the clock. An SLA is counted in working time: 4wh is four working hours, 2wd two working days.",
        ArtifactRefusal.WindowTooLong no => $"'{no.Window}' is too long: at most {no.Most}.",
        ArtifactRefusal.OwedByNoSide => "A clause is owed by sales or by marketing: choose one.",
        ArtifactRefusal.ClauseTwice no => $"Another clause counts that of {Names.Of(no.Clause.Side)} already: change that one.",
        ArtifactRefusal.TooManyClauses no => $"That is {no.Given} clauses; at most {no.Most}. What is not counted may stand in the text beside them.",
        ArtifactRefusal.NoSuchClause no => $"No signed clause has the number {no.Number}: /align sla shows them.",
        ArtifactRefusal.ClauseIsCounted no => $"Clause {no.Clause.Number} is counted from the record by itself: nobody reports it.",
        ArtifactRefusal.NotOwedToThem no => $"Clause {no.Clause.Number} is owed to {Names.Of(no.Clause.OwedTo)}: people of {Names.Of(no.Clause.OwedTo)} report what is late. Tell one of them.",
        ArtifactRefusal.LateOn no when no.On > no.Today => $"{When.Date(no.On)} has not come: choose {When.Date(no.Today)} or a day before.",
        ArtifactRefusal.LateOn no => $"{When.Date(no.On)} is too long ago, or before the clause was signed: choose {When.Date(no.First)} or later.",
        ArtifactRefusal.ReportedAlready no => $"{Names.Of(roster, no.Report.By)} has reported that already.",
        ArtifactRefusal.TooManyReports no => $"You have reported {no.Most} things in the last thirty days. Bring what is behind it to the next review: /meeting add.",
        ArtifactRefusal.NoSuchReport no => $"There is no report {no.Number} any more. /align sla shows those of this quarter.",
        ArtifactRefusal.NotOfTheirSide { WhoMay.IsEmpty: true } no => $"The {Names.Of(SlaCount.LeaderOf(no.Side))} answers that, and nobody holds that role: /align members names one.",
        ArtifactRefusal.NotOfTheirSide no => $"{Names.List(roster, no.WhoMay, " or ")} answers that, for {Names.Of(no.Side)}.",
        ArtifactRefusal.AnsweredAlready { Report.TakenBack: not null } => "It was taken back: there is nothing to answer.",
        ArtifactRefusal.AnsweredAlready => "It is answered already; nothing has changed.",
        ArtifactRefusal.NotTheirReport no => $"{Names.Of(roster, no.By)} reported it: they take it back, or their leader.",
        _ => throw new InvalidOperationException($"No words for the refusal {refusal.GetType().Name}."),
    };
}
