using AlignBot.Domain.People;
using NodaTime;

namespace AlignBot.Domain.Disputes;

/// <summary>What is wrong with a filled-in form: all of it, so that each field gets its sentence at once.</summary>
public static class DisputeChecks
{
    /// <summary>Everything wrong with a new dispute; empty when it can be raised.</summary>
    public static IEnumerable<Refusal> Problems(NewDispute raise, DisputeContext context)
    {
        var standing = context.Roster.StandingOf(raise.RaisedBy);
        if (standing is not Standing.Member)
        {
            yield return new DisputeRefusal.NotPermitted(DisputeDeed.Raise, [], standing);
        }

        if (TextLimits.Check(FormField.Question, raise.Question, TextLimits.Body) is { } question)
        {
            yield return question;
        }

        if (raise.Path.Category(raise.Category) is null)
        {
            yield return new DisputeRefusal.UnknownCategory(raise.Category, raise.Path.Categories);
        }

        foreach (var problem in PartyProblems(raise, context.Roster))
        {
            yield return problem;
        }

        foreach (var problem in OptionProblems(raise))
        {
            yield return problem;
        }

        if (TextLimits.CheckOptional(FormField.Account, raise.Account, TextLimits.Name) is { } account)
        {
            yield return account;
        }

        if (TextLimits.CheckOptional(FormField.Meanwhile, raise.Meanwhile, TextLimits.Line) is { } meanwhile)
        {
            yield return meanwhile;
        }

        if (raise.Although is { Why: var why } && TextLimits.Check(FormField.Reason, why, TextLimits.Line) is { } although)
        {
            yield return although;
        }

        if (TextLimits.CheckOptional(FormField.Default, raise.OtherDefault, TextLimits.Line) is { } other)
        {
            yield return other;
        }
    }

    /// <summary>Everything wrong with the terms of a ruling or settlement; empty when they can stand.</summary>
    public static IEnumerable<Refusal> Problems(Terms terms, Dispute dispute, DisputeContext context)
    {
        var today = context.Now.InZone(dispute.Calendar.Zone).Date;
        var hasOther = !string.IsNullOrWhiteSpace(terms.Other);
        if (terms.Option is { } option && (option < 0 || option >= dispute.Options.Length))
        {
            yield return new DisputeRefusal.UnknownOption(option, dispute.Options.Length);
        }
        else if (terms.Option is null && !hasOther && dispute.Options.IsEmpty)
        {
            yield return new TextRefusal.Missing(FormField.DecisionText);
        }
        else if (terms.Option is null != hasOther)
        {
            yield return new DisputeRefusal.ChooseOneOption(dispute.Options.Length);
        }

        if (TextLimits.CheckOptional(FormField.DecisionText, terms.Other, TextLimits.Body) is { } other)
        {
            yield return other;
        }

        if (TextLimits.Check(FormField.Rationale, terms.Rationale, TextLimits.Body) is { } rationale)
        {
            yield return rationale;
        }

        foreach (var problem in DateProblems(terms.EffectiveOn, terms.ReviewOn, today))
        {
            yield return problem;
        }

        foreach (var problem in ActionProblems(terms.Actions, today, context.Roster))
        {
            yield return problem;
        }
    }

    /// <summary>What is wrong with the dates of a decision.</summary>
    public static IEnumerable<Refusal> DateProblems(LocalDate? effectiveOn, LocalDate? reviewOn, LocalDate today)
    {
        if (effectiveOn < today)
        {
            yield return new TextRefusal.InThePast(FormField.EffectiveOn, effectiveOn.Value, today);
        }

        if (reviewOn < today)
        {
            yield return new TextRefusal.InThePast(FormField.ReviewOn, reviewOn.Value, today);
        }
        else if (reviewOn is { } review && effectiveOn is { } effective && review < effective)
        {
            yield return new TextRefusal.ReviewBeforeEffect(review, effective);
        }
    }

    /// <summary>What is wrong with follow-up actions, each by its row.</summary>
    public static IEnumerable<Refusal> ActionProblems(IReadOnlyCollection<FollowUp> actions, LocalDate today, Roster roster)
    {
        if (actions.Count > TextLimits.Actions)
        {
            yield return new DisputeRefusal.TooMany(FormField.Action, actions.Count, TextLimits.Actions);
        }

        foreach (var (row, action) in actions.Index())
        {
            if (TextLimits.Check(FormField.Action, action.Text, TextLimits.Line) is { } text)
            {
                yield return text with { Row = row };
            }

            if (!roster.MayDecide(action.Owner))
            {
                yield return new TextRefusal.PersonNotEligible(FormField.ActionOwner, action.Owner, roster.StandingOf(action.Owner)) { Row = row };
            }

            if (action.DueOn < today)
            {
                yield return new TextRefusal.InThePast(FormField.ActionDue, action.DueOn, today) { Row = row };
            }
        }
    }

    static IEnumerable<Refusal> PartyProblems(NewDispute raise, Roster roster)
    {
        if (raise.Parties.Length != 2)
        {
            yield return new DisputeRefusal.TwoPartiesNeeded(raise.Parties.Length);
            yield break;
        }

        if (raise.Parties[0].User == raise.Parties[1].User)
        {
            yield return new DisputeRefusal.PartiesMustDiffer(raise.Parties[0].User);
        }

        foreach (var user in raise.Parties.Select(p => p.User).Distinct())
        {
            var standing = roster.StandingOf(user);
            if (standing is not Standing.Member)
            {
                yield return new DisputeRefusal.PartyNotEligible(user, standing);
            }
        }
    }

    static IEnumerable<Refusal> OptionProblems(NewDispute raise)
    {
        if (raise.Options.Length > TextLimits.Options)
        {
            yield return new DisputeRefusal.TooMany(FormField.Option, raise.Options.Length, TextLimits.Options);
        }

        foreach (var option in raise.Options)
        {
            if (TextLimits.Check(FormField.Option, option, TextLimits.Line) is { } problem)
            {
                yield return problem;
            }
        }

        var alike = raise.Options.Where(o => !string.IsNullOrWhiteSpace(o)).GroupBy(o => o.Trim(), StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Skip(1).Any());
        if (alike is not null)
        {
            yield return new DisputeRefusal.OptionsAlike(alike.Key);
        }
    }
}
