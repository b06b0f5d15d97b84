using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignBot.Domain.People;
using NodaTime;

namespace AlignBot.Domain.AccountLists;

/// <summary>The one account list of a program: where it comes from, which reading it is, and whether both leaders stand by what
/// changed.</summary>
/// <remarks>The accounts themselves stand in readings of their own; this holds which of those count.</remarks>
public sealed record AccountList
{
    /// <summary>What a list is called that comes from files which people hand in.</summary>
    public const string FromFiles = "file";

    static readonly ImmutableSortedDictionary<string, UserId> NoMembers = ImmutableSortedDictionary.Create<string, UserId>(
        StringComparer.Ordinal);

    /// <summary>Its own.</summary>
    public required AccountListId Id { get; init; }

    /// <summary>The program.</summary>
    public required ProgramId Program { get; init; }

    /// <summary>The one source: a name of the server's configuration, or <see cref="FromFiles"/>. Null until somebody chose.</summary>
    public string? Source { get; init; }

    /// <summary>How what it gives is read.</summary>
    public ListMapping Mapping { get; init; } = ListMapping.Usual;

    /// <summary>Who owns accounts of tier one together.</summary>
    public PairRule Pairs { get; init; }

    /// <summary>Which members the owners and marketers that the source names are, by their mail addresses (<see cref="MailAddresses"/>), as
    /// Slack knows them.</summary>
    public ImmutableSortedDictionary<string, UserId> Members
    {
        get; init =>
        field = (value ?? NoMembers).WithComparers(StringComparer.Ordinal);
    } = NoMembers;

    /// <summary>When the weekly diff is posted.</summary>
    public DiffDates Dates { get; init; } = DiffDates.Usual;

    /// <summary>The reading that is the list now; null before the first.</summary>
    public ListSnapshot? Current { get; init; }

    /// <summary>The reading that the next weekly diff counts from.</summary>
    public ListSnapshot? Base { get; init; }

    /// <summary>A complete reading that somebody has to confirm.</summary>
    public HeldReading? Held { get; init; }

    /// <summary>The newest weekly diff; null before the first.</summary>
    public WeeklyDiff? Diff { get; init; }

    /// <summary>When the next weekly diff is due, business time. Null while none is awaited, and in a list that an older build
    /// wrote.</summary>
    public Instant? NextDiff { get; init; }

    /// <summary>When the weekly diff was due that is not posted yet. Null while none is.</summary>
    public Instant? DueDiff { get; init; }

    /// <summary>Snapshots so far.</summary>
    public int Snapshots { get; init; }

    /// <summary>How many weekly diffs in a row, that had something to attest, were not attested by both.</summary>
    public int Unattested { get; init; }

    /// <summary>Why the source can't be read; null while it can.</summary>
    public ListTrouble? Trouble { get; init; }

    /// <summary>The lists that are compared with it, by name.</summary>
    public ImmutableArray<SecondList> Seconds { get; init => field = value.OrEmpty(); } = [];

    /// <summary>The second list of that name; null when there is none.</summary>
    public SecondList? Second(string name) =>
        Seconds.FirstOrDefault(second => second.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it comes from files that people hand in.</summary>
    [JsonIgnore]
    public bool IsFromFiles => Source is FromFiles;
}

/// <summary>One complete reading that was taken for the list.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Reading">Under which its accounts stand.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="TakenAt">Business time: when it was read. What is counted from the list is as of then.</param>
/// <param name="Counts">What is in it.</param>
/// <param name="By">Who handed it in or confirmed it; null for the clock.</param>
public sealed record ListSnapshot(int Number, Guid Reading, string Source, Instant TakenAt, ListCounts Counts, UserId? By = null);

/// <summary>What is in a reading.</summary>
/// <param name="Accounts">On the list.</param>
/// <param name="ByTier">With tier 1, 2 and 3, in this order.</param>
/// <param name="WithoutTier">With none, or with a word that is not mapped.</param>
/// <param name="SharedDomains">Domains that more than one account has.</param>
/// <param name="Digest">Of everything that is compared, whatever the order: two readings with one digest are alike.</param>
public sealed record ListCounts(int Accounts, ImmutableArray<int> ByTier, int WithoutTier, int SharedDomains, string Digest)
{
    /// <inheritdoc cref="ListCounts"/>
    public ImmutableArray<int> ByTier { get; init => field = value.OrEmpty(); } = ByTier;

    /// <summary>Whether the two count the same.</summary>
    public bool Equals(ListCounts? other) => other is not null && Digest == other.Digest && Accounts == other.Accounts;

    /// <inheritdoc/>
    public override int GetHashCode() => Digest.GetHashCode(StringComparison.Ordinal);
}

/// <summary>A complete reading that is not believed by itself.</summary>
/// <param name="Reading">Under which its accounts stand.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="At">Business time: when it was read.</param>
/// <param name="Counts">What is in it.</param>
/// <param name="Why">What is odd about it.</param>
/// <param name="Asked">Who is asked.</param>
public sealed record HeldReading(Guid Reading, string Source, Instant At, ListCounts Counts, GuardReason Why, UserId? Asked = null);

/// <summary>What changed in a week, as it was posted.</summary>
/// <param name="Id">Under which its changes stand.</param>
/// <param name="Number">Counted from 1.</param>
/// <param name="PostedAt">Business time at which it was due: by it it is dated, however late it was posted.</param>
/// <param name="From">The reading that it counts from.</param>
/// <param name="To">The reading that it counts to.</param>
/// <param name="Kinds">How many changes there are of each kind that occurs.</param>
public sealed record WeeklyDiff(
    Guid Id, int Number, Instant PostedAt, ListSnapshot From, ListSnapshot To, ImmutableSortedDictionary<AccountChangeKind, int> Kinds)
{
    /// <summary>Which leaders stand by it.</summary>
    public ImmutableArray<Attestation> Attested { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Changes of all kinds.</summary>
    [JsonIgnore]
    public int Changes => Kinds.Values.Sum();

    /// <summary>An empty one needs nobody to stand by it.</summary>
    [JsonIgnore]
    public bool IsAttested => Changes == 0 || Leaders.All(role => Attested.Any(one => one.Role == role));

    /// <summary>The roles that stand by it.</summary>
    public static ImmutableArray<Role> Leaders { get; } = [Role.SalesLeader, Role.MarketingLeader];
}

/// <summary>A leader stands by a weekly diff.</summary>
/// <param name="Role">For which side.</param>
/// <param name="By">Who.</param>
/// <param name="At">Business time.</param>
public sealed record Attestation(Role Role, UserId By, Instant At);

/// <summary>Why the source can't be read.</summary>
/// <param name="Since">Business time of the first reading that did not come about.</param>
/// <param name="Text">What is wrong and what to do, in sentences.</param>
public sealed record ListTrouble(Instant Since, string Text);

/// <summary>A list of one function that is compared with the shared one: a segment, a sheet.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Source">A name of the server's configuration, or <see cref="AccountList.FromFiles"/>.</param>
public sealed record SecondList(string Name, string Source)
{
    /// <summary>How it is read.</summary>
    public ListMapping Mapping { get; init; } = ListMapping.Usual;

    /// <summary>Its newest reading; null before the first.</summary>
    public ListSnapshot? Reading { get; init; }

    /// <summary>How the two stood when they were last compared.</summary>
    public Divergence? Divergence { get; init; }

    /// <summary>Why it can't be read any more, or not so; null while it can.</summary>
    public ListTrouble? Trouble { get; init; }
}

/// <summary>How far two lists are apart.</summary>
/// <param name="At">Business time.</param>
/// <param name="InBoth">In both, by key or domain.</param>
/// <param name="OnlyHere">On the shared list alone.</param>
/// <param name="OnlyThere">On the second list alone.</param>
/// <param name="OtherTier">In both, with different tiers.</param>
public sealed record Divergence(Instant At, int InBoth, int OnlyHere, int OnlyThere, int OtherTier)
{
    /// <summary>What is not alike.</summary>
    [JsonIgnore]
    public int Differences => OnlyHere + OnlyThere + OtherTier;

    /// <summary>Of all accounts on either, how many are not alike, in percent, rounded up: only what is wholly alike is 0.</summary>
    [JsonIgnore]
    public int Percent => InBoth + OnlyHere + OnlyThere is > 0 and var all ? (int)Math.Ceiling(Differences * 100m / all) : 0;
}
