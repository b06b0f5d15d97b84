using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AlignBot.Slack;

/// <summary>What the Slack layer measures of itself: costs next to nothing until somebody listens.</summary>
/// <remarks>Ids of handlers and names of methods are few; nothing that people wrote, no token and no address is ever in it.</remarks>
public static class SlackTelemetry
{
    /// <summary>The name of its meter and of its activities.</summary>
    public const string Name = "AlignBot.Slack";

    static readonly ActivitySource Activities = new(Name);
    static readonly Meter Meter = new(Name);

    static readonly InstrumentAdvice<double> UpToSeconds = new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3] };
    static readonly InstrumentAdvice<double> UpToAMinute = new() { HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] };

    static readonly Histogram<double> Answers = Meter.CreateHistogram(
        "alignbot.slack.answer.duration", "s", "From a command, click, form or event to the answer that Slack waits three seconds for.", tags: null, UpToSeconds);

    static readonly Histogram<double> Calls = Meter.CreateHistogram(
        "alignbot.slack.call.duration", "s", "A call of one of Slack's methods; error.type is Slack's word for how it failed.", tags: null, UpToAMinute);

    static readonly Histogram<double> Turns = Meter.CreateHistogram(
        "alignbot.slack.call.wait", "s", "How long a call waited for its turn within Slack's limits.", tags: null, UpToAMinute);

    /// <summary>Begins a trace: what is going on around it is not part of it.</summary>
    /// <remarks>The web server's own activity is left out: the path of an address may be somebody's secret.</remarks>
    internal static Activity? Begin(SlackHandler handler)
    {
        if (!Activities.HasListeners())
        {
            return null;
        }

        Activity.Current = null;
        return Activities.StartActivity($"{KindOf(handler)} {handler.Id}", ActivityKind.Server);
    }

    /// <summary>Begins a call as part of what is going on; alone it is no trace.</summary>
    internal static Activity? Begin(string method) =>
        Activity.Current is null ? null : Activities.StartActivity(method, ActivityKind.Client);

    /// <summary>A handler's answer is there.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="outcome">answered, failed or late.</param>
    /// <param name="took">Since it was begun.</param>
    internal static void Answered(SlackHandler handler, string outcome, TimeSpan took)
    {
        if (Answers.Enabled)
        {
            Answers.Record(took.TotalSeconds, new("kind", KindOf(handler)), new("handler", handler.Id), new("outcome", outcome));
        }
    }

    /// <summary>A call has had its turn.</summary>
    internal static void Waited(string method, TimeSpan wait)
    {
        if (Turns.Enabled)
        {
            Turns.Record(wait.TotalSeconds, new KeyValuePair<string, object?>("method", method));
        }
    }

    /// <summary>A call has ended.</summary>
    /// <param name="method">What was called.</param>
    /// <param name="error">Slack's word, or ours for a silence; null where it went well.</param>
    /// <param name="took">Since its turn.</param>
    internal static void Called(string method, string? error, TimeSpan took)
    {
        if (!Calls.Enabled)
        {
            return;
        }

        if (error is null)
        {
            Calls.Record(took.TotalSeconds, new KeyValuePair<string, object?>("method", method));
        }
        else
        {
            Calls.Record(took.TotalSeconds, new("method", method), new("error.type", error));
        }
    }

    static string KindOf(SlackHandler handler) => handler.Kind switch
    {
        HandlerKind.Command => "command",
        HandlerKind.Action => "action",
        HandlerKind.Submission => "submission",
        HandlerKind.Closed => "closed",
        HandlerKind.Event => "event",
        HandlerKind.Options => "options",
        _ => "shortcut",
    };
}
