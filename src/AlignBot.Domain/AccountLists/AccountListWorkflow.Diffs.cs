using AlignBot.Domain.People;

namespace AlignBot.Domain.AccountLists;

/// <summary>The weekly diff: when it is due, that it is posted once, and who stands by it.</summary>
public static partial class AccountListWorkflow
{
    /// <summary>A diff that is due in this moment stays due, whatever its day is from now on.</summary>
    static Outcome<AccountList> CalendarChanged(AccountList state, RuleContext context)
    {
        if (state.Base is null || IsDue(state, context))
        {
            return new Outcome<AccountList>.Ignored("no diff is awaited");
        }

        var (next, timer) = Awaited(state, context);
        return new Outcome<AccountList>.Changed(next, [timer]);
    }

    /// <summary>The next is awaited from here on, and not from when this one is posted: none is lost to a source that is slow.</summary>
    static Outcome<AccountList> AwaitDiff(AccountList state, AccountListCommand.AwaitDiff command, RuleContext context)
    {
        if (state.Base is null)
        {
            return new Outcome<AccountList>.Ignored("there is nothing to count from");
        }

        var (next, timer) = Awaited(state, context);
        return new Outcome<AccountList>.Changed(
            next with { DueDiff = state.Dates.Latest(command.At, context.Now, context.Calendar) }, [timer]);
    }

    static Outcome<AccountList> PostDiff(AccountList state, AccountListCommand.PostDiff command, RuleContext context)
    {
        if (state.DueDiff != command.Due || state.Base is not { } from || state.Current is not { } to || from.Reading != command.From
            || to.Reading != command.To)
        {
            return new Outcome<AccountList>.Ignored("the list is another one by now, or another diff is due");
        }

        var diff = new WeeklyDiff(command.Id, (state.Diff?.Number ?? 0) + 1, command.Due ?? context.Now, from, to, command.Kinds);
        var next = state with
        {
            Diff = diff,
            DueDiff = null,
            Base = to,
            Unattested = state.Diff switch
            {
                null or { Changes: 0 } => state.Unattested,
                { IsAttested: true } => 0,
                _ => state.Unattested + 1,
            },
        };
        List<Effect> effects = [
            new AccountListEffect.Log(new AccountListFact.DiffPosted(diff.Number, diff.Kinds), Actor: null), new AccountListEffect.Post()];
        if (state.Diff is { } last)
        {
            effects.Add(new AccountListEffect.Refresh(last.Number));
        }

        if (!(next.NextDiff > context.Now))
        {
            (next, var timer) = Awaited(next, context);
            effects.Add(timer);
        }

        return new Outcome<AccountList>.Changed(next, [.. effects]);
    }

    static Outcome<AccountList> Attest(AccountList state, AccountListCommand.Attest command, RuleContext context)
    {
        if (Attests(command.Actor, context) is not { IsEmpty: false } roles)
        {
            return Refused(new AccountListRefusal.NotALeader(
                context.Roster.NamedTo(command.Actor, ProgramKeepers.Holding(WeeklyDiff.Leaders, context.Roster, context.Now))));
        }

        if (state.Diff is not { } diff || diff.Number != command.Diff)
        {
            return Refused(new AccountListRefusal.NotTheNewest());
        }

        var open = roles.Where(role => diff.Attested.All(one => one.Role != role)).ToList();
        if (open.Count == 0 || diff.Changes == 0)
        {
            return new Outcome<AccountList>.Ignored("they stand by it already");
        }

        var attested = diff with
        {
            Attested = diff.Attested.AddRange(open.Select(role => new Attestation(role, command.Actor, context.Now))),
        };
        return new Outcome<AccountList>.Changed(
            state with { Diff = attested, Unattested = attested.IsAttested ? 0 : state.Unattested },
            [.. open.Select(role => (Effect)new AccountListEffect.Log(new AccountListFact.Attested(diff.Number, role), command.Actor)),
                new AccountListEffect.Refresh(diff.Number)]);
    }

    /// <summary>Its moment has come, and nobody has taken it up yet.</summary>
    static bool IsDue(AccountList state, RuleContext context) => state.NextDiff <= context.Now;

    static (AccountList Next, AccountListEffect.SetTimer Timer) Awaited(AccountList state, RuleContext context)
    {
        var at = state.Dates.After(context.Now, context.Calendar);
        return (state with { NextDiff = at }, new AccountListEffect.SetTimer(AccountListEffect.DiffTimer, at));
    }
}
