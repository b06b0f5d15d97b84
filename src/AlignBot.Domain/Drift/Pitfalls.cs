using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace AlignBot.Domain.Drift;

/// <summary>How programmes of this kind go wrong. The names are stored for good.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Pitfall>))]
public enum Pitfall
{
    /// <summary>A function has a list of its own.</summary>
    TwoLists,

    /// <summary>A function has a scoreboard of its own.</summary>
    TwoScoreboards,

    /// <summary>Nobody is the accountable executive.</summary>
    NoExecutive,

    /// <summary>A definition is not signed by both.</summary>
    UnsignedDefinition,

    /// <summary>There is one long meeting in place of short ones.</summary>
    OneLongMeeting,

    /// <summary>Those who decide are not at the meetings.</summary>
    DecidersMissing,

    /// <summary>Only one side is paid for what both do.</summary>
    PayOfOneSide,
}

/// <summary>What pitfalls are read from.</summary>
public sealed record PitfallFacts
{
    /// <summary>Lists that are kept beside the shared one.</summary>
    public int SecondLists { get; init; }

    /// <summary>Scoreboards that are in use: the program's own where it is set up, and each other one that a meeting links to.</summary>
    public int Scoreboards { get; init; }

    /// <summary>Somebody is the accountable executive.</summary>
    public bool HasExecutive { get; init; }

    /// <summary>Definitions that wait for a signature.</summary>
    public int UnsignedDefinitions { get; init; }

    /// <summary>The length in minutes of each meeting that comes again at least every month.</summary>
    public ImmutableArray<int> MeetingMinutes { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Meetings of the quarter that were held, or were to be.</summary>
    public int MeetingsDue { get; init; }

    /// <summary>Of those, at how many somebody who must be there was not, and nobody for them.</summary>
    public int MeetingsWithoutDeciders { get; init; }

    /// <summary>Share of marketing's variable pay that is tied to pipeline on the list, in percent. Null: nobody has said.</summary>
    public decimal? MarketingPay { get; init; }

    /// <summary>Share of sales' variable pay that is tied to coverage and engagement, in percent. Null: nobody has said.</summary>
    public decimal? SalesPay { get; init; }
}

/// <summary>Finds pitfalls.</summary>
public static class Pitfalls
{
    /// <summary>A meeting of so many minutes is long.</summary>
    public const int LongMeeting = 60;

    /// <summary>Deciders are missing where they were at so many meetings at the least, and at a third of them.</summary>
    public const int MissingFrom = 2;

    /// <summary>Those that a programme is in, in their order. What nobody has said is no pitfall.</summary>
    public static ImmutableArray<Pitfall> Of(PitfallFacts facts)
    {
        (Pitfall Pitfall, bool IsSo)[] looked =
        [
            (Pitfall.TwoLists, facts.SecondLists > 0),
            (Pitfall.TwoScoreboards, facts.Scoreboards > 1),
            (Pitfall.NoExecutive, !facts.HasExecutive),
            (Pitfall.UnsignedDefinition, facts.UnsignedDefinitions > 0),
            (Pitfall.OneLongMeeting, facts.MeetingMinutes is [>= LongMeeting]),
            (Pitfall.DecidersMissing, IsOften(facts.MeetingsWithoutDeciders, facts.MeetingsDue)),
            (Pitfall.PayOfOneSide, facts is { MarketingPay: { } marketing, SalesPay: { } sales } && marketing > 0 != sales > 0),
        ];
        return [.. looked.Where(one => one.IsSo).Select(one => one.Pitfall)];
    }

    static bool IsOften(int missing, int due) => missing >= MissingFrom && missing * 3 >= due;
}
