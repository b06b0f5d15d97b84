using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;
using NodaTime;

namespace AlignBot.Domain.Decisions;

/// <content>What is wrong with what is to be recorded or added: all of it at once, so that a form can say it field by field.</content>
public static partial class DecisionWorkflow
{
    /// <summary>Everything wrong with a decision to be recorded; empty when it can be.</summary>
    public static IEnumerable<Refusal> Problems(NewDecision record, DecisionContext context)
    {
        var standing = context.Roster.StandingOf(record.RecordedBy);
        if (standing is not Standing.Member)
        {
            yield return new DecisionRefusal.MayNotRecord(standing);
        }

        if (TextLimits.Check(FormField.DecisionText, record.Text, TextLimits.Body) is { } text)
        {
            yield return text;
        }

        if (record.Replaces?.Of == record.Id)
        {
            yield return new DecisionRefusal.ItsOwn();
        }

        if (TextLimits.CheckOptional(FormField.Rationale, record.Rationale, TextLimits.Body) is { } rationale)
        {
            yield return rationale;
        }

        if (TextLimits.CheckOptional(FormField.Account, record.Account, TextLimits.Name) is { } account)
        {
            yield return account;
        }

        if (TooMany(record.DecidedBy) is { } many)
        {
            yield return many;
        }

        foreach (var user in record.DecidedBy.Where(user => !context.Roster.MayDecide(user)))
        {
            yield return new TextRefusal.PersonNotEligible(FormField.DecidedBy, user, context.Roster.StandingOf(user));
        }

        foreach (var problem in ExpectationProblems(record.Expected, record.ReviewOn))
        {
            yield return problem;
        }

        foreach (var problem in DisputeChecks.DateProblems(record.EffectiveOn, record.ReviewOn, context.Today))
        {
            yield return problem;
        }

        foreach (var problem in DisputeChecks.ActionProblems(record.Actions, context.Today, context.Roster))
        {
            yield return problem;
        }
    }

    /// <summary>Everything wrong with what is to be added to a decision; empty when it can be.</summary>
    public static IEnumerable<Refusal> Problems(Decision state, DecisionCommand.AddDetails command, DecisionContext context)
    {
        if (Tidy(command.Rationale) is { } rationale && state.Rationale is { } said && said != rationale)
        {
            yield return new DecisionRefusal.AlreadySaid(FormField.Rationale);
        }

        if (command.EffectiveOn is { } effective && state.EffectiveOn is { } from && from != effective)
        {
            yield return new DecisionRefusal.AlreadySaid(FormField.EffectiveOn);
        }

        if (Tidy(command.Expected) is { } expected && state.Expected is { } before && expected != before)
        {
            yield return new DecisionRefusal.AlreadySaid(FormField.Expected);
        }

        foreach (var problem in ExpectationProblems(command.Expected, command.ReviewOn ?? state.ReviewOn))
        {
            yield return problem;
        }

        if (IsOfDispute(state) && !command.DecidedBy.IsEmpty)
        {
            yield return new DecisionRefusal.AlreadySaid(FormField.DecidedBy);
        }

        if (command.Supersedes == state.Id)
        {
            yield return new DecisionRefusal.ItsOwn();
        }

        if (command.Supersedes is not null && state.Links.Length >= ListLimits.Links)
        {
            yield return new DecisionRefusal.TooManyLinks(ListLimits.Links);
        }

        if (state.Actions.Length + command.Actions.Length is var actions and > ListLimits.ActionsOfDecision && !command.Actions.IsEmpty)
        {
            yield return new DisputeRefusal.TooMany(FormField.Action, actions, ListLimits.ActionsOfDecision);
        }

        if (TextLimits.CheckOptional(FormField.Rationale, command.Rationale, TextLimits.Body) is { } text)
        {
            yield return text;
        }

        if (TextLimits.CheckOptional(FormField.Account, command.Account, TextLimits.Name) is { } account)
        {
            yield return account;
        }

        if (!command.DecidedBy.IsEmpty && TooMany(state.DecidedBy.Select(d => d.User).Concat(command.DecidedBy)) is { } many)
        {
            yield return many;
        }

        foreach (var user in command.DecidedBy.Where(user => !context.Roster.MayDecide(user)))
        {
            yield return new TextRefusal.PersonNotEligible(FormField.DecidedBy, user, context.Roster.StandingOf(user));
        }

        foreach (var problem in DisputeChecks.DateProblems(command.EffectiveOn, command.ReviewOn, context.Today))
        {
            yield return problem;
        }

        foreach (var problem in DisputeChecks.ActionProblems(command.Actions, context.Today, context.Roster))
        {
            yield return problem;
        }
    }

    /// <summary>What is expected has a day on which it is looked at: without one nobody ever asks.</summary>
    static IEnumerable<Refusal> ExpectationProblems(string? expected, LocalDate? reviewOn)
    {
        if (TextLimits.CheckOptional(FormField.Expected, expected, TextLimits.Line) is { } text)
        {
            yield return text;
        }

        if (Tidy(expected) is not null && reviewOn is null)
        {
            yield return new DecisionRefusal.ExpectationWithoutDay();
        }
    }

    static DisputeRefusal.TooMany? TooMany(IEnumerable<UserId> deciders) =>
        deciders.Distinct().Count() is var count and > TextLimits.Deciders ? new DisputeRefusal.TooMany(FormField.DecidedBy, count, TextLimits.Deciders) : null;
}
