using System.Collections.Immutable;
using AlignBot.Domain.AccountLists;
using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Measures;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Domain.Scoreboard.Settings;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Tests.Scoreboard;

/// <summary>A third quarter of 2026 in the making: accounts, what happened to them, and what is counted of it.</summary>
public sealed class ScoreStory
{
    public static readonly FiscalQuarter Third = new(new LocalDate(2026, 7, 1), 1);

    public MeasureSettings Settings { get; set; } = Usual("Etc/UTC");

    public WorkingCalendar Calendar { get; set; } = NineToFive("Etc/UTC");

    public ReadingPeriod Period { get; set; } = ReadingPeriod.Of(Third, "Etc/UTC");

    public List<ScoredAccount> Accounts { get; } = [];

    public List<ScoredAccount>? Before { get; set; }

    public List<Activity> Activities { get; } = [];

    public List<Opportunity> Deals { get; } = [];

    public List<Signal> Signals { get; } = [];

    public ExchangeRates Rates { get; set; } = ExchangeRates.None;

    public Instant? Now { get; set; }

    public ImmutableArray<SourceUsed>? Sources { get; set; }

    public ReadingBasis Basis
    {
        get
        {
            var now = Now ?? Period.Days.Ends;
            return new ReadingBasis
            {
                Period = Period,
                Settings = Settings,
                Calendar = Calendar,
                Now = now,
                Rates = Rates,
                List = new ScoredList("list", Period.Days.Ends - Duration.FromHours(1), [.. Accounts]),
                ListBefore = Before is null ? null : new ScoredList("before", Period.Days.Begins - Duration.FromHours(1), [.. Before]),
                Sources = Sources ?? [.. new[] { RecordKinds.Activities, RecordKinds.Opportunities, RecordKinds.Signals,
                    RecordKinds.Scores }.Select(kind => new SourceUsed(kind, "crm", now))],
            };
        }
    }

    public static ScoreStory With(params ReadOnlySpan<ScoredAccount> accounts)
    {
        var story = new ScoreStory();
        foreach (var account in accounts)
        {
            story.Accounts.Add(account);
        }

        return story;
    }

    /// <summary>The zone is that of the scoreboard, the source and the calendar.</summary>
    public ScoreStory In(string zoneId)
    {
        Settings = Settings with { ZoneId = zoneId };
        Calendar = NineToFive(zoneId);
        Period = Period with { ZoneId = zoneId };
        return this;
    }

    public Reading Read()
    {
        var count = new ReadingCount(Basis);
        Activities.ForEach(count.Add);
        Deals.ForEach(count.Add);
        Signals.ForEach(count.Add);
        return count.Finish();
    }

    public MeasureReading Read(MeasureKind kind) => Read().Of(kind);

    public static Instant Utc(int month, int day, int hour = 0, int minute = 0, int second = 0, int year = 2026) =>
        Instant.FromUtc(year, month, day, hour, minute, second);

    public static ScoredAccount Account(string key, int? tier) => new(new ListedAccount(key, $"Firm {key}") { Tier = tier });

    public static Activity By(ActivitySide side, string kind, string account, Instant at) =>
        new($"{account}/{kind}/{at}", account, side, kind) { At = at };

    public static WorkingCalendar NineToFive(string zoneId) => new()
    {
        ZoneId = zoneId,
        Week = WorkingCalendar.WeekOf(
            new LocalTime(9, 0), new LocalTime(17, 0), IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday,
                IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday),
    };

    /// <summary>Points for a webinar 8, the pricing page 5, another page 4, a form 12; eight hours for each tier.</summary>
    public static MeasureSettings Usual(string zoneId) => new()
    {
        ZoneId = zoneId,
        Currency = new CurrencyRule("EUR"),
        Activities =
        [
            new ActivityRule("ad", ActivitySide.Marketing) { IsTouch = true },
            new ActivityRule("campaign", ActivitySide.Marketing) { IsTouch = true },
            new ActivityRule("call") { IsTouch = true, IsAction = true },
            new ActivityRule("email") { IsTouch = true, IsAction = true },
            new ActivityRule("meeting") { IsTouch = true, IsAction = true },
            new ActivityRule("webinar", ActivitySide.Buyer) { IsResponse = true, Points = 8 },
            new ActivityRule("pricing", ActivitySide.Buyer) { IsResponse = true, Points = 5 },
            new ActivityRule("page", ActivitySide.Buyer) { IsResponse = true, Points = 4 },
            new ActivityRule("form", ActivitySide.Buyer) { IsResponse = true, Points = 12 },
        ],
        Signals = ["intent"],
        SlaHours = ImmutableSortedDictionary<int, int>.Empty.Add(1, 8).Add(2, 8).Add(3, 8),
    };

    /// <summary>3/5 as people would write it.</summary>
    public static string Said(Ratio? ratio) => ratio is not { } known ? "unknown" : known.Percent is { } percent
        ? FormattableString.Invariant($"{known.Numerator:0.##}/{known.Denominator:0.##} = {percent:0.0} %")
        : FormattableString.Invariant($"{known.Numerator:0.##}/{known.Denominator:0.##} = n/a");

    public static string Tiers(MeasureReading reading) => string.Join(", ",
        reading.Tiers.Select(tier => FormattableString.Invariant($"{tier.Ratio.Numerator:0.##}/{tier.Ratio.Denominator:0.##}")));
}
