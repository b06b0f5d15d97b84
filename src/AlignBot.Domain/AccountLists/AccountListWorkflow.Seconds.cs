namespace AlignBot.Domain.AccountLists;

/// <summary>The lists that are compared with the shared one.</summary>
public static partial class AccountListWorkflow
{
    static Outcome<AccountList> SetUpSecond(AccountList state, AccountListCommand.SetUpSecond command, RuleContext context)
    {
        if (((command.Actor is { } actor ? WhyNotKeep(actor, context) : null)
            ?? TextLimits.Check(FormField.ListName, command.Name, TextLimits.Line)) is { } no)
        {
            return Refused(no);
        }

        var name = command.Name.Trim();
        var known = state.Second(name);
        if (known is not null && known.Source == command.Source && known.Mapping.Equals(command.Mapping))
        {
            return new Outcome<AccountList>.Ignored("it is read so already");
        }

        if (known is null && state.Seconds.Length >= MostSeconds)
        {
            return Refused(new AccountListRefusal.TooManySeconds(MostSeconds));
        }

        var second = new SecondList(known?.Name ?? name, command.Source) { Mapping = command.Mapping };
        Effect[] read = command.Source == AccountList.FromFiles ? [] : [new AccountListEffect.Read(command.Source)];
        return new Outcome<AccountList>.Changed(
            state with
            {
                Seconds = [
                    .. state.Seconds.Where(one => one != known).Append(second).OrderBy(one => one.Name, StringComparer.OrdinalIgnoreCase)],
            },
            [new AccountListEffect.Log(new AccountListFact.SecondSetUp(second.Name, second.Source), command.Actor), .. read]);
    }

    static Outcome<AccountList> DropSecond(AccountList state, AccountListCommand.DropSecond command, RuleContext context)
    {
        if (WhyNotKeep(command.Actor, context) is { } no)
        {
            return Refused(no);
        }

        return state.Second(command.Name) is { } known
            ? new Outcome<AccountList>.Changed(
                state with { Seconds = state.Seconds.Remove(known) }, [new AccountListEffect.Log(new AccountListFact.SecondDropped(known.Name), command.Actor)])
            : Refused(new AccountListRefusal.NoSuchSecond(command.Name.Trim()));
    }

    static Outcome<AccountList> Compare(AccountList state, AccountListCommand.Compare command, RuleContext context)
    {
        if (command.Actor is { } actor && WhyNotKeep(actor, context) is { } no)
        {
            return Refused(no);
        }

        if (state.Second(command.Name) is not { } known)
        {
            return command.Actor is null
                ? new Outcome<AccountList>.Ignored("it is not compared any more")
                : Refused(new AccountListRefusal.NoSuchSecond(command.Name));
        }

        if (command.Reading.Source != known.Source || (command.Mapping is { } mapping && !mapping.Equals(known.Mapping))
            || (command.Again ? known.Reading?.Reading != command.Reading.Reading : command.Actor is null
                && command.Reading.TakenAt < known.Reading?.TakenAt))
        {
            return new Outcome<AccountList>.Ignored("it is read otherwise by now, or a newer reading is there");
        }

        // Read daily, and written down where something is otherwise: the trend is of what changed, and of what can be read again.
        Effect[] log = (known.Trouble is null || command.Again) && known.Divergence is { } last
            && last with { At = command.Found.At } == command.Found
            ? []
            : [new AccountListEffect.Log(new AccountListFact.Compared(known.Name, command.Found), command.Actor)];
        return new Outcome<AccountList>.Changed(
            state with { Seconds = state.Seconds.Replace(known, known with { Reading = command.Reading, Divergence = command.Found, Trouble = command.Again ? known.Trouble : null }) }, [.. log]);
    }

    static Outcome<AccountList> FailSecond(AccountList state, AccountListCommand.FailSecond command, RuleContext context)
    {
        if (state.Second(command.Name) is not { } known || !known.Mapping.Equals(command.Mapping)
            || Troubled(known.Trouble, command.Text, context) is not { } trouble)
        {
            return new Outcome<AccountList>.Ignored("it is known, or it is read otherwise by now");
        }

        return new Outcome<AccountList>.Changed(
            state with { Seconds = state.Seconds.Replace(known, known with { Trouble = trouble }) },
            [new AccountListEffect.Log(new AccountListFact.SecondFailed(known.Name, command.Text), Actor: null)]);
    }
}
