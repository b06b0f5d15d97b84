using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Align;

/// <summary>Help begins with what most people look for, each a button; everything else is one click further.</summary>
public sealed class WhereHelpBegins : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Each_button_leads_there()
    {
        await Slack.RaiseAsync();
        await Slack.As("tom").RunAsync("/align", "");
        var help = await Slack.GtmOf("tom").ExpectAsync("*What you can do here*");

        await Slack.As("tom").PressAsync(help, "What waits for me");
        await Slack.As("tom").PressAsync(await Slack.GtmOf("tom").ExpectWithAsync("Propose an answer", "Waiting for you (", "Settle DSP-1"), "Propose an answer");
        Assert.Contains("DSP-1", (await Slack.As("tom").ModalAsync()).Title, StringComparison.Ordinal);
        await Slack.As("tom").PressAsync(help, "Next meeting");
        await Slack.GtmOf("tom").ExpectWithAsync("Add an item", "*Pipeline review*");
        await Slack.As("tom").PressAsync(help, "Decision log");
        await Slack.GtmOf("tom").ExpectAsync("The decision log is empty.");
        await Slack.As("tom").PressAsync(help, "All commands");
        await Slack.GtmOf("tom").ExpectAsync("*Every day*", "*For those who run it*", "`/align status`", "`/dispute` and a question", "'Record a decision'");
        await Slack.As("ana").RunAsync("/align", "help");
        await Slack.As("ana").PressAsync(await Slack.GtmOf("ana").ExpectAsync("*What you can do here*"), "Raise a dispute");
        Assert.Equal("Raise a dispute", (await Slack.As("ana").ModalAsync()).Title);
    }

    [Fact]
    public async Task A_word_that_nobody_knows_leads_there_too()
    {
        await Slack.As("tom").RunAsync("/align", "frobnicate");

        await Slack.GtmOf("tom").ExpectWithAsync("What waits for me", "`/align frobnicate` is not known here.");
    }

    [Fact]
    public async Task A_guest_gets_no_button_that_refuses_them()
    {
        await Slack.As("gus").RunAsync("/align", "help");

        var help = await Slack.GtmOf("gus").ExpectWithAsync("All commands", "You read what stands in", "your account is a guest.");

        Assert.False(help.HasButton("Raise a dispute") || help.HasButton("Decision log") || help.HasButton("What waits for me") || help.HasButton("Next meeting"));
    }

    [Fact]
    public async Task Decision_alone_opens_its_form()
    {
        Assert.Equal("", (await Slack.As("ana").RunAsync("/decision", "  ")).Text);

        Assert.True((await (await Slack.As("ana").ModalAsync("Record a decision")).Fill("What was decided", "The list is frozen.").SubmitAsync()).Closed);

        await Slack.Gtm.ExpectAsync("*DEC-1*", "The list is frozen.");
        Assert.Contains("your account is a guest", (await Slack.As("gus").RunAsync("/decision")).Text, StringComparison.Ordinal);
    }
}
