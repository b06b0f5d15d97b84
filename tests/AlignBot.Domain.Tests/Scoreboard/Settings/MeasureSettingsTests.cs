using System.Collections.Immutable;
using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Domain.Scoreboard.Settings;
using static AlignBot.Domain.Tests.Scoreboard.ScoreStory;

namespace AlignBot.Domain.Tests.Scoreboard.Settings;

public static class MeasureSettingsTests
{
    static readonly MeasureSettings One = Usual("Etc/UTC");

    [Fact]
    public static void Settings_that_count_alike_have_one_version_however_they_are_written()
    {
        var other = One with
        {
            Activities = [.. One.Activities.Reverse().Select(rule =>
                rule with { Kind = $" {rule.Kind.ToUpperInvariant()}", Points = rule.Points * 1.00m })],
            EngagedFrom = 10.0m,
            Signals = ["Intent ", "intent"],
            SourceZoneId = "Etc/UTC",
            Currency = new CurrencyRule("eur"),
        };

        Assert.Equal(One.DefinitionVersion, other.DefinitionVersion);
    }

    public static TheoryData<string> Changes => [.. Others.Keys];

    static readonly Dictionary<string, Func<MeasureSettings, MeasureSettings>> Others = new()
    {
        ["zone"] = it => it with { ZoneId = "Europe/London" },
        ["source zone"] = it => it with { SourceZoneId = "Europe/London" },
        ["currency"] = it => it with { Currency = new CurrencyRule("USD") },
        ["blank"] = it => it with { Currency = it.Currency with { BlankMeans = "EUR" } },
        ["rate"] = it => it with { Currency = it.Currency with { RateOf = RateDay.Newest } },
        ["first month"] = it => it with { FirstMonth = 2 },
        ["touch days"] = it => it with { TouchDays = 31 },
        ["point days"] = it => it with { PointDays = 91 },
        ["engagement"] = it => it with { Engagement = EngagementSource.VendorScore },
        ["threshold"] = it => it with { EngagedFrom = 10.1m },
        ["role"] = it => it with { RoleWeights = ImmutableSortedDictionary<string, decimal>.Empty.Add("cmo", 3) },
        ["tier"] = it => it with { TierWeights = ImmutableSortedDictionary<int, decimal>.Empty.Add(1, 2) },
        ["response days"] = it => it with { ResponseDays = 91 },
        ["conversion"] = it => it with { Conversion = ConversionKind.ListToOpportunity },
        ["conversion days"] = it => it with { ConversionDays = 91 },
        ["qualifying"] = it => it with { QualifyingSignals = ["mqa"] },
        ["signals"] = it => it with { Signals = ["demo"] },
        ["signal time"] = it => it with { SignalTime = SignalTime.FirstSeen },
        ["episode"] = it => it with { EpisodeHours = 25 },
        ["sla"] = it => it with { SlaHours = it.SlaHours.SetItem(1, 9) },
        ["unknown"] = it => it with { MostUnknownPercent = 21 },
        ["epsilon"] = it => it with { Epsilon = 2 },
        ["rolls up"] = it => it with { RollsUp = true },
        ["side"] = it => it with { Activities = [it.Activities[0] with { Side = ActivitySide.Sales }, .. it.Activities[1..]] },
        ["touch"] = it => it with { Activities = [it.Activities[0] with { IsTouch = false }, .. it.Activities[1..]] },
        ["response"] = it => it with { Activities = [it.Activities[0] with { IsResponse = true }, .. it.Activities[1..]] },
        ["action"] = it => it with { Activities = [it.Activities[0] with { IsAction = true }, .. it.Activities[1..]] },
        ["points"] = it => it with { Activities = [.. it.Activities[..^1], it.Activities[^1] with { Points = 13 }] },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public static void Each_setting_that_counts_is_in_the_version(string change) =>
        Assert.NotEqual(One.DefinitionVersion, Others[change](One).DefinitionVersion);

    [Fact]
    public static void Every_setting_is_among_those()
    {
        var settings = typeof(MeasureSettings).GetProperties().Where(property => property.CanWrite).Select(property => property.Name)
            .ToList();
        var changed = Others.Values.SelectMany(change => typeof(MeasureSettings).GetProperties()
            .Where(property => property.CanWrite && !Equals(property.GetValue(One), property.GetValue(change(One))))
                .Select(property => property.Name));

        Assert.Empty(settings.Except(changed));
    }

    [Fact]
    public static void The_usual_settings_are_in_order() => Assert.Empty(SettingsProblems.Of(One));

    [Fact]
    public static void What_is_wrong_is_said_in_sentences()
    {
        var wrong = One with
        {
            ZoneId = "Mars/Base",
            Currency = new CurrencyRule("euros"),
            FirstMonth = 13,
            TouchDays = 0,
            PointDays = 367,
            EngagedFrom = 0,
            EpisodeHours = -1,
            MostUnknownPercent = 101,
            Epsilon = -1,
            SlaHours = ImmutableSortedDictionary<int, int>.Empty.Add(4, 8),
            Activities = [new ActivityRule("call"), new ActivityRule("Call ") { Points = -1 }, new ActivityRule(" ") { Points = 10_001 }],
            RoleWeights = ImmutableSortedDictionary<string, decimal>.Empty.Add("cfo", 101).Add("CFO", 1),
            Conversion = ConversionKind.QualifiedToOpportunity,
        };

        Assert.Equal(
            [
                "'Mars/Base' is not an IANA time zone such as Europe/London.",
                "'euros' is not a currency: three letters, such as EUR.",
                "The fiscal year can't begin in month 13: 1 is January, 12 December.",
                "Coverage can't look at 0 days: 1 to 366.",
                "Engagement can't look at 367 days: 1 to 366.",
                "Engagement needs a threshold above 0: else every account is engaged.",
                "Signals can't be one over -1 hours: 0 to 168.",
                "101 % without data is no share: 0 to 100.",
                "-1 percentage points is no measure of a move: 0 to 100.",
                "Tier 4 can't have 8 working hours to answer a signal: tiers 1 to 3, 1 to 400 hours.",
                "'call' is named twice.",
                "'Call ' can't take points away.",
                "' ' can't give 10001 points: at most 10000.",
                "'cfo' is named twice.",
                "Each kind has a name of 1 to 100 characters.",
                "Points are multiplied by 0 to 100.",
                "Name the signals that say that an account qualified: else no account does.",
            ],
            SettingsProblems.Of(wrong));
    }
}
