using System.Globalization;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Wording;

namespace AlignBot.Policy;

/// <summary>Words what the linter found, each with what to do about it. Plain text: some of it stands under a form's field.</summary>
static class PathFindings
{
    public static string Say(PathFinding finding, Roster roster) => finding switch
    {
        PathFinding.NoLevels => "The path has no levels: add at least one, or nobody is ever asked.",
        PathFinding.NoCategories => "There is no category to raise a dispute in: add at least one.",
        PathFinding.CategoryTwice twice => $"Two categories have the key '{twice.Key}': rename or remove one of them.",
        PathFinding.NoDeciders no => $"Level {no.Level + 1} names nobody: choose a role, a person, or the parties.",
        PathFinding.PartiesMustAgree parties =>
            $"Level {parties.Level + 1} asks the parties, and one word would settle for both: where the parties decide, the rule is 'all'.",
        PathFinding.DeciderTwice twice => $"Level {twice.Level + 1} names {LevelWords.Who(twice.Decider, roster)} twice: name each role or person once.",
        PathFinding.ShorterThanTheMinimum shorter =>
            $"Level {shorter.Level + 1} has {shorter.Window.ToWords()}, less than the {shorter.Minimum.ToWorkWords()} that deciders have at least: whoever is told late gets the whole {shorter.Window.ToWords()}. Lengthen the level, or shorten the minimum.",
        PathFinding.AwayWithoutDeputy away =>
            $"{Names.Of(roster, away.Holder)}, {Names.Of(away.Role)}, is away until {YamlValues.Iso(away.Until)} and nobody stands in for them. Name a deputy with /align members.",
        PathFinding.WindowOutOfRange window =>
            $"Level {window.Level + 1} can't have a window of {window.Window}: write at least 1 and at most {new Window(Window.Limit(window.Window.Unit), window.Window.Unit)}.",
        PathFinding.NoDefault => "Nothing is said for when nobody decides: write for example 'Nothing changes.'",
        PathFinding.ReminderOutsideWindow reminder =>
            string.Create(CultureInfo.InvariantCulture, $"A reminder at {reminder.Percent} % of level {reminder.Level + 1} would not come before its deadline: choose 1 to 99."),
        PathFinding.CanNotDecide { Role: { } role } no =>
            $"Level {no.Level + 1}: {Names.Of(roster, no.Person)}, who holds the role {Names.Of(role)}, {Names.Why(no.Standing)} and can't decide. Give the role to somebody else with /align members.",
        PathFinding.CanNotDecide no =>
            $"Level {no.Level + 1}: {Who(roster, no)} and can't decide. Name a full member of the workspace who is in the channel.",
        PathFinding.RoleVacant vacant => $"Level {vacant.Level + 1}: nobody is {Names.Of(vacant.Role)}. Give the role with /align members, or name somebody else.",
        PathFinding.AlwaysSkipped { Why: LevelEnd.OneSideOnly } skipped =>
            $"Level {skipped.Level + 1} would always be skipped: only one side's decider can sit there. Name somebody for the other side, or let one decide.",
        PathFinding.AlwaysSkipped skipped =>
            $"Level {skipped.Level + 1} would always be skipped: {Names.Join([.. skipped.Seats.Select(seat => Empty(seat, roster))])}. Name somebody else, or remove the level.",
        PathFinding.SamePersonOnEveryLevel same => $"{Names.Of(roster, same.Person)} decides at every level, so going up changes nothing. Name somebody else at one of them.",
        PathFinding.OnlyTheParties { IsLast: true } last =>
            $"Level {last.Level + 1}, the last, is the parties alone: if they don't settle, it ends undecided. Add a level with somebody above them.",
        PathFinding.OnlyTheParties again => $"Level {again.Level + 1} asks the parties again, who had their say at the first. Remove it, or name somebody else.",
        PathFinding.LongerThanAQuarter quarter =>
            $"A dispute that goes all the way takes {quarter.Total.Days} days, longer than a quarter. Shorten the windows.",
        PathFinding.NoDeputy none =>
            $"{Names.Of(roster, none.Holder)} has no deputy as {Names.Of(none.Role)}: days away would leave nobody to decide. Name one with /align members.",
        _ => throw new InvalidOperationException($"No words for the finding {finding.GetType().Name}."),
    };

    static string Who(Roster roster, PathFinding.CanNotDecide no) =>
        roster.Find(no.Person) is { } known ? $"{known.DisplayName} {Names.Why(no.Standing)}" : "somebody named there is not in the channel";

    static string Empty(Seat seat, Roster roster) => seat switch
    {
        { For: null, Role: { } role } => $"nobody is {Names.Of(role)}",
        { For: { } person, Reason: SeatReason.SitsElsewhere } => $"{Names.Of(roster, person)} sits at a higher level",
        { For: { } person } => $"{Names.Of(roster, person)} can't sit there",
        _ => "nobody is named",
    };
}
