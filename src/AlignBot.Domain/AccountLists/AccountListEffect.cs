using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace AlignBot.Domain.AccountLists;

/// <summary>What the rules of the list ask of the bot. Closed; carried out in order, in the transaction of the state.</summary>
public abstract record AccountListEffect : Effect
{
    AccountListEffect()
    {
    }

    /// <summary>Its settings say something else than before.</summary>
    public sealed record SettingsChanged : AccountListEffect;

    /// <summary>Have the source read as soon as it can be.</summary>
    public sealed record Read(string Source) : AccountListEffect;

    /// <summary>Post the newest diff.</summary>
    public sealed record Post : AccountListEffect;

    /// <summary>Bring a posted diff to the present state.</summary>
    public sealed record Refresh(int Number) : AccountListEffect;

    /// <summary>Ask somebody whether the held reading is right.</summary>
    public sealed record AskAbout(UserId To, Guid Reading) : AccountListEffect;

    /// <summary>Bring what somebody was asked to the present state.</summary>
    public sealed record RefreshAsk(UserId To) : AccountListEffect;

    /// <summary>It is not theirs to say any more; what they were sent is brought to the present state.</summary>
    public sealed record AskNoMore(UserId To, Guid Reading) : AccountListEffect;

    /// <summary>Wait for a moment.</summary>
    public sealed record SetTimer(string Name, Instant At) : AccountListEffect, ISetsTimer;

    /// <summary>A line of the record.</summary>
    public sealed record Log(AccountListFact Fact, UserId? Actor) : AccountListEffect, ILogs<AccountListFact>;

    /// <summary>The name of its timer, as it is stored.</summary>
    public const string DiffTimer = "diff";
}

/// <summary>Something that happened to the list, as the record keeps it. The discriminators are stored for good.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SetUp), "set_up")]
[JsonDerivedType(typeof(Taken), "taken")]
[JsonDerivedType(typeof(Held), "held")]
[JsonDerivedType(typeof(Discarded), "discarded")]
[JsonDerivedType(typeof(Failed), "failed")]
[JsonDerivedType(typeof(Recovered), "recovered")]
[JsonDerivedType(typeof(DiffPosted), "diff")]
[JsonDerivedType(typeof(Attested), "attested")]
[JsonDerivedType(typeof(SecondSetUp), "second")]
[JsonDerivedType(typeof(SecondDropped), "second_dropped")]
[JsonDerivedType(typeof(SecondFailed), "second_failed")]
[JsonDerivedType(typeof(Compared), "compared")]
[JsonDerivedType(typeof(Paired), "paired")]
[JsonDerivedType(typeof(OwnerNamed), "owner_named")]
[JsonDerivedType(typeof(OwnersMatched), "owners_matched")]
public abstract record AccountListFact
{
    AccountListFact()
    {
    }

    /// <summary>It was said where it comes from and how that is read.</summary>
    public sealed record SetUp(string Source, ListMapping Mapping, DiffDates Dates) : AccountListFact
    {
        /// <summary>Who owns accounts of tier one together.</summary>
        public PairRule Pairs { get; init; }
    }

    /// <summary>Owners were found among the workspace's people by their mail addresses; which, the list says.</summary>
    /// <param name="Owners">How many.</param>
    public sealed record OwnersMatched(int Owners) : AccountListFact;

    /// <summary>A reading was taken for the list.</summary>
    /// <param name="Number">The snapshot's.</param>
    /// <param name="Source">Where it came from.</param>
    /// <param name="Counts">What is in it.</param>
    /// <param name="Confirmed">What was odd about it and confirmed; null where nothing was.</param>
    public sealed record Taken(int Number, string Source, ListCounts Counts, GuardReason? Confirmed) : AccountListFact;

    /// <summary>A reading waits for somebody to confirm it.</summary>
    public sealed record Held(string Source, GuardReason Why, int Before, int Now) : AccountListFact;

    /// <summary>A held reading was wrong.</summary>
    public sealed record Discarded(string Source, int Accounts) : AccountListFact;

    /// <summary>The source can't be read.</summary>
    public sealed record Failed(string Source, string Text) : AccountListFact;

    /// <summary>It can be read again.</summary>
    public sealed record Recovered(string Source) : AccountListFact;

    /// <summary>A week's changes were posted.</summary>
    public sealed record DiffPosted(int Number, ImmutableSortedDictionary<AccountChangeKind, int> Kinds) : AccountListFact;

    /// <summary>A leader stands by them.</summary>
    public sealed record Attested(int Diff, People.Role Role) : AccountListFact;

    /// <summary>A second list was added, or is read otherwise.</summary>
    public sealed record SecondSetUp(string Name, string Source) : AccountListFact;

    /// <summary>A second list is not compared any more.</summary>
    public sealed record SecondDropped(string Name) : AccountListFact;

    /// <summary>A second list can't be read as it is set up.</summary>
    public sealed record SecondFailed(string Name, string Text) : AccountListFact;

    /// <summary>The two were compared.</summary>
    public sealed record Compared(string Name, Divergence Found) : AccountListFact;

    /// <summary>Somebody said who owns an account together.</summary>
    /// <param name="Account">The account's key.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Rep">Of sales; null for whom the source names.</param>
    /// <param name="Marketer">Of marketing; null for whom the source names.</param>
    public sealed record Paired(string Account, string Name, UserId? Rep, UserId? Marketer) : AccountListFact;

    /// <summary>Somebody said which member an owner of the source's system is.</summary>
    /// <param name="Owner">As the source names them.</param>
    /// <param name="Member">Who that is here; null where they are nobody here.</param>
    public sealed record OwnerNamed(string Owner, UserId? Member) : AccountListFact;
}
