using System.Collections.Immutable;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Cadence.Absences;

/// <summary>That whoever must be there will be away, and what can be done about it, wherever it is said.</summary>
static class AwayWords
{
    /// <summary>'You are away, and nobody is there to stand in as marketing leader'.</summary>
    public static string Who(ImmutableArray<Role> roles, Roster roster, UserId reader)
    {
        List<UserId> holders = [.. roles.Select(role => roster.Holder(role)).OfType<UserId>().Distinct()];
        var who = holders is [var one] && one == reader ? "You are" : $"{Names.List(roster, holders)} {(holders.Count == 1 ? "is" : "are")}";
        return $"{who} away then, and nobody is there to stand in as {Names.Join([.. roles.Select(Names.Of)])}";
    }

    /// <summary>A deputy for each role, another time, no meeting, or nothing.</summary>
    public static IEnumerable<Button> Buttons(Meeting meeting, AwayAsk ask, ProgramInfo program)
    {
        var about = MeetingCard.About(meeting, program);
        foreach (var role in ask.Roles)
        {
            var label = ask.Roles.Length == 1 ? "Name a deputy" : $"Name a deputy {Names.Of(role)}";
            yield return new Button(ArrangeAway.DeputyActionOf(role), label) { Value = about, Style = role == ask.Roles[0] ? ButtonStyle.Primary : ButtonStyle.Default };
        }

        yield return new Button(MeetingButtons.MoveAction, "Move it") { Value = about };
        yield return new Button(MeetingButtons.SkipAction, "Call it off") { Value = about };
        yield return new Button(ArrangeAway.LeaveAction, "Leave it") { Value = about };
    }
}
