using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Telemetry;

/// <summary>A bot that sends its measures and traces to a collector, over HTTP.</summary>
public sealed class WhatIsMeasured : IAsyncLifetime
{
    Collector collector = null!;
    GtmWorld world = null!;

    public async Task InitializeAsync()
    {
        collector = await Collector.StartAsync();
        world = await GtmWorld.StartAsync(settings: collector.Settings);
    }

    public async Task DisposeAsync()
    {
        await world.DisposeAsync();
        await collector.DisposeAsync();
    }

    [Fact]
    public async Task A_trace_leads_from_what_somebody_did_to_the_message_in_Slack()
    {
        await world.Slack.RaiseAsync();
        await world.Record.QuietAsync();

        var call = await collector.EventuallyAsync(sent => sent.Steps.FirstOrDefault(step => step.Name == "chat.postMessage" && Causes(sent.Steps, step) is
            [{ Name: "dispute.card" }, { Parent: "" } began] && began.Name.StartsWith("submission dispute.", StringComparison.Ordinal)));

        Assert.Equal(32, call.Trace.Length);
        Assert.DoesNotContain(collector.Steps, step => step.Name.Contains("Http", StringComparison.OrdinalIgnoreCase) || step.Name.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_becomes_due_begins_a_trace_of_its_own()
    {
        await world.Slack.RaiseAsync();
        await world.Time.AdvanceAsync(Duration.FromDays(7));
        await world.Record.QuietAsync();

        await collector.EventuallyAsync(sent => sent.Steps.FirstOrDefault(step => step.Name == "chat.postMessage" && Causes(sent.Steps, step) is [_, { Name: "timers", Parent: "" }]));
    }

    [Fact]
    public async Task Measures_arrive()
    {
        await world.Slack.RaiseAsync();
        await world.Time.AdvanceAsync(Duration.FromDays(7));

        string[] expected =
        [
            "alignbot.slack.answer.duration", "alignbot.slack.call.duration", "alignbot.slack.call.wait", "alignbot.timer.lateness", "alignbot.message.delay",
            "alignbot.outbox.waiting", "alignbot.outbox.age", "alignbot.write.duration", "http.server.request.duration", "dotnet.process.memory.working_set",
        ];
        await collector.EventuallyAsync(sent => sent.Measures.IsSupersetOf(expected) ? sent : null);
    }

    [Fact]
    public async Task Neither_words_nor_secrets_are_in_it()
    {
        await world.Slack.RaiseAsync("Whose is Quibblewort?");
        await world.Slack.As("ana").RunAsync("/decision", "Quibblewort stands.");
        await world.Slack.As("ana").RunAsync("/align", "status");
        await world.Record.QuietAsync();
        await collector.EventuallyAsync(sent => sent.Steps.FirstOrDefault(step => step.Name == "command /align"));
        await collector.EventuallyAsync(sent => sent.Measures.Contains("alignbot.message.delay") ? sent : null);

        var sent = collector.Everything;
        foreach (var word in new[] { "Quibblewort", GtmWorld.BotToken, GtmWorld.SigningSecret, "hooks", "response_url", "UANA", "CGTM" })
        {
            Assert.DoesNotContain(word, sent, StringComparison.Ordinal);
        }
    }

    /// <summary>What brought a step about, the nearest first.</summary>
    static List<Step> Causes(IReadOnlyList<Step> all, Step step)
    {
        List<Step> causes = [];
        while (all.FirstOrDefault(one => one.Trace == step.Trace && one.Id == step.Parent) is { } cause)
        {
            causes.Add(cause);
            step = cause;
        }

        return causes;
    }
}
