using System.Diagnostics;
using System.Diagnostics.Metrics;
using NodaTime;

namespace AlignBot.Engine.Telemetry;

/// <summary>What the engine measures of itself: costs next to nothing until somebody listens.</summary>
/// <remarks>Kinds and features are few; nothing that people wrote and no name is ever in it.</remarks>
public static class EngineTelemetry
{
    /// <summary>The name of its meter and of its activities.</summary>
    public const string Name = "AlignBot.Engine";

    static readonly ActivitySource Activities = new(Name);
    static readonly Meter Meter = new(Name);

    static readonly InstrumentAdvice<double> UpToSeconds = new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] };
    static readonly InstrumentAdvice<double> UpToAnHour = new() { HistogramBucketBoundaries = [0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 900, 3600] };

    static readonly Histogram<double> Lateness = Meter.CreateHistogram(
        "alignbot.timer.lateness", "s", "From the moment a deadline, reminder or prompt was due to the commit of what followed.", tags: null, UpToAnHour);

    static readonly Histogram<double> Delays = Meter.CreateHistogram(
        "alignbot.message.delay", "s", "From the writing of a message to its standing in Slack.", tags: null, UpToAnHour);

    static readonly Counter<long> Refused = Meter.CreateCounter<long>("alignbot.message.refused", "{message}", "Messages that Slack does not take for good.");

    static readonly Gauge<long> Waiting = Meter.CreateGauge<long>("alignbot.outbox.waiting", "{message}", "Messages on their way to Slack, of all processes on this database.");

    static readonly Gauge<double> Age = Meter.CreateGauge<double>("alignbot.outbox.age", "s", "How long the oldest message on its way has waited.");

    static readonly Counter<long> Overspent = Meter.CreateCounter<long>(
        "alignbot.budget.refused", "{request}",
        "Commands and clicks that were answered with 'try again later': a person's or channel's budget was used up.");

    static readonly Histogram<double> Units = Meter.CreateHistogram(
        "alignbot.write.duration", "s", "From a unit of work's place in the queue to its commit on disk.", tags: null, UpToSeconds);

    /// <summary>Whether anybody wants to know what waits in the outbox.</summary>
    public static bool CountsOutbox => Waiting.Enabled || Age.Enabled;

    /// <summary>Whether anybody wants to know how long writing takes.</summary>
    internal static bool TimesWrites => Units.Enabled;

    /// <summary>Whether anybody wants to know how late timers are.</summary>
    internal static bool TimesTimers => Lateness.Enabled;

    /// <summary>Whether anybody wants to know how messages end.</summary>
    internal static bool CountsMessages => Delays.Enabled || Refused.Enabled;

    /// <summary>What is going on as part of a trace that somebody keeps; the web server's own activities, which nobody does, are none.</summary>
    internal static Activity? Cause => Activity.Current is { Recorded: true } kept ? kept : null;

    /// <summary>Begins a trace, or goes on with the one that the given activity is part of: what is going on around it is not part of it.</summary>
    /// <param name="name">What is done, one of few.</param>
    /// <param name="kind">Whether it is work of one's own or goes to somebody.</param>
    /// <param name="cause">The W3C id of what brought it about; null where nothing did.</param>
    public static Activity? Begin(string name, ActivityKind kind, string? cause)
    {
        if (!Activities.HasListeners())
        {
            return null;
        }

        Activity.Current = null;
        return Activities.StartActivity(name, kind, cause);
    }

    /// <summary>A timer's work is committed.</summary>
    internal static void Handled(string feature, Duration late)
    {
        if (Lateness.Enabled)
        {
            Lateness.Record(Math.Max(0, late.TotalSeconds), new KeyValuePair<string, object?>("feature", feature));
        }
    }

    /// <summary>A message stands in Slack.</summary>
    internal static void Sent(string kind, Duration took) => Delays.Record(Math.Max(0, took.TotalSeconds), new KeyValuePair<string, object?>("kind", kind));

    /// <summary>A message is given up.</summary>
    internal static void GivenUp(string kind) => Refused.Add(1, new KeyValuePair<string, object?>("kind", kind));

    /// <summary>Somebody is asked to come back later.</summary>
    internal static void Spent(string budget) => Overspent.Add(1, new KeyValuePair<string, object?>("budget", budget));

    /// <summary>What waits in the outbox now.</summary>
    internal static void Outbox(long waiting, Duration oldest)
    {
        Waiting.Record(waiting);
        Age.Record(Math.Max(0, oldest.TotalSeconds));
    }

    /// <summary>A unit of work is committed.</summary>
    internal static void Written(string priority, TimeSpan took) => Units.Record(took.TotalSeconds, new KeyValuePair<string, object?>("priority", priority));
}
