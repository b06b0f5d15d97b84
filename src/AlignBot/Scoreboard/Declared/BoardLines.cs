using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AlignBot.Domain.Scoreboard.Settings;
using AlignBot.Engine.ProgramFiles;

namespace AlignBot.Scoreboard.Declared;

/// <summary>The <c>scoreboard:</c> section as lines: read with every mistake at its place, and written so that it reads back the same.</summary>
static class BoardLines
{
    static readonly (string Word, ConversionKind Kind)[] Conversions =
        [("win rate", ConversionKind.WinRate), ("from the list", ConversionKind.ListToOpportunity), ("from qualified", ConversionKind.QualifiedToOpportunity)];

    static readonly (string Word, RateDay Day)[] RateDays = [("close", RateDay.Close), ("creation", RateDay.Creation), ("newest", RateDay.Newest)];

    static readonly (string Word, EngagementSource Source)[] Engagements = [("points", EngagementSource.Points), ("score", EngagementSource.VendorScore)];

    static readonly (string Word, SignalTime Time)[] SignalTimes = [("detected", SignalTime.Detected), ("first seen", SignalTime.FirstSeen)];

    static readonly (string Word, bool Is)[] YesNo = [("no", false), ("yes", true)];

    public static DeclaredBoard Read(YamlCursor? section)
    {
        if (section is null)
        {
            return DeclaredBoard.None;
        }

        var usual = StarterMeasures.For("");
        var settings = usual with
        {
            Currency = new CurrencyRule(section.Text("currency")?.Trim().ToUpperInvariant() ?? "USD")
            {
                BlankMeans = section.Text("blank_currency", required: false)?.Trim().ToUpperInvariant(),
                RateOf = Word(section, "rate_of", RateDays, RateDay.Close),
            },
            ZoneId = section.Text("zone", required: false) ?? "",
            SourceZoneId = section.Text("source_zone", required: false),
            FirstMonth = Whole(section, "fiscal_year_begins_in_month", usual.FirstMonth),
            Activities = section.Field("activities", required: false) is { } activities ? Activities(activities) : usual.Activities,
            TouchDays = Whole(section, "coverage_days", usual.TouchDays),
            PointDays = Whole(section, "engagement_days", usual.PointDays),
            Engagement = Word(section, "engagement", Engagements, usual.Engagement),
            EngagedFrom = Number(section, "engaged_from", usual.EngagedFrom),
            RoleWeights = Weights(section, "role_weights").ToImmutableSortedDictionary(StringComparer.Ordinal),
            TierWeights = TierWeights(section),
            ResponseDays = Whole(section, "influence_days", usual.ResponseDays),
            Conversion = Word(section, "conversion", Conversions, usual.Conversion),
            ConversionDays = Whole(section, "conversion_days", usual.ConversionDays),
            QualifyingSignals = Words(section, "qualifying_signals", []),
            Signals = Words(section, "signals", usual.Signals),
            SignalTime = Word(section, "signal_time", SignalTimes, usual.SignalTime),
            EpisodeHours = Whole(section, "episode_hours", usual.EpisodeHours),
            SlaHours = Hours(section, usual),
            MostUnknownPercent = Whole(section, "most_without_data", usual.MostUnknownPercent),
            Epsilon = Number(section, "flat_within", usual.Epsilon),
            RollsUp = Word(section, "roll_up", YesNo, usual.RollsUp),
        };
        var targets = section.Field("lines", required: false) is { } lines ? Lines(lines, SettingsLines.ReadTargets) : [];
        var rates = (section.Field("rates", required: false)?.Items() ?? []).SelectMany(item => Lines(item, SettingsLines.ReadRates)).ToImmutableArray();
        section.RefuseOthers();
        foreach (var problem in SettingsProblems.Of(settings.ZoneId.Length == 0 ? settings with { ZoneId = "Etc/UTC" } : settings))
        {
            section.Report(problem);
        }

        return new DeclaredBoard(settings, targets, rates);
    }

    /// <summary>Empty where nothing is said of it. What is as usual is not written.</summary>
    public static string Write(DeclaredBoard declared)
    {
        if (declared.Settings is not { } settings)
        {
            return "";
        }

        var (usual, text) = (StarterMeasures.For(""), new StringBuilder("scoreboard:\n"));
        Line("currency", settings.Currency.Reporting, null);
        Line("blank_currency", settings.Currency.BlankMeans, null);
        Line("rate_of", WordOf(RateDays, settings.Currency.RateOf), WordOf(RateDays, RateDay.Close));
        Line("zone", settings.ZoneId, "");
        Line("source_zone", settings.SourceZoneId, null);
        Line("fiscal_year_begins_in_month", SettingsLines.Number(settings.FirstMonth), SettingsLines.Number(usual.FirstMonth));
        Map("activities", settings.Activities.Select(rule => SettingsLines.Write(rule)).Select(line => (Name: line[..line.LastIndexOf(':')], Value: line[(line.LastIndexOf(':') + 2)..])));
        Line("coverage_days", SettingsLines.Number(settings.TouchDays), SettingsLines.Number(usual.TouchDays));
        Line("engagement_days", SettingsLines.Number(settings.PointDays), SettingsLines.Number(usual.PointDays));
        Line("engagement", WordOf(Engagements, settings.Engagement), WordOf(Engagements, usual.Engagement));
        Line("engaged_from", SettingsLines.Number(settings.EngagedFrom), SettingsLines.Number(usual.EngagedFrom));
        Map("role_weights", settings.RoleWeights.Select(pair => (pair.Key, SettingsLines.Number(pair.Value))));
        Map("tier_weights", settings.TierWeights.Select(pair => (SettingsLines.Number(pair.Key), SettingsLines.Number(pair.Value))));
        Line("influence_days", SettingsLines.Number(settings.ResponseDays), SettingsLines.Number(usual.ResponseDays));
        Line("conversion", WordOf(Conversions, settings.Conversion), WordOf(Conversions, usual.Conversion));
        Line("conversion_days", SettingsLines.Number(settings.ConversionDays), SettingsLines.Number(usual.ConversionDays));
        List("qualifying_signals", settings.QualifyingSignals);
        List("signals", settings.Signals);
        Line("signal_time", WordOf(SignalTimes, settings.SignalTime), WordOf(SignalTimes, usual.SignalTime));
        Line("episode_hours", SettingsLines.Number(settings.EpisodeHours), SettingsLines.Number(usual.EpisodeHours));
        Line("answer_within_hours", settings.SlaHours.IsEmpty ? "-" : SettingsLines.WriteHours(settings.SlaHours), SettingsLines.WriteHours(usual.SlaHours));
        Line("most_without_data", SettingsLines.Number(settings.MostUnknownPercent), SettingsLines.Number(usual.MostUnknownPercent));
        Line("flat_within", SettingsLines.Number(settings.Epsilon), SettingsLines.Number(usual.Epsilon));
        Line("roll_up", WordOf(YesNo, settings.RollsUp), WordOf(YesNo, usual.RollsUp));
        Line("lines", SettingsLines.WriteTargets(declared.Targets), "");
        if (!declared.Rates.IsEmpty)
        {
            text.Append("  rates:\n");
            foreach (var rate in declared.Rates)
            {
                text.Append(CultureInfo.InvariantCulture, $"    - {YamlText.Scalar(SettingsLines.WriteRates([rate]))}\n");
            }
        }

        return text.ToString();

        void Line(string field, string? value, string? usually)
        {
            if (value is not null && value != usually)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {field}: {YamlText.Scalar(value)}\n");
            }
        }

        void Map(string field, IEnumerable<(string Name, string Value)> entries)
        {
            var all = entries.ToList();
            if (all.Count > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {field}:\n");
                all.ForEach(entry => text.Append(CultureInfo.InvariantCulture, $"    {YamlText.Scalar(entry.Name)}: {YamlText.Scalar(entry.Value)}\n"));
            }
        }

        void List(string field, ImmutableArray<string> words)
        {
            if (!words.IsEmpty)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {field}: [{string.Join(", ", words.Select(YamlText.Scalar))}]\n");
            }
        }
    }

    static ImmutableArray<ActivityRule> Activities(YamlCursor place)
    {
        var rules = ImmutableArray.CreateBuilder<ActivityRule>();
        foreach (var (name, value) in place.Fields())
        {
            if (name.Text() is { } kind && value.Text() is { } counts)
            {
                rules.AddRange(Told(value, SettingsLines.ReadActivities($"{kind.ReplaceLineEndings(" ")}: {counts.ReplaceLineEndings(" ")}")));
            }
        }

        return rules.ToImmutable();
    }

    static ImmutableSortedDictionary<int, decimal> TierWeights(YamlCursor section)
    {
        var weights = ImmutableSortedDictionary.CreateBuilder<int, decimal>();
        foreach (var (tier, weight) in Weights(section, "tier_weights"))
        {
            if (tier is "1" or "2" or "3")
            {
                weights[tier[0] - '0'] = weight;
            }
            else
            {
                section.Report($"'{tier}' is no tier; write 1, 2 or 3.");
            }
        }

        return weights.ToImmutable();
    }

    static Dictionary<string, decimal> Weights(YamlCursor section, string field)
    {
        var weights = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (name, value) in section.Field(field, required: false)?.Fields() ?? [])
        {
            if (name.Text() is { } word && value.Text() is { } typed)
            {
                if (SettingsLines.TryNumber(typed, out var weight))
                {
                    weights[word] = weight;
                }
                else
                {
                    value.Report($"'{typed}' is no number; write by what points are multiplied, such as 1.5.");
                }
            }
        }

        return weights;
    }

    static ImmutableSortedDictionary<int, int> Hours(YamlCursor section, MeasureSettings usual)
    {
        if (section.Field("answer_within_hours", required: false) is not { } place)
        {
            return usual.SlaHours;
        }

        var (hours, problem) = SettingsLines.ReadHours(place.Text());
        if (problem is not null)
        {
            place.Report($"{problem}.");
        }

        return hours;
    }

    static ImmutableArray<string> Words(YamlCursor section, string field, ImmutableArray<string> otherwise) =>
        section.Field(field, required: false) is { } place ? [.. place.Items().Select(item => item.Text()).OfType<string>()] : otherwise;

    static ImmutableArray<T> Lines<T>(YamlCursor place, Func<string?, LinesRead<T>> read) => Told(place, read(place.Text()));

    static ImmutableArray<T> Told<T>(YamlCursor place, LinesRead<T> read)
    {
        foreach (var problem in read.Problems)
        {
            place.Report(problem);
        }

        return read.Value;
    }

    static int Whole(YamlCursor section, string field, int otherwise)
    {
        if (section.Field(field, required: false) is not { } place || place.Text() is not { } typed)
        {
            return otherwise;
        }

        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        place.Report($"'{typed}' is no whole number.");
        return otherwise;
    }

    static decimal Number(YamlCursor section, string field, decimal otherwise)
    {
        if (section.Field(field, required: false) is not { } place || place.Text() is not { } typed)
        {
            return otherwise;
        }

        if (SettingsLines.TryNumber(typed, out var number))
        {
            return number;
        }

        place.Report($"'{typed}' is no number.");
        return otherwise;
    }

    static T Word<T>(YamlCursor section, string field, (string Word, T Value)[] words, T otherwise)
    {
        if (section.Field(field, required: false) is not { } place || place.Text() is not { } typed)
        {
            return otherwise;
        }

        foreach (var (word, value) in words)
        {
            if (word.Equals(typed, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        place.Report($"'{typed}' is none of {string.Join(", ", words.Select(one => one.Word))}.");
        return otherwise;
    }

    static string WordOf<T>((string Word, T Value)[] words, T value) => words.First(one => EqualityComparer<T>.Default.Equals(one.Value, value)).Word;
}
