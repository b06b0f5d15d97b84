using AlignBot.Domain.People;

namespace AlignBot.Domain.AccountLists;

/// <summary>What becomes of a reading.</summary>
public static partial class AccountListWorkflow
{
    static Outcome<AccountList> Take(AccountList state, AccountListCommand.Take command, RuleContext context)
    {
        if (command.Actor is { } actor && WhyNotKeep(actor, context) is { } no)
        {
            return Refused(no);
        }

        if (command.Source != (state.Source ?? AccountList.FromFiles))
        {
            return command.Actor is null
                ? new Outcome<AccountList>.Ignored("the list comes from elsewhere by now")
                : Refused(new AccountListRefusal.ComesFrom(state.Source!));
        }

        if (command.Mapping is { } mapping && !mapping.Equals(state.Mapping))
        {
            return command.Actor is null
                ? new Outcome<AccountList>.Ignored("it is read otherwise by now, and is read again")
                : Refused(new AccountListRefusal.ReadingGone());
        }

        if (command.Actor is null && state.Base is not null && command.At < state.Current?.TakenAt)
        {
            return new Outcome<AccountList>.Ignored("a newer reading is there");
        }

        var recovered = Recovered(state);
        if (state.Current is { } current && current.Counts == command.Counts && state.Base is not null)
        {
            // Alike: the list is what it was, as of now.
            return new Outcome<AccountList>.Changed(
                state with
                {
                    Current = current with { Reading = command.Reading, TakenAt = command.At },
                    Base = state.Base.Reading == current.Reading ? state.Base with { Reading = command.Reading } : state.Base,
                    Trouble = null,
                    Held = null,
                },
                [.. recovered, .. NoLonger(state.Held)]);
        }

        // With another source the length says nothing.
        var before = state.Base is null ? null : state.Current?.Counts.Accounts;
        if (ListGuard.WhyAsk(before, command.Counts.Accounts) is { } why && !command.Seen)
        {
            return command.Actor is null
                ? Hold(state, command, why, context)
                : Refused(new AccountListRefusal.NotSeen(why, before ?? 0, command.Counts.Accounts));
        }

        return Taken(state, command, ListGuard.WhyAsk(before, command.Counts.Accounts), context);
    }

    static Outcome<AccountList> Hold(AccountList state, AccountListCommand.Take command, GuardReason why, RuleContext context)
    {
        if (state.Held is { } same && same.Why == why && same.Counts == command.Counts)
        {
            // Read again, it is as odd as before: whoever is asked is asked once.
            return state.Trouble is null
                ? new Outcome<AccountList>.Ignored("it is asked about already")
                : new Outcome<AccountList>.Changed(state with { Trouble = null }, [.. Recovered(state)]);
        }

        var asked = state.Held?.Asked is { } before && MayKeep(before, context) ? before : Asked(context);
        var held = new HeldReading(command.Reading, command.Source, command.At, command.Counts, why, asked);
        var log = new AccountListEffect.Log(
            new AccountListFact.Held(command.Source, why, state.Current?.Counts.Accounts ?? 0, command.Counts.Accounts), Actor: null);
        return new Outcome<AccountList>.Changed(
            state with { Held = held, Trouble = null }, [.. Recovered(state), log, .. Asking(state.Held, held)]);
    }

    static IEnumerable<AccountListEffect> Asking(HeldReading? before, HeldReading held) => held.Asked is not { } to ? NoLonger(before)
        : before?.Asked == to ? [new AccountListEffect.RefreshAsk(to)]
        : [.. NoLonger(before), new AccountListEffect.AskAbout(to, held.Reading)];

    static Outcome<AccountList>.Changed Taken(
        AccountList state, AccountListCommand.Take command, GuardReason? confirmed, RuleContext context)
    {
        var snapshot = new ListSnapshot(state.Snapshots + 1, command.Reading, command.Source, command.At, command.Counts, command.Actor);
        var next = state with
        {
            Source = command.Source,
            Current = snapshot,
            Base = state.Base ?? snapshot,
            Snapshots = snapshot.Number,
            Held = null,
            Trouble = null,
        };
        List<Effect> first = [];
        if (state.Base is null)
        {
            (next, var timer) = Awaited(next, context);
            first.Add(timer);
        }

        Effect[] begun = state.Source is null ? [new AccountListEffect.SettingsChanged()] : [];
        return new Outcome<AccountList>.Changed(
            next,
            [
                .. Recovered(state), .. begun,
                new AccountListEffect.Log(
                    new AccountListFact.Taken(snapshot.Number, snapshot.Source, snapshot.Counts, confirmed), command.Actor),
                .. NoLonger(state.Held), .. first,
            ]);
    }

    static Outcome<AccountList> Confirm(AccountList state, AccountListCommand.Confirm command, RuleContext context)
    {
        if (WhyNotKeep(command.Actor, context) is { } no)
        {
            return Refused(no);
        }

        return state.Held is { } held && held.Reading == command.Reading
            ? Taken(
                state, new AccountListCommand.Take(held.Reading, held.Source, held.At, held.Counts, command.Actor, Seen: true), held.Why,
                context)
            : Refused(new AccountListRefusal.NotHeld());
    }

    static Outcome<AccountList> Discard(AccountList state, AccountListCommand.Discard command, RuleContext context)
    {
        if (WhyNotKeep(command.Actor, context) is { } no)
        {
            return Refused(no);
        }

        return state.Held is { } held && held.Reading == command.Reading
            ? new Outcome<AccountList>.Changed(
                state with { Held = null }, [new AccountListEffect.Log(new AccountListFact.Discarded(held.Source, held.Counts.Accounts),
                    command.Actor), .. NoLonger(held)])
            : Refused(new AccountListRefusal.NotHeld());
    }

    /// <summary>What the source gives to the list and to those that are compared with it can't be read alike.</summary>
    static Outcome<AccountList> Fail(AccountList state, AccountListCommand.Fail command, RuleContext context)
    {
        var (next, effects) = (state, new List<Effect>());
        if (command.Source == state.Source && Troubled(state.Trouble, command.Text, context) is { } trouble)
        {
            next = next with { Trouble = trouble };
            effects.Add(new AccountListEffect.Log(new AccountListFact.Failed(command.Source, command.Text), Actor: null));
        }

        foreach (var second in state.Seconds.Where(second => second.Source == command.Source))
        {
            if (Troubled(second.Trouble, command.Text, context) is { } its)
            {
                next = next with { Seconds = next.Seconds.Replace(second, second with { Trouble = its }) };
            }
        }

        return next == state
            ? new Outcome<AccountList>.Ignored("it is known, or the list comes from elsewhere by now")
            : new Outcome<AccountList>.Changed(next, [.. effects]);
    }

    /// <summary>Since when it is so, and why; null where that is known.</summary>
    static ListTrouble? Troubled(ListTrouble? before, string text, RuleContext context) =>
        before?.Text == text ? null : new ListTrouble(before?.Since ?? context.Now, text);

    static Outcome<AccountList> PeopleChanged(AccountList state, RuleContext context)
    {
        if (state.Held is not { } held || (held.Asked is { } asked && MayKeep(asked, context)) || Asked(context) is not { } next
            || next == held.Asked)
        {
            return new Outcome<AccountList>.Ignored("nobody else is to be asked");
        }

        return new Outcome<AccountList>.Changed(
            state with { Held = held with { Asked = next } }, [.. NoLonger(held), new AccountListEffect.AskAbout(next, held.Reading)]);
    }

    static IEnumerable<Effect> Recovered(AccountList state) =>
        state.Trouble is null ? [] : [new AccountListEffect.Log(new AccountListFact.Recovered(state.Source!), Actor: null)];

    static IEnumerable<AccountListEffect> NoLonger(HeldReading? held) =>
        held?.Asked is { } asked ? [new AccountListEffect.AskNoMore(asked, held.Reading)] : [];

    static UserId? Asked(RuleContext context) => ProgramKeepers.Asked(context.Roster, context.Now);
}
