using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using AlignBot.Engine.Telemetry;
using AlignBot.Slack;
using AlignBot.SourceReadings;
using AlignBot.Tests.Harness;

namespace AlignBot.Tests.Telemetry;

/// <summary>The document, the dashboard and the alert rules name the measures that there are.</summary>
public sealed partial class MeasureNamesTests
{
    static readonly Instrument[] Declared = Declare();

    [Fact]
    public void The_document_has_a_line_for_each()
    {
        var lines = Lines().Matches(Repository.Read("docs", "telemetry.md")).Select(line => (line.Groups["name"].Value, line.Groups["says"].Value)).Order().ToArray();

        Assert.Equal(11, lines.Length);
        Assert.Equal(Declared.Select(one => (one.Name, one.Description ?? "")).Order(), lines);
    }

    [Theory]
    [InlineData("deploy/telemetry/alerts.yaml", 8)]
    [InlineData("deploy/telemetry/dashboard.json", 10)]
    public void What_is_read_of_them_is_there(string file, int least)
    {
        var known = Declared.SelectMany(NamesOf).ToHashSet();

        var read = Names().Matches(Repository.Read(file)).Select(name => name.Value).ToArray();

        Assert.True(read.Length >= least);
        Assert.Empty(read.Except(known));
    }

    /// <summary>What the collector's exporter for Prometheus makes of a name. Source:
    /// https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/.</summary>
    static IEnumerable<string> NamesOf(Instrument one)
    {
        var name = one.Name.Replace('.', '_') + (one.Unit == "s" ? "_seconds" : "");
        return one switch
        {
            Histogram<double> => [$"{name}_bucket", $"{name}_count", $"{name}_sum"],
            Counter<long> => [$"{name}_total"],
            _ => [name],
        };
    }

    static Instrument[] Declare()
    {
        ConcurrentBag<Instrument> found = [];
        using var listener = new MeterListener
        {
            InstrumentPublished = (one, _) =>
            {
                if (one.Meter.Name.StartsWith("AlignBot.", StringComparison.Ordinal))
                {
                    found.Add(one);
                }
            },
        };
        listener.Start();
        foreach (var type in new[] { typeof(SlackTelemetry), typeof(EngineTelemetry), typeof(ReadingTelemetry) })
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        }

        return [.. found];
    }

    [GeneratedRegex(@"^\| `(?<name>alignbot\.[a-z.]+)` \| [a-z]+ \| (?<says>[^|]+) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Lines();

    [GeneratedRegex("alignbot_[a-z_]+", RegexOptions.None, 1000)]
    private static partial Regex Names();
}
