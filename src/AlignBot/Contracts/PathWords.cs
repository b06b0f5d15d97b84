using AlignBot.Domain;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Contracts;

/// <summary>The escalation path as people read it.</summary>
static class PathWords
{
    /// <summary>'Level 2: Dana and Priya decide together within 2 working days.'</summary>
    public static Mrkdwn Level(EscalationPath path, int level, Roster roster, IEnumerable<UserId> parties)
    {
        var step = path.Levels[level];
        return Mrkdwn.Of($"Level {level + 1}: {Deciders(step, roster, parties)} {Verb(step)} within {step.Window.ToWords()}.");
    }

    /// <summary>'Morgan (accountable executive), 1 working day'.</summary>
    public static Mrkdwn Next(EscalationPath path, int level, Roster roster, IEnumerable<UserId> parties)
    {
        var step = path.Levels[level];
        return Mrkdwn.Of($"{Deciders(step, roster, parties)}, {step.Window.ToWords()}");
    }

    /// <summary>'Morgan (accountable executive)'.</summary>
    public static string Who(EscalationPath path, int level, Roster roster, IEnumerable<UserId> parties) =>
        Deciders(path.Levels[level], roster, parties);

    /// <summary>How many have to say the same.</summary>
    public static string Verb(EscalationLevel level) => (level.Rule, level.Deciders.Length, level.IsTheParties) switch
    {
        (_, _, true) => "settle it",
        (_, 1, _) => "decides",
        (DecisionRule.One, _, _) => "decide, whoever is first,",
        (DecisionRule.Majority, _, _) => "decide by majority",
        _ => "decide together",
    };

    static string Deciders(EscalationLevel level, Roster roster, IEnumerable<UserId> parties) => Names.Join(
        [.. level.Deciders.SelectMany(decider => decider switch
        {
            Decider.TheParties => parties.Select(party => Names.Of(roster, party)),
            Decider.ByPerson person => [Names.Of(roster, person.Person)],
            Decider.ByRole role => [roster.Holder(role.Role) is { } holder ? $"{Names.Of(roster, holder)} ({Names.Of(role.Role)})" : Names.Of(role.Role)],
            _ => [],
        })]);
}
