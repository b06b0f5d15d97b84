using System.Globalization;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Settings;

/// <summary>What is wrong with settings, before anything is counted by them.</summary>
public static class SettingsProblems
{
    /// <summary>The longest window, in days: a year.</summary>
    public const int MostDays = 366;

    /// <summary>The most kinds of activities, and of signals, that are named.</summary>
    public const int MostKinds = 100;

    /// <summary>The longest name of a kind, a part in buying or a currency, in UTF-16 units.</summary>
    public const int LongestKind = 100;

    /// <summary>The most points of one deed.</summary>
    public const int MostPoints = 10_000;

    /// <summary>One sentence each; empty where they can be used.</summary>
    public static IEnumerable<string> Of(MeasureSettings settings)
    {
        var zones = new[] { settings.ZoneId, settings.SourceZoneId }.OfType<string>();
        foreach (var zone in zones.Where(zone => DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null))
        {
            yield return $"'{zone}' is not an IANA time zone such as Europe/London.";
        }

        var currencies = new[] { settings.Currency.Reporting, settings.Currency.BlankMeans }.OfType<string>();
        foreach (var code in currencies.Where(code => !IsCurrency(code)))
        {
            yield return $"'{code}' is not a currency: three letters, such as EUR.";
        }

        if (settings.FirstMonth is < 1 or > 12)
        {
            yield return Say($"The fiscal year can't begin in month {settings.FirstMonth}: 1 is January, 12 December.");
        }

        foreach (var (name, days) in new[]
        {
            ("Coverage", settings.TouchDays),
            ("Engagement", settings.PointDays),
            ("Pipeline influence", settings.ResponseDays),
            ("Conversion", settings.ConversionDays),
        })
        {
            if (days is < 1 or > MostDays)
            {
                yield return Say($"{name} can't look at {days} days: 1 to {MostDays}.");
            }
        }

        if (settings.EngagedFrom <= 0)
        {
            yield return "Engagement needs a threshold above 0: else every account is engaged.";
        }

        if (settings.EpisodeHours is < 0 or > 24 * 7)
        {
            yield return Say($"Signals can't be one over {settings.EpisodeHours} hours: 0 to 168.");
        }

        if (settings.MostUnknownPercent is < 0 or > 100)
        {
            yield return Say($"{settings.MostUnknownPercent} % without data is no share: 0 to 100.");
        }

        if (settings.Epsilon is < 0 or > 100)
        {
            yield return Say($"{settings.Epsilon} percentage points is no measure of a move: 0 to 100.");
        }

        foreach (var (tier, hours) in settings.SlaHours.Where(pair => pair.Value is < 1 or > 400 || pair.Key is < 1 or > 3))
        {
            yield return Say($"Tier {tier} can't have {hours} working hours to answer a signal: tiers 1 to 3, 1 to 400 hours.");
        }

        foreach (var problem in OfKinds(settings))
        {
            yield return problem;
        }
    }

    static IEnumerable<string> OfKinds(MeasureSettings settings)
    {
        if (settings.Activities.Length > MostKinds)
        {
            yield return Say($"{settings.Activities.Length} kinds of activities are named; at most {MostKinds}.");
        }

        if (settings.Signals.Length + settings.QualifyingSignals.Length > MostKinds)
        {
            var named = settings.Signals.Length + settings.QualifyingSignals.Length;
            yield return Say($"{named} kinds of signals are named; at most {MostKinds}.");
        }

        var rules = settings.Activities.GroupBy(rule => (rule.Kind.Trim().ToLowerInvariant(), rule.Side));
        foreach (var rule in rules.Where(same => same.Count() > 1))
        {
            var of = rule.Key.Side is { } side ? $" for {side.ToString().ToLowerInvariant()}" : "";
            yield return $"'{rule.Key.Item1}' is named twice{of}.";
        }

        foreach (var rule in settings.Activities.Where(rule => rule.Points < 0))
        {
            yield return $"'{rule.Kind}' can't take points away.";
        }

        foreach (var rule in settings.Activities.Where(rule => rule.Points > MostPoints))
        {
            yield return Say($"'{rule.Kind}' can't give {rule.Points} points: at most {MostPoints}.");
        }

        foreach (var role in settings.RoleWeights.Keys.GroupBy(role => role.Trim().ToLowerInvariant()).Where(same => same.Count() > 1))
        {
            yield return $"'{role.Key}' is named twice.";
        }

        var kinds = settings.Activities.Select(rule => rule.Kind);
        string[] words = [.. kinds, .. settings.Signals, .. settings.QualifyingSignals, .. settings.RoleWeights.Keys];
        if (words.Any(word => string.IsNullOrWhiteSpace(word) || word.Length > LongestKind))
        {
            yield return Say($"Each kind has a name of 1 to {LongestKind} characters.");
        }

        if (settings.RoleWeights.Values.Concat(settings.TierWeights.Values).Any(weight => weight is < 0 or > 100))
        {
            yield return "Points are multiplied by 0 to 100.";
        }

        if (settings.Conversion is ConversionKind.QualifiedToOpportunity && settings.QualifyingSignals.IsEmpty)
        {
            yield return "Name the signals that say that an account qualified: else no account does.";
        }
    }

    static bool IsCurrency(string code) => code.Trim() is { Length: 3 } letters && letters.All(char.IsAsciiLetter);

    static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
