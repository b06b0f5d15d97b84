using System.Globalization;
using AlignBot.Domain;
using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Domain.Scoreboard.Settings;
using AlignBot.Domain.Scoreboard.Verdicts;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using NodaTime;

namespace AlignBot.Scoreboard;

/// <summary>How the scoreboard speaks: the same in Slack, on the web and in the record.</summary>
static class BoardWords
{
    /// <summary>As a title.</summary>
    public static string Name(MeasureKind kind) => Capital.Of(Verdict.NameOf(kind));

    /// <summary>What it is a share of, in a line.</summary>
    public static string What(MeasureKind kind, ConversionKind conversion) => kind switch
    {
        MeasureKind.Coverage => "accounts that marketing or sales turned to",
        MeasureKind.Engagement => "accounts that did enough themselves",
        MeasureKind.Influence => "new pipeline that a response to marketing came before",
        MeasureKind.Conversion => conversion switch
        {
            ConversionKind.ListToOpportunity => "accounts without a deal that got one",
            ConversionKind.QualifiedToOpportunity => "qualified accounts that got a deal",
            _ => "closed deals that were won",
        },
        _ => "signals that sales acted on in time",
    };

    /// <summary>'60.0 %'; 'n/a' of nothing.</summary>
    public static string Percent(Ratio? ratio) =>
        ratio?.Percent is { } percent ? string.Create(CultureInfo.InvariantCulture, $"{percent:0.0} %") : "n/a";

    /// <summary>'60.0 %', 'n/a', or 'unknown': never a number where nobody knows.</summary>
    public static string Share(MeasureReading measure) => Total(measure) is { } total ? Percent(total) : "unknown";

    /// <summary>Both its numbers; null where it is unknown.</summary>
    public static Ratio? Total(MeasureReading measure) => measure.State is MeasureState.Unknown ? null : measure.Total;

    /// <summary>'3 of 5'; '75,000 of 100,000 EUR'.</summary>
    public static string Of(Ratio ratio, string? currency = null) => string.Create(
        CultureInfo.InvariantCulture, $"{ratio.Numerator:#,0.##} of {ratio.Denominator:#,0.##}{(currency is null ? "" : $" {currency}")}");

    /// <summary>In which the figures of a measure are; null where they are counts.</summary>
    public static string? Currency(MeasureKind kind, Reading reading) =>
        kind is MeasureKind.Influence && reading.EnteredBy is null ? reading.CurrencyRule.Split(',')[0] : null;

    /// <summary>'2.5 h'; 'not reached'.</summary>
    public static string Hours(Duration? lag) =>
        lag is { } of ? string.Create(CultureInfo.InvariantCulture, $"{of.TotalHours:#,0.#} h") : "not reached";

    /// <summary>'2026 Q3', or '2026 Q4 to Sun 29 Nov 2026'.</summary>
    public static string Period(ReadingPeriod period) =>
        period.IsQuarter ? period.Quarter.Name : $"{period.Quarter.Name} to {When.Date(period.Until.PlusDays(-1))}";

    /// <summary>'No source gives activities. ...'.</summary>
    public static string Why(Unknown unknown) => unknown.Why switch
    {
        UnknownWhy.NoList => "no account list was read before the period's end",
        UnknownWhy.NoListBefore => "no account list was read before the period's beginning",
        UnknownWhy.NoSource when unknown.Of is RecordKinds.None => "nobody entered it",
        UnknownWhy.NoSource => $"no source gives {Kinds(unknown.Of)}",
        _ => $"{Kinds(unknown.Of)} could not be read{(unknown.Text is { } text ? $": {text.TrimEnd('.')}" : "")}",
    };

    /// <summary>'activities'.</summary>
    public static string Kinds(RecordKinds kind) => kind switch
    {
        RecordKinds.Activities => "activities",
        RecordKinds.Opportunities => "opportunities",
        RecordKinds.Signals => "signals",
        RecordKinds.Leads => "leads",
        RecordKinds.Scores => "a vendor's score",
        _ => "records",
    };

    /// <summary>'without an amount', of deals and signals that were left out.</summary>
    public static string Why(LeftOutWhy why) => why switch
    {
        LeftOutWhy.NoAmount => "without an amount",
        LeftOutWhy.NoCurrency => "without a currency",
        LeftOutWhy.NoRate => "in a currency without a rate for its day",
        LeftOutWhy.NegativeAmount => "with an amount below zero",
        LeftOutWhy.AbsurdAmount => "with an amount beyond any deal",
        LeftOutWhy.NoTime => "without a time",
        LeftOutWhy.NoCloseDay => "closed without a close date",
        _ => "dated in the future",
    };

    /// <summary>'no rep', of a tier-one account without a pair.</summary>
    public static string Why(UnpairedWhy why) => why switch
    {
        UnpairedWhy.Nobody => "neither rep nor marketer",
        UnpairedWhy.NoRep => "no rep",
        UnpairedWhy.RepInactive => "its rep is not active any more",
        UnpairedWhy.RepUnknown => "nobody can say whether its rep is active",
        _ => "no marketer",
    };

    /// <summary>What stands beside a measure: 'by number of deals'.</summary>
    public static string Beside(BesideKind kind) => kind switch
    {
        BesideKind.ByMarketing => "marketing",
        BesideKind.BySales => "sales",
        BesideKind.Pairing => "tier one with a pair",
        BesideKind.ByCount => "by number of deals",
        BesideKind.ByValue => "by value",
        BesideKind.ListShare => "the list's share of all new pipeline",
        _ => "sourced by marketing",
    };

    /// <summary>'tier 1', 'no tier'.</summary>
    public static string Tier(int? tier) => tier is { } of ? string.Create(CultureInfo.InvariantCulture, $"tier {of}") : "no tier";

    /// <summary>What of a measure can't be told, or not relied on; null where all is known.</summary>
    public static string? Doubt(MeasureReading measure, BehindCounts behind) => measure.State switch
    {
        MeasureState.Unknown => $"Unknown: {string.Join("; ", measure.Unknown.Select(Why))}.",
        MeasureState.NotApplicable => "n/a: there is nothing yet of which it could be a share.",
        MeasureState.NotReliable => string.Create(CultureInfo.InvariantCulture, $"Not reliable: of {behind.NoData:N0} accounts there is no data."),
        _ => null,
    };

    /// <summary>Why something was not done.</summary>
    public static string Say(Refusal refusal, ProgramInfo program) => refusal switch
    {
        ScoreboardRefusal.NotYours no => $"{Who(no.WhoMay, program, "Those who run the program and both leaders")} can say what the scoreboard counts.",
        ScoreboardRefusal.NotYourEntry no => $"{Who(no.WhoMay, program, "Whoever runs the program")} can enter figures: no leader counts their own.",
        ScoreboardRefusal.NotSetUp => "Nobody has said yet what the scoreboard counts. `/align scoreboard settings` says so.",
        ScoreboardRefusal.CannotBeCounted no => string.Join(' ', no.Problems),
        ScoreboardRefusal.HalfAFigure no => $"{Name(no.Measure)} needs both numbers, such as 3 of 5.",
        ScoreboardRefusal.OutOfRange no => $"{Name(no.Measure)} has a number below zero, or one that is too large.",
        ScoreboardRefusal.MoreThanAll no => $"{Name(no.Measure)}: {Of(new Ratio(no.Numerator, no.Denominator))} is more than all.",
        ScoreboardRefusal.Twice no => $"{Name(no.Measure)} is entered twice.",
        ScoreboardRefusal.NothingEntered => "Enter at least one figure, such as 3 of 5.",
        ScoreboardRefusal.NotOver no => $"That quarter ends on {When.Written(no.Ends, program.Calendar.Zone)}; its figures are entered after it.",
        _ => throw new InvalidOperationException($"No words for {refusal.GetType().Name}."),
    };

    static string Who(IReadOnlyList<UserId> who, ProgramInfo program, string otherwise) =>
        who.Count == 0 ? otherwise : Names.List(program.Roster, who, " or ");
}
