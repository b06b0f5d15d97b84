using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.People.Accepting;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.People;

/// <summary>Who is who: roles with their deputies, functions, who is away, and who can't take part.</summary>
static class MembersCard
{
    /// <summary>How many absences are listed; <c>/align away list</c> has them all.</summary>
    const int Listed = 8;

    public static (Mrkdwn Text, IReadOnlyList<Block> Blocks) Show(ProgramInfo program, UserId reader, Instant now)
    {
        var roster = program.Roster;
        var governs = roster.MayGovern(reader, now);
        var title = Mrkdwn.Of($"*{program.Name}: who is who*").Shortened(300);
        var blocks = new List<Block> { new SectionBlock(title) };
        foreach (var role in Enum.GetValues<Role>())
        {
            blocks.Add(new SectionBlock(Role(role, program, now).Shortened(1000))
            {
                Accessory = RosterChecks.WhyNotFill(roster, role, reader, now) is null
                    ? new Button(MembersButtons.RoleActionOf(role), "Change") { Value = new ProgramRef(program.Key.ProgramId).ToString(), AccessibilityLabel = $"Change {Names.Of(role)}" }
                    : roster.Holder(role) == reader
                    ? new Button(MembersButtons.DeputyActionOf(role), "Name a deputy") { Value = new ProgramRef(program.Key.ProgramId).ToString(), AccessibilityLabel = $"Name a deputy {Names.Of(role)}" }
                    : null,
            });
        }

        blocks.Add(new DividerBlock());
        blocks.Add(new SectionBlock(Functions(roster).Shortened(3000)));
        if (Away(roster, now) is { Length: > 0 } away)
        {
            blocks.Add(new SectionBlock(away.Shortened(3000)));
        }

        if (Others(roster) is { Length: > 0 } others)
        {
            blocks.Add(new ContextBlock(others.Shortened(2000)));
        }

        var buttons = new List<IActionsElement>();
        if (governs)
        {
            buttons.Add(new Button(MembersButtons.FunctionsAction, "Change functions") { Value = new ProgramRef(program.Key.ProgramId).ToString() });
        }

        buttons.Add(new Button(AwayButtons.OpenAction, "Enter days away") { Value = new ProgramRef(program.Key.ProgramId).ToString() });
        blocks.Add(new ActionsBlock(buttons));
        return (title, blocks);
    }

    static Mrkdwn Role(Role role, ProgramInfo program, Instant now)
    {
        var roster = program.Roster;
        if (roster.Holding(role) is not { } holding)
        {
            return Mrkdwn.Of($"*{Capital.Of(Names.Of(role))}*   nobody yet");
        }

        var line = Mrkdwn.Of($"*{Capital.Of(Names.Of(role))}*   {Names.Of(roster, holding.Holder)}{State(roster, holding.Holder, now)}{(program.DoubtOf(role) is { } doubt ? $" ({doubt})" : "")}");
        return holding.Deputy is { } deputy
            ? line + Mrkdwn.Of($"\nDeputy: {Names.Of(roster, deputy)}{RoleWords.Dates(holding)}{State(roster, deputy, now)}")
            : line + Mrkdwn.Of($"\nNo deputy");
    }

    /// <summary>What keeps somebody from acting now: ' (away)', ' (has left the workspace)'.</summary>
    static string State(Roster roster, UserId user, Instant now) =>
        roster.StandingOf(user) is not Standing.Member and var standing ? $" ({Names.Why(standing)})"
        : roster.IsAway(user, now) ? " (away)"
        : "";

    static Mrkdwn Functions(Roster roster)
    {
        var people = roster.Members.Where(member => member.Standing is Standing.Member or Standing.NotInChannel).ToLookup(member => member.Function);
        var lines = Enum.GetValues<Function>().Select(function => Line(Capital.Of(Names.Of(function)), people[function]));
        return people[null].Any()
            ? Mrkdwn.Join("\n", lines.Append(Line("No function", people[null])))
            : Mrkdwn.Join("\n", lines);

        Mrkdwn Line(string name, IEnumerable<Member> members) => Mrkdwn.Of($"*{name}:* {Names.Join([.. members.Select(member => member.DisplayName).Order(StringComparer.OrdinalIgnoreCase)])}");
    }

    static Mrkdwn Away(Roster roster, Instant now)
    {
        var coming = roster.Absences.Where(absence => absence.To >= roster.DayOf(absence.User, now)).OrderBy(absence => absence.From).ToList();
        return coming.Count == 0
            ? Mrkdwn.Empty
            : Mrkdwn.Of($"*Away:*\n") + Mrkdwn.Join("\n", coming.Take(Listed).Select(absence => Mrkdwn.Of($"{Names.Of(roster, absence.User)} {RoleWords.Days(absence)}")))
                + (coming.Count > Listed ? Mrkdwn.Of($"\nand {coming.Count - Listed} more: `/align away list`") : Mrkdwn.Empty);
    }

    static Mrkdwn Others(Roster roster)
    {
        var others = roster.Members.Where(member => member.Standing is not Standing.Member)
            .Select(member => $"{member.DisplayName} {Names.Why(member.Standing)}").ToList();
        return others.Count == 0 ? Mrkdwn.Empty : Mrkdwn.Of($"{string.Join("  ·  ", others)}");
    }
}
