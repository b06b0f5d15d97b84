using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Settings;

/// <summary>What the five measures count: the content of the scoreboard's definition, which both leaders sign.</summary>
public sealed record MeasureSettings
{
    static readonly ImmutableSortedDictionary<string, decimal> NoRoles =
        ImmutableSortedDictionary.Create<string, decimal>(StringComparer.Ordinal);

    static readonly ImmutableSortedDictionary<int, decimal> NoTiers = ImmutableSortedDictionary<int, decimal>.Empty;

    static readonly ImmutableSortedDictionary<int, int> UsualSla =
        ImmutableSortedDictionary<int, int>.Empty.Add(1, 8).Add(2, 16).Add(3, 24);

    /// <summary>IANA zone whose midnights begin and end a period.</summary>
    public required string ZoneId { get; init; }

    /// <summary>How amounts come to be of one currency.</summary>
    public required CurrencyRule Currency { get; init; }

    /// <summary>IANA zone in which the source of deals turns a moment of closing into a day. Null: that of the scoreboard.</summary>
    public string? SourceZoneId { get; init; }

    /// <summary>The month in which the fiscal year begins, 1 to 12.</summary>
    public int FirstMonth { get; init; } = 1;

    /// <summary>What each kind of activity counts as.</summary>
    public ImmutableArray<ActivityRule> Activities { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Coverage looks back so many days from the period's end.</summary>
    public int TouchDays { get; init; } = 30;

    /// <summary>Engagement looks back so many days from the period's end.</summary>
    public int PointDays { get; init; } = 90;

    /// <summary>Where engagement comes from.</summary>
    public EngagementSource Engagement { get; init; }

    /// <summary>An account is engaged from so many points, or from that score.</summary>
    public decimal EngagedFrom { get; init; } = 10;

    /// <summary>By what the points of people in a part of buying are multiplied,
    /// compared without case; a part that is not named counts once.</summary>
    public ImmutableSortedDictionary<string, decimal> RoleWeights
    {
        get;
        init => field = (value ?? NoRoles).WithComparers(StringComparer.Ordinal);
    } = NoRoles;

    /// <summary>By what the points of accounts of a tier are multiplied; a tier that is not named counts once.</summary>
    public ImmutableSortedDictionary<int, decimal> TierWeights { get; init => field = value ?? NoTiers; } = NoTiers;

    /// <summary>A response counts for a deal that was made at most so many days later.</summary>
    public int ResponseDays { get; init; } = 90;

    /// <summary>What conversion counts.</summary>
    public ConversionKind Conversion { get; init; }

    /// <summary>A qualified account has so many days to get a deal.</summary>
    public int ConversionDays { get; init; } = 90;

    /// <summary>Kinds of signals that say that an account qualified (MQA).</summary>
    public ImmutableArray<string> QualifyingSignals { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Kinds of signals that sales is to act on.</summary>
    public ImmutableArray<string> Signals { get; init => field = value.OrEmpty(); } = [];

    /// <summary>When the team could know of a signal.</summary>
    public SignalTime SignalTime { get; init; }

    /// <summary>Signals of one kind and account so many hours after the first of them are that one.</summary>
    public int EpisodeHours { get; init; } = 24;

    /// <summary>Within how many working hours a signal is to be answered, by tier. A tier that is not named has no promise.</summary>
    public ImmutableSortedDictionary<int, int> SlaHours { get; init => field = value ?? UsualSla; } = UsualSla;

    /// <summary>With more accounts without data than this share of the list, in percent, a measure is not reliable.</summary>
    public int MostUnknownPercent { get; init; } = 20;

    /// <summary>A measure that moved by no more than this, in percentage points, is flat.</summary>
    public decimal Epsilon { get; init; } = 1.0m;

    /// <summary>Accounts are counted under the account that they are a part of, where that is on the list.</summary>
    public bool RollsUp { get; init; }

    /// <summary>The zone itself.</summary>
    /// <exception cref="InvalidOperationException">It is unknown: the settings were
    /// never checked with <see cref="SettingsProblems"/>.</exception>
    [JsonIgnore]
    public DateTimeZone Zone => ZoneOf(ZoneId);

    /// <summary>The zone of the source of deals.</summary>
    /// <exception cref="InvalidOperationException">It is unknown: the settings were
    /// never checked with <see cref="SettingsProblems"/>.</exception>
    [JsonIgnore]
    public DateTimeZone SourceZone => ZoneOf(SourceZoneId ?? ZoneId);

    /// <summary>Digest of all that is counted, and how: two readings with the same one counted alike.</summary>
    [JsonIgnore]
    public string DefinitionVersion => SettingsForm.Digest(SettingsForm.Of(this));

    /// <summary>Digest of what engagement's points are made of alone.</summary>
    [JsonIgnore]
    public string WeightsVersion => SettingsForm.Digest(SettingsForm.WeightsOf(this));

    static DateTimeZone ZoneOf(string id) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) ?? throw new InvalidOperationException($"'{id}' is not an IANA time zone.");
}
