using System.Collections.Immutable;
using AlignBot.Domain.People;

namespace AlignBot.Domain.AccountLists;

/// <summary>The rules of the shared account list: one source, readings that are taken whole or not at all, a weekly diff that both leaders
/// stand by.</summary>
public static partial class AccountListWorkflow
{
    /// <summary>The most second lists of a program.</summary>
    public const int MostSeconds = 8;

    /// <summary>A list of which nobody has said yet where it comes from.</summary>
    public static AccountList Blank(AccountListId id, ProgramId program) => new() { Id = id, Program = program };

    /// <summary>Applies a command to the list.</summary>
    public static Outcome<AccountList> Apply(AccountList state, AccountListCommand command, RuleContext context) => command switch
    {
        AccountListCommand.SetUp setUp => SetUp(state, setUp, context),
        AccountListCommand.Take take => Take(state, take, context),
        AccountListCommand.Confirm confirm => Confirm(state, confirm, context),
        AccountListCommand.Discard discard => Discard(state, discard, context),
        AccountListCommand.Fail fail => Fail(state, fail, context),
        AccountListCommand.FailSecond fail => FailSecond(state, fail, context),
        AccountListCommand.AwaitDiff await => AwaitDiff(state, await, context),
        AccountListCommand.PostDiff post => PostDiff(state, post, context),
        AccountListCommand.Attest attest => Attest(state, attest, context),
        AccountListCommand.SetUpSecond second => SetUpSecond(state, second, context),
        AccountListCommand.DropSecond drop => DropSecond(state, drop, context),
        AccountListCommand.Compare compare => Compare(state, compare, context),
        AccountListCommand.MatchOwners match => MatchOwners(state, match),
        AccountListCommand.PeopleChanged => PeopleChanged(state, context),
        AccountListCommand.CalendarChanged => CalendarChanged(state, context),
        _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
    };

    /// <summary>Keeps the list: those who run the program, and both leaders.</summary>
    public static bool MayKeep(UserId user, RuleContext context) => ProgramKeepers.Include(context.Roster, user, context.Now);

    /// <summary>Why somebody can't keep the list; null when they can.</summary>
    public static Refusal? WhyNotKeep(UserId actor, RuleContext context) => MayKeep(actor, context)
        ? null
        : new AccountListRefusal.NotYours(context.Roster.NamedTo(actor, ProgramKeepers.All(context.Roster, context.Now)));

    /// <summary>For which sides somebody stands by a diff. Empty: for none.</summary>
    public static ImmutableArray<Role> Attests(UserId user, RuleContext context) =>
        [.. WeeklyDiff.Leaders.Where(role => context.Roster.MayDecide(user)
            && (context.Roster.Holder(role) == user || context.Roster.Acts(user, role, context.Now)))];

    static Outcome<AccountList> SetUp(AccountList state, AccountListCommand.SetUp command, RuleContext context)
    {
        if (command.Actor is { } actor && WhyNotKeep(actor, context) is { } no)
        {
            return Refused(no);
        }

        var (isOther, isReadOtherwise) = (state.Source != command.Source, !state.Mapping.Equals(command.Mapping));
        if (!isOther && !isReadOtherwise && state.Dates == command.Dates && state.Pairs == command.Pairs)
        {
            return new Outcome<AccountList>.Ignored("it says so already");
        }

        // Another source names accounts by other keys: what was and what is can't be told apart by them, so its first reading is no diff.
        var next = state with
        {
            Source = command.Source,
            Mapping = command.Mapping,
            Dates = command.Dates,
            Pairs = command.Pairs,
            Base = isOther ? null : state.Base,
            NextDiff = isOther ? null : state.NextDiff,
            DueDiff = isOther ? null : state.DueDiff,
            Held = isOther || isReadOtherwise ? null : state.Held,
            Trouble = isOther ? null : state.Trouble,
        };
        List<AccountListEffect> effects = [
            new AccountListEffect.Log(
                new AccountListFact.SetUp(command.Source, command.Mapping, command.Dates) { Pairs = command.Pairs }, command.Actor),
            new AccountListEffect.SettingsChanged()];
        if (isOther || isReadOtherwise)
        {
            effects.AddRange(NoLonger(state.Held));
        }

        if (next.Base is not null && !IsDue(next, context))
        {
            (next, var timer) = Awaited(next, context);
            effects.Add(timer);
        }

        if (command.Source != AccountList.FromFiles && (isOther || isReadOtherwise))
        {
            effects.Add(new AccountListEffect.Read(command.Source));
        }

        return new Outcome<AccountList>.Changed(next, [.. effects]);
    }

    static Outcome<AccountList> MatchOwners(AccountList state, AccountListCommand.MatchOwners command) =>
        state.Members.Count == command.Members.Count
            && state.Members.All(known => command.Members.TryGetValue(known.Key, out var user) && user == known.Value)
            ? new Outcome<AccountList>.Ignored("they are known")
            : new Outcome<AccountList>.Changed(
                state with { Members = command.Members }, [new AccountListEffect.Log(new AccountListFact.OwnersMatched(command.Members.Count), Actor: null)]);

    static Outcome<AccountList>.Refused Refused(Refusal why) => new(why);
}
