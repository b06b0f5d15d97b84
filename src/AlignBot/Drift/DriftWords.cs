using System.Globalization;
using AlignBot.Domain;
using AlignBot.Domain.Drift;
using AlignBot.Domain.Drift.Language;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Drift;

/// <summary>How signs and pitfalls are spoken of, and why something was refused.</summary>
static class DriftWords
{
    /// <summary>The sign as a title: 'Disputes about lead definition'.</summary>
    public static string Title(DriftSign sign, string? of) => sign switch
    {
        DriftSign.FiguresDiffer => "The two figures differ",
        DriftSign.Reconciling => "Reconciling numbers",
        DriftSign.ThirdPerson => of is null ? "'They' in place of 'we'" : $"'They' in place of 'we', {of}",
        DriftSign.UndecidedMeetings => "Meetings without a decision",
        DriftSign.ParkedItems => "Parked items",
        DriftSign.Disputes => of is null ? "Disputes" : $"Disputes about {of}",
        DriftSign.UnattestedDiffs => "Weekly diffs that nobody stood by",
        _ => "Stale artifacts",
    };

    /// <summary>'22 minutes in 4 weeks', '50 % in 6 weeks', '2 in a row'.</summary>
    public static string Value(DriftReading reading)
    {
        var value = (reading.Value ?? 0).ToString("0.#", CultureInfo.InvariantCulture);
        var weeks = reading.Threshold.Weeks == 1 ? "in the last week" : $"in {reading.Threshold.Weeks} weeks";
        return reading.Sign switch
        {
            DriftSign.FiguresDiffer => $"{value} %",
            DriftSign.Reconciling => $"{value} {(reading.Value == 1 ? "minute" : "minutes")} {weeks}",
            DriftSign.UnattestedDiffs => $"{value} in a row",
            DriftSign.StaleArtifacts => value,
            _ when reading.Threshold.Figure is DriftFigure.Share => $"{value} % {weeks}",
            _ => $"{value} {weeks}",
        };
    }

    /// <summary>'more than before', with how much time that was; empty where nothing is known of it.</summary>
    public static string Trend(DriftReading reading)
    {
        var before = reading.Threshold.Figure is DriftFigure.Latest or DriftFigure.Streak ? "before"
            : reading.Threshold.Weeks == 1 ? "the week before" : $"the {reading.Threshold.Weeks} weeks before";
        var than = before == "before" ? before : $"in {before}";
        return reading.Trend switch
        {
            DriftTrend.Rising => $"more than {than}",
            DriftTrend.Falling => $"less than {than}",
            DriftTrend.Steady => $"as much as {than}",
            _ => "nothing to compare with yet",
        };
    }

    /// <summary>'shown from 15'.</summary>
    public static string From(DriftReading reading)
    {
        var threshold = reading.Threshold;
        var least = threshold.Figure is DriftFigure.Share ? string.Create(CultureInfo.InvariantCulture,
            $" of at least {threshold.Least:0}") : "";
        var from = threshold.From.ToString("0.##", CultureInfo.InvariantCulture);
        return $"shown {(reading.Sign is DriftSign.FiguresDiffer ? "above" : "from")} {from}{(IsPercent(reading) ? " %" : "")}{least}";
    }

    static bool IsPercent(DriftReading reading) => reading.Sign is DriftSign.FiguresDiffer || reading.Threshold.Figure is DriftFigure.Share;

    /// <summary>What a threshold is a number of.</summary>
    public static string Unit(DriftSign sign) => sign switch
    {
        DriftSign.FiguresDiffer => "Percent of the larger figure",
        DriftSign.Reconciling => "Minutes",
        DriftSign.ThirdPerson => "Percent of the messages that say either",
        DriftSign.UndecidedMeetings => "Percent of the meetings that were held",
        DriftSign.ParkedItems => "Items",
        DriftSign.Disputes => "Disputes of one category",
        DriftSign.UnattestedDiffs => "Diffs in a row",
        _ => "Artifacts",
    };

    /// <summary>Why nothing can be said of a sign.</summary>
    public static string Why(DriftReading reading, bool isCounted, DriftSettings settings)
    {
        var weeks = reading.Threshold.Weeks == 1 ? "a week" : $"{reading.Threshold.Weeks} weeks";
        return reading.Sign switch
        {
            _ when !isCounted => "not counted yet",
            DriftSign.ThirdPerson when !settings.Talk.IsOn => "off until both leaders turn it on",
            DriftSign.ThirdPerson => $"fewer than {WeeklyTalk.FromSpeakers} people, {WeeklyTalk.FromMessages} messages "
                + $"or {reading.Threshold.Least:0} of that kind in {weeks}",
            DriftSign.UndecidedMeetings => $"fewer than {reading.Threshold.Least:0} meetings were held in {weeks}",
            DriftSign.Reconciling or DriftSign.ParkedItems => $"no meeting was held in {weeks}",
            DriftSign.UnattestedDiffs => "no weekly diff had its time yet",
            DriftSign.StaleArtifacts => "no artifact is written",
            DriftSign.FiguresDiffer => $"no two pipelines were shown in {weeks}",
            _ => $"nothing was counted in {weeks}",
        };
    }

    /// <summary>What to do about a sign: the label and the command of its button; null where there is nothing to open.</summary>
    public static (string Label, string Command)? Next(DriftSign sign) => sign switch
    {
        DriftSign.FiguresDiffer => ("Open the numbers", "numbers"),
        DriftSign.Reconciling => ("Open the scoreboard", "scoreboard"),
        DriftSign.UndecidedMeetings or DriftSign.ParkedItems => ("Open the agenda", "meeting agenda"),
        DriftSign.Disputes => ("Open the disputes", "dispute list"),
        DriftSign.UnattestedDiffs => ("Open the diff", "list diff"),
        DriftSign.StaleArtifacts => ("Open the artifacts", "artifacts"),
        _ => null,
    };

    /// <summary>A pitfall as a finding: what is wrong, in one sentence.</summary>
    /// <remarks>Read by every member: how pay is tied is said to nobody who may not read it.</remarks>
    public static string Finding(Pitfall pitfall, PitfallFacts facts) => pitfall switch
    {
        Pitfall.TwoLists => $"{facts.SecondLists} {(facts.SecondLists == 1 ? "list is" : "lists are")} kept beside the shared "
            + $"account list: two lists are two operating models.",
        Pitfall.TwoScoreboards => $"{facts.Scoreboards} scoreboards are in use: two scoreboards read by two functions are two "
            + $"operating models.",
        Pitfall.NoExecutive => "Nobody is accountable executive: what both leaders can't agree on has nobody to decide it.",
        Pitfall.UnsignedDefinition =>
            $"{facts.UnsignedDefinitions} {(facts.UnsignedDefinitions == 1 ? "definition is" : "definitions are")} not signed: each "
            + $"function reads the word its own way.",
        Pitfall.OneLongMeeting => $"There is one meeting of {facts.MeetingMinutes[0]} minutes in place of short ones.",
        Pitfall.DecidersMissing => $"At {facts.MeetingsWithoutDeciders} of {facts.MeetingsDue} meetings of the quarter somebody who "
            + $"decides was missing, and nobody stood in.",
        _ => "The incentives need a second look: those who may read them see why.",
    };

    /// <summary>The same for those who read drift, who may read the incentives, too; with what to do.</summary>
    public static Mrkdwn Say(Pitfall pitfall, PitfallFacts facts) => pitfall switch
    {
        Pitfall.TwoLists => Mrkdwn.Of($"*Two lists.* {Finding(pitfall, facts)} `/align list` compares them."),
        Pitfall.TwoScoreboards => Mrkdwn.Of(
            $"*Two scoreboards.* {Finding(pitfall, facts)} Take the other link off with `/meeting series`."),
        Pitfall.NoExecutive => Mrkdwn.Of($"*No accountable executive.* {Finding(pitfall, facts)} `/align members` names one."),
        Pitfall.UnsignedDefinition => Mrkdwn.Of(
            $"*Unsigned definitions.* {Finding(pitfall, facts)} `/align artifacts` shows who is to sign."),
        Pitfall.OneLongMeeting => Mrkdwn.Of(
            $"*One long meeting.* {Finding(pitfall, facts)} `/meeting series` has a pack of three short ones."),
        Pitfall.DecidersMissing => Mrkdwn.Of(
            $"*Deciders missing.* {Finding(pitfall, facts)} Name deputies with `/align members`, or move the meeting."),
        _ => Mrkdwn.Of(
            $"*Pay of one side.* The incentives tie the pay of one side alone to the shared list. `/align artifacts` opens them."),
    };

    /// <summary>Why something was refused, and what there is to do.</summary>
    public static Mrkdwn Say(DriftRefusal no, ProgramInfo program) => no switch
    {
        DriftRefusal.NotYours it => Mrkdwn.Of($"{Only(program, it.WhoMay)} what drifts, and what to do about it. `/align status` and "
            + $"`/align scoreboard` show everybody how the program stands."),
        DriftRefusal.NotYourSettings it => Mrkdwn.Of($"Only {Who(program, it.WhoMay, "the operating lead")} can change that."),
        DriftRefusal.NotALeader it => Mrkdwn.Of($"Only {Who(program, it.WhoMay, "the two leaders")} can turn that on or off."),
        DriftRefusal.NotCounted => Mrkdwn.Of($"No message of yours is counted: only those of full members are."),
        DriftRefusal.BadWords it => Mrkdwn.Of($"{it.Problems[0].Problem}"),
        _ => throw new InvalidOperationException($"No words for {no.GetType().Name}."),
    };

    static string Only(ProgramInfo program, IReadOnlyList<UserId> whoMay) =>
        whoMay.Count == 0 ? "Only those who lead and run the program read" : $"Only {Names.List(program.Roster, whoMay)} read";

    static string Who(ProgramInfo program, IReadOnlyList<UserId> whoMay, string otherwise) =>
        whoMay.Count == 0 ? otherwise : Names.List(program.Roster, whoMay, " or ");
}
