using System.Collections.Immutable;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Domain.Scoreboard.Settings;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Tests.Scoreboard.Measures;

/// <summary>A small world for each seed: all that may happen to accounts, and often at the edge of a window.</summary>
static class RandomWorlds
{
    static readonly string[] Zones = ["Etc/UTC", "Australia/Sydney", "America/Los_Angeles", "Europe/London", "Pacific/Auckland",
        "America/Sao_Paulo", "Asia/Kathmandu"];

    public static ScoreStory World(int seed)
    {
        var dice = new Random(seed);
        T Of<T>(params ReadOnlySpan<T> choices) => choices[dice.Next(choices.Length)];
        bool Sometimes(int oneIn) => dice.Next(oneIn) == 0;
        var quarter = FiscalQuarter.Of(new LocalDate(2024 + dice.Next(4), 1 + dice.Next(12), 1), 1 + dice.Next(12));
        var story = new ScoreStory { Period = ReadingPeriod.Of(quarter, "Etc/UTC") }.In(Of<string>(Zones));
        if (Sometimes(3))
        {
            story.Period = story.Period with { Until = story.Period.From.PlusDays(1 + dice.Next(90)) };
        }

        story.Now = story.Period.Days.Ends + Duration.FromHours(Of(0, 0, 1, 30, 2000));
        story.Settings = story.Settings with
        {
            SourceZoneId = Sometimes(2) ? null : Of<string>(Zones),
            Conversion = Of(Enum.GetValues<ConversionKind>()),
            Engagement = Sometimes(6) ? EngagementSource.VendorScore : EngagementSource.Points,
            TouchDays = Of(1, 30, 30, 90),
            PointDays = Of(7, 90, 90),
            ResponseDays = Of(1, 30, 90),
            ConversionDays = Of(10, 90),
            EpisodeHours = Of(0, 24, 24, 72),
            EngagedFrom = Of(4m, 10m, 12m),
            Currency = new CurrencyRule("EUR") { BlankMeans = Sometimes(3) ? "usd" : null },
            RoleWeights = ImmutableSortedDictionary<string, decimal>.Empty.Add("CFO", 3),
            TierWeights = ImmutableSortedDictionary<int, decimal>.Empty.Add(1, 2).Add(2, 0.5m),
            QualifyingSignals = ["mqa"],
            SlaHours = ImmutableSortedDictionary<int, int>.Empty.Add(1, 4).Add(2, 8),
            MostUnknownPercent = 100,
        };
        story.Rates = new ExchangeRates
        {
            Rates = [new ExchangeRate("USD", 0.5m),
            new ExchangeRate("usd", 0.75m, quarter.First.PlusDays(20)), new ExchangeRate("JPY", 0.01m, quarter.First.PlusDays(60))]
        };
        if (Sometimes(2))
        {
            story.Calendar = story.Calendar with
            {
                Holidays = [.. Enumerable.Range(0, 5)
                .Select(_ => new Holiday(quarter.First.PlusDays(dice.Next(92)), "off", Of(Enum.GetValues<DayPart>())))]
            };
        }

        string[] keys = ["A", "B", "C", "D", "E", "F", "G"];
        foreach (var key in keys.Take(Sometimes(20) ? 0 : 3 + dice.Next(4)))
        {
            story.Accounts.Add(ScoreStory.Account(key, Of<int?>(1, 1, 2, 3, null)) with { VendorScore = Of<decimal?>(null, 3, 10, 20) });
        }

        if (story.Accounts.Count > 1 && Sometimes(3))
        {
            story.Accounts[0] = story.Accounts[0] with
            {
                Listed = story.Accounts[0].Listed with
                {
                    MergedFrom = [Sometimes(2)
                ? story.Accounts[1].Key : "G"]
                }
            };
        }

        if (Sometimes(3) is false)
        {
            story.Before = [.. keys.Where(_ => !Sometimes(3)).Select(key => ScoreStory.Account(key, 1))];
        }

        Instant[] edges =
        [
            .. new[] { 0, -1, -30, -90 }.Select(days => story.Period.From.PlusDays(days))
                .Concat(new[] { 0, -1, -7, -30, -90 }.Select(days => story.Period.Until.PlusDays(days)))
                .Select(day => day.AtStartOfDayInZone(story.Settings.Zone).ToInstant()),
            story.Now.Value,
        ];
        Instant Sometime() => Sometimes(4)
            ? edges[dice.Next(edges.Length)] + Of(Duration.Zero, Duration.FromTicks(-1), Duration.FromTicks(1), Duration.FromSeconds(30),
                Duration.FromHours(1), Duration.FromHours(-1))
            : story.Period.Days.Begins + Duration.FromMinutes(dice.Next(-60 * 1440, 95 * 1440));
        LocalDate Someday() => Sometimes(4)
            ? Of(story.Period.From, story.Period.Until).PlusDays(Of(0, 0, -1, 1, -30, -90, -89))
            : story.Period.From.PlusDays(dice.Next(-60, 95));
        for (var n = 5 + dice.Next(40); n > 0; n--)
        {
            var hasMoment = !Sometimes(3);
            var one = new Activity($"a{n}", Sometimes(9)
                ? null
                : Of<string>(keys), Of(Enum.GetValues<ActivitySide>()), Of("ad", "Call", "email ", "webinar", "page", "fax"))
            {
                At = hasMoment ? Sometime() : null,
                On = hasMoment || Sometimes(9) ? null : Someday(),
                IsCompleted = !Sometimes(6),
                IsHuman = Of<bool?>(null, true, false),
                Person = Of<string?>(null, "Kim@x", "kim@x"),
                PersonRole = Of<string?>(null, "cfo", "clerk"),
            };
            story.Activities.Add(one);
            if (Sometimes(3))
            {
                // The same, as another source has it.
                story.Activities.Add(one with
                {
                    Key = $"b{n}",
                    At = one.At + Duration.FromSeconds(dice.Next(40)),
                    PersonRole = Of<string?>(null, "cfo")
                });
            }
        }

        for (var n = dice.Next(30); n > 0; n--)
        {
            story.Deals.Add(new Opportunity($"o{n}", Sometimes(9) ? null : Of<string>(keys))
            {
                State = Of(Enum.GetValues<OpportunityState>()),
                Amount = Of<decimal?>(null, 0, 1000, 250.5m, 300, 41, 7, -5),
                Currency = Of<string?>("EUR", "EUR", "eur", "USD", "USD", "JPY", "", null, "CHF"),
                CreatedAt = Sometimes(9) ? null : Sometimes(2) && story.Activities[dice.Next(story.Activities.Count)].At is { } moment
                    ? moment + Duration.FromDays(dice.Next(20)) : Sometime(),
                CloseDate = Sometimes(2) ? Someday() : null,
                ClosedAt = Sometimes(2) ? Sometime() : null,
            });
        }

        for (var n = dice.Next(20); n > 0; n--)
        {
            var signal = new Signal($"s{n}", Sometimes(9) ? null : Of<string>(keys),
                Of("intent", "Intent", "mqa", "other"))
            { DetectedAt = Sometimes(9) ? null : Sometime() };
            if (signal.DetectedAt is { } at && signal.Kind == "mqa")
            {
                // As long before as the cohort is, and sometimes with a deal of its time.
                signal = signal with { DetectedAt = at -= Duration.FromDays(story.Settings.ConversionDays) };
                var later = Of(Duration.FromDays(story.Settings.ConversionDays),
                    Duration.FromHours(dice.Next(24 * story.Settings.ConversionDays)));
                if (!Sometimes(3))
                {
                    story.Deals.Add(new Opportunity($"q{n}",
                        signal.AccountKey)
                    {
                        CreatedAt = at + later + Of(Duration.Zero, Duration.FromTicks(1)),
                        Amount = n,
                        Currency = "EUR"
                    });
                }
            }
            else if (signal.DetectedAt is { } seen && Sometimes(2))
            {
                story.Activities.Add(new Activity($"c{n}", signal.AccountKey, ActivitySide.Sales,
                    "call")
                { At = seen + Duration.FromMinutes(30 * dice.Next(-2, 60)) });
            }

            story.Signals.Add(signal);
        }

        return story;
    }
}
