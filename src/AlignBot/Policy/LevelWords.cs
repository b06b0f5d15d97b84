using AlignBot.Contracts;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using AlignBot.Engine.Wording;

namespace AlignBot.Policy;

/// <summary>A level of the path in words, for whoever reads the policy rather than a dispute.</summary>
static class LevelWords
{
    /// <summary>'The parties settle it within 1 working day', 'Dana (sales leader) and Priya (marketing leader) decide together within 2 working days'.</summary>
    public static string Sentence(EscalationLevel level, Roster roster) => $"{Capital.Of(Who(level, roster))} {PathWords.Verb(level)} within {level.Window.ToWords()}";

    /// <summary>'the parties', 'Dana (sales leader) and Priya (marketing leader)'.</summary>
    public static string Who(EscalationLevel level, Roster roster) =>
        level.Deciders.IsEmpty ? "nobody" : Names.Join([.. level.Deciders.Select(decider => Who(decider, roster))]);

    public static string Who(Decider decider, Roster roster) => decider switch
    {
        Decider.ByRole role => roster.Holder(role.Role) is { } holder ? $"{Names.Of(roster, holder)} ({Names.Of(role.Role)})" : $"the {Names.Of(role.Role)} (nobody yet)",
        Decider.ByPerson person => Names.Of(roster, person.Person),
        _ => "the parties",
    };

    /// <summary>'reminders at 50 % and 90 %', 'no reminders'.</summary>
    public static string Reminders(EscalationLevel level) => level.Reminders.IsEmpty
        ? "no reminders"
        : $"reminder{(level.Reminders.Length == 1 ? "" : "s")} at {Names.Join([.. level.Reminders.Select(percent => $"{percent} %")])}";

    public static string Rule(DecisionRule rule) => rule switch
    {
        DecisionRule.One => "whoever rules first decides",
        DecisionRule.Majority => "more than half decide",
        _ => "all decide together",
    };
}
