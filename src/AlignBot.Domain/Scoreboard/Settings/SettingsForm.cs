using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AlignBot.Domain.Scoreboard.Settings;

/// <summary>The settings in the one form of which the digest is taken: a line a setting, in one order, however they were written.</summary>
public static class SettingsForm
{
    /// <summary>So many hexadecimal digits of the digest are kept: people may read them to each other.</summary>
    const int Digits = 16;

    /// <summary>All of them.</summary>
    public static string Of(MeasureSettings settings)
    {
        List<string> lines =
        [
            $"zone={settings.ZoneId}",
            $"source zone={settings.SourceZoneId ?? settings.ZoneId}",
            $"currency={settings.Currency.Reporting.Trim().ToUpperInvariant()}",
            $"blank currency={settings.Currency.BlankMeans?.Trim().ToUpperInvariant()}",
            $"rate={settings.Currency.RateOf}",
            $"first month={Number(settings.FirstMonth)}",
            $"touch days={Number(settings.TouchDays)}",
            $"response days={Number(settings.ResponseDays)}",
            $"conversion={settings.Conversion}",
            $"conversion days={Number(settings.ConversionDays)}",
            $"signal time={settings.SignalTime}",
            $"episode hours={Number(settings.EpisodeHours)}",
            $"most unknown={Number(settings.MostUnknownPercent)}",
            $"epsilon={Number(settings.Epsilon)}",
            $"rolls up={settings.RollsUp}",
            .. Kinds("signal", settings.Signals),
            .. Kinds("qualifying", settings.QualifyingSignals),
            .. settings.SlaHours.Select(pair => $"sla {Number(pair.Key)}={Number(pair.Value)}"),
            .. settings.Activities
                .Where(rule => rule.IsTouch || rule.IsResponse || rule.IsAction)
                .Select(rule =>
                    $"activity {Name(rule)}={(rule.IsTouch ? "t" : "")}{(rule.IsResponse ? "r" : "")}{(rule.IsAction ? "a" : "")}")
                .Order(StringComparer.Ordinal),
        ];
        return string.Join('\n', lines.Append(WeightsOf(settings)));
    }

    /// <summary>What engagement is made of.</summary>
    public static string WeightsOf(MeasureSettings settings) => string.Join('\n',
    [
        $"engagement={settings.Engagement}",
        $"engaged from={Number(settings.EngagedFrom)}",
        $"point days={Number(settings.PointDays)}",
        .. settings.RoleWeights.Select(pair => $"role {Folded(pair.Key)}={Number(pair.Value)}").Order(StringComparer.Ordinal),
        .. settings.TierWeights.Select(pair => $"tier {Number(pair.Key)}={Number(pair.Value)}"),
        .. settings.Activities.Where(rule => rule.Points != 0)
            .Select(rule => $"points {Name(rule)}={Number(rule.Points)}").Order(StringComparer.Ordinal),
    ]);

    /// <summary>SHA-256 of a form, the first digits, in lower-case hexadecimal.</summary>
    public static string Digest(string form) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(form)))[..Digits];

    static IEnumerable<string> Kinds(string name, IEnumerable<string> kinds) =>
        kinds.Select(Folded).Distinct().Order(StringComparer.Ordinal).Select(kind => $"{name}={kind}");

    static string Name(ActivityRule rule) => $"{Folded(rule.Kind)}/{rule.Side?.ToString() ?? "any"}";

    static string Folded(string word) => word.Trim().ToLowerInvariant();

    /// <summary>10 and 10.0 are one number.</summary>
    static string Number(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
