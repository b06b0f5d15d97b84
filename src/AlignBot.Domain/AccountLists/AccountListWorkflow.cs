using System.Collections.Immutable;
using AlignBot.Domain.People;

namespace AlignBot.Domain.AccountLists;

/// <summary>The rules of the shared account list: one source, readings that are taken whole or not at all, a weekly diff that both leaders stand by.</summary>
public static partial class AccountListWorkflow
{
    /// <summary>The most second lists of a program.</summary>
    public const int MostSeconds = 8;

    /// <summary>A list of which nobody has said yet where it comes from.</summary>
    public static AccountList Blank(AccountListId id, ProgramId program) => new() { Id = id, Program = program };

    /// <summary>Applies a command to the list.</summary>
    public static Outcome<AccountList> Apply(AccountList state, AccountListCommand command, AccountListContext context) => command switch
    {
        AccountListCommand.SetUp setUp => SetUp(state, setUp, context),
        AccountListCommand.Take take => Take(state, take, context),
        AccountListCommand.Confirm confirm => Confirm(state, confirm, context),
        AccountListCommand.Discard discard => Discard(state, discard, context),
        AccountListCommand.Fail fail => Fail(state, fail, context),
        AccountListCommand.PostDiff post => PostDiff(state, post, context),
        AccountListCommand.Attest attest => Attest(state, attest, context),
        AccountListCommand.SetUpSecond second => SetUpSecond(state, second, context),
        AccountListCommand.DropSecond drop => DropSecond(state, drop, context),
        AccountListCommand.Compare compare => Compare(state, compare, context),
        AccountListCommand.PeopleChanged => PeopleChanged(state, context),
        AccountListCommand.CalendarChanged => state.Base is null
            ? new Outcome<AccountList>.Ignored("no diff is awaited")
            : new Outcome<AccountList>.Changed(state, [Awaited(state, context)]),
        _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
    };

    /// <summary>Keeps the list: those who run the program, and both leaders.</summary>
    public static bool MayKeep(UserId user, AccountListContext context) => ProgramKeepers.Include(context.Roster, user, context.Now);

    /// <summary>Why somebody can't keep the list; null when they can.</summary>
    public static Refusal? WhyNotKeep(UserId actor, AccountListContext context) => MayKeep(actor, context) ? null : new AccountListRefusal.NotYours(ProgramKeepers.All(context.Roster, context.Now));

    /// <summary>For which sides somebody stands by a diff. Empty: for none.</summary>
    public static ImmutableArray<Role> Attests(UserId user, AccountListContext context) =>
        [.. WeeklyDiff.Leaders.Where(role => context.Roster.MayDecide(user) && (context.Roster.Holder(role) == user || context.Roster.Acts(user, role, context.Now)))];

    static Outcome<AccountList> SetUp(AccountList state, AccountListCommand.SetUp command, AccountListContext context)
    {
        if (command.Actor is { } actor && WhyNotKeep(actor, context) is { } no)
        {
            return Refused(no);
        }

        var (isOther, isReadOtherwise) = (state.Source != command.Source, !state.Mapping.Equals(command.Mapping));
        if (!isOther && !isReadOtherwise && state.Dates == command.Dates)
        {
            return new Outcome<AccountList>.Ignored("it says so already");
        }

        // Another source names accounts by other keys: what was and what is can't be told apart by them, so its first reading is no diff.
        var next = state with
        {
            Source = command.Source,
            Mapping = command.Mapping,
            Dates = command.Dates,
            Base = isOther ? null : state.Base,
            Held = isOther || isReadOtherwise ? null : state.Held,
            Trouble = isOther ? null : state.Trouble,
        };
        List<AccountListEffect> effects = [new AccountListEffect.Log(new AccountListFact.SetUp(command.Source, command.Mapping, command.Dates), command.Actor), new AccountListEffect.SettingsChanged()];
        if (isOther || isReadOtherwise)
        {
            effects.AddRange(NoLonger(state.Held));
        }

        if (next.Base is not null)
        {
            effects.Add(Awaited(next, context));
        }

        if (command.Source != AccountList.FromFiles && (isOther || isReadOtherwise))
        {
            effects.Add(new AccountListEffect.Read(command.Source));
        }

        return new Outcome<AccountList>.Changed(next, [.. effects]);
    }

    static Outcome<AccountList> PostDiff(AccountList state, AccountListCommand.PostDiff command, AccountListContext context)
    {
        if (state.Base is not { } from || state.Current is not { } to || from.Reading != command.From || to.Reading != command.To)
        {
            return new Outcome<AccountList>.Ignored("the list is another one by now");
        }

        var diff = new WeeklyDiff(command.Id, (state.Diff?.Number ?? 0) + 1, context.Now, from, to, command.Kinds);
        var next = state with
        {
            Diff = diff,
            Base = to,
            Unattested = state.Diff switch
            {
                null or { Changes: 0 } => state.Unattested,
                { IsAttested: true } => 0,
                _ => state.Unattested + 1,
            },
        };
        AccountListEffect[] before = state.Diff is { } last ? [new AccountListEffect.Refresh(last.Number)] : [];
        return new Outcome<AccountList>.Changed(
            next, [new AccountListEffect.Log(new AccountListFact.DiffPosted(diff.Number, diff.Kinds), Actor: null), new AccountListEffect.Post(), .. before, Awaited(next, context)]);
    }

    static Outcome<AccountList> Attest(AccountList state, AccountListCommand.Attest command, AccountListContext context)
    {
        if (Attests(command.Actor, context) is not { IsEmpty: false } roles)
        {
            return Refused(new AccountListRefusal.NotALeader(ProgramKeepers.Holding(WeeklyDiff.Leaders, context.Roster, context.Now)));
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

        var attested = diff with { Attested = diff.Attested.AddRange(open.Select(role => new Attestation(role, command.Actor, context.Now))) };
        return new Outcome<AccountList>.Changed(
            state with { Diff = attested, Unattested = attested.IsAttested ? 0 : state.Unattested },
            [.. open.Select(role => (Effect)new AccountListEffect.Log(new AccountListFact.Attested(diff.Number, role), command.Actor)), new AccountListEffect.Refresh(diff.Number)]);
    }

    static AccountListEffect.SetTimer Awaited(AccountList state, AccountListContext context) =>
        new(AccountListEffect.DiffTimer, state.Dates.After(context.Now, context.Calendar));

    static Outcome<AccountList>.Refused Refused(Refusal why) => new(why);
}
