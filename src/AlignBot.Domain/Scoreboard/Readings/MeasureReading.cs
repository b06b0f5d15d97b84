using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignBot.Domain.Scoreboard.Records;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Readings;

/// <summary>What one measure says for a period.</summary>
public sealed record MeasureReading
{
    /// <summary>Which.</summary>
    public required MeasureKind Measure { get; init; }

    /// <summary>Whether it can be read.</summary>
    public required MeasureState State { get; init; }

    /// <summary>Why it is not known; empty where it is.</summary>
    public ImmutableArray<Unknown> Unknown { get; init => field = value.OrEmpty(); } = [];

    /// <summary>When the oldest source that it rests on was read. Null where one could not be, or people entered it.</summary>
    public Instant? AsOf { get; init; }

    /// <summary>Of the whole list; lag's is the share in time. Counted from the accounts or
    /// deals, never from the tiers' shares. Null where it is not known.</summary>
    public Ratio? Total { get; init; }

    /// <summary>Of each tier, 1 to 3, and last of the accounts without one, where there are any.</summary>
    public ImmutableArray<TierRatio> Tiers { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Of the accounts that are on the list in both quarters: what is left once the
    /// list itself does not move. Null without a list to compare with.</summary>
    public Ratio? ConstantCohort { get; init; }

    /// <summary>What stands beside it.</summary>
    public ImmutableArray<BesideRatio> Beside { get; init => field = value.OrEmpty(); } = [];

    /// <summary>What the numerator is made of, by id: accounts, deals, or signals that were answered in time.</summary>
    public ImmutableArray<string> Behind { get; init => field = value.OrEmpty(); } = [];

    /// <summary>What is in the denominator only, by id.</summary>
    public ImmutableArray<string> NotBehind { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Accounts of the list that the source does not know: in the denominator, and no zero.</summary>
    public ImmutableArray<string> NoData { get; init => field = value.OrEmpty(); } = [];

    /// <summary>What could not be counted or converted.</summary>
    public ImmutableArray<LeftOut> LeftOut { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Of influence alone: how many deals off the list could not be
    /// converted, and are missing in what the list's share is of.</summary>
    public int LeftOutOffTheList { get; init; }

    /// <summary>Of lag alone: how long it took.</summary>
    public LagReading? Lag { get; init; }

    /// <summary>Of coverage alone: accounts of tier one without a pair, and what is missing.</summary>
    public ImmutableArray<Unpaired> Unpaired { get; init => field = value.OrEmpty(); } = [];

    /// <summary>What stands beside it, by name; null where it does not belong to the measure or is not known.</summary>
    public Ratio? Of(BesideKind kind)
    {
        foreach (var beside in Beside)
        {
            if (beside.Kind == kind)
            {
                return beside.Ratio;
            }
        }

        return null;
    }
}

/// <summary>Whether a measure can be read. The names are stored for good.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MeasureState>))]
public enum MeasureState
{
    /// <summary>It is known.</summary>
    Known,

    /// <summary>Too much of the list has no data: it is shown, and no trend is drawn.</summary>
    NotReliable,

    /// <summary>There is nothing of which it could be a share.</summary>
    NotApplicable,

    /// <summary>A source could not be read. No number stands for it.</summary>
    Unknown,
}

/// <summary>Why a measure is not known.</summary>
/// <param name="Why">The kind of reason.</param>
/// <param name="Of">What is missing; none where it is the list.</param>
/// <param name="Text">What the source said, in a sentence; null where it said nothing.</param>
public sealed record Unknown(UnknownWhy Why, RecordKinds Of = RecordKinds.None, string? Text = null);

/// <summary>The kinds of reasons. The names are stored for good.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<UnknownWhy>))]
public enum UnknownWhy
{
    /// <summary>There is no complete reading of the list before the period's end.</summary>
    NoList,

    /// <summary>No source gives it.</summary>
    NoSource,

    /// <summary>The source could not be read to its end.</summary>
    NotRead,

    /// <summary>There is no list of the period's beginning, which this way of counting needs.</summary>
    NoListBefore,
}

/// <summary>The share of one tier.</summary>
/// <param name="Tier">1 to 3. Null: accounts without a tier.</param>
/// <param name="Ratio">Of nothing where the tier has no accounts.</param>
public sealed record TierRatio(int? Tier, Ratio Ratio);

/// <summary>A figure beside a measure.</summary>
public sealed record BesideRatio(BesideKind Kind, Ratio Ratio);

/// <summary>The figures that stand beside measures. The names are stored for good.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BesideKind>))]
public enum BesideKind
{
    /// <summary>Coverage: accounts that marketing turned to.</summary>
    ByMarketing,

    /// <summary>Coverage: accounts that sales turned to.</summary>
    BySales,

    /// <summary>Coverage: tier-one accounts with an active rep and a marketer.</summary>
    Pairing,

    /// <summary>Influence: deals, not money, those without an amount among them.</summary>
    ByCount,

    /// <summary>Conversion: money, not deals.</summary>
    ByValue,

    /// <summary>Influence: pipeline on the list, of all new pipeline.</summary>
    ListShare,

    /// <summary>Influence: pipeline where the response came before sales first turned to the account.</summary>
    Sourced,
}

/// <summary>A tier-one account that nobody owns together.</summary>
public sealed record Unpaired(string AccountKey, UnpairedWhy Why);

/// <summary>What a pair lacks. The names are stored for good.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<UnpairedWhy>))]
public enum UnpairedWhy
{
    /// <summary>It has neither rep nor marketer.</summary>
    Nobody,

    /// <summary>It has no rep.</summary>
    NoRep,

    /// <summary>The rep is not active any more.</summary>
    RepInactive,

    /// <summary>The source can't say whether the rep is active.</summary>
    RepUnknown,

    /// <summary>It has no marketer.</summary>
    NoMarketer,
}
