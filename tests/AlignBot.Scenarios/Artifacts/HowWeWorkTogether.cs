using System.Text.Json.Nodes;
using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Artifacts;

/// <summary>The operating definition: put together from its five parts, signed by the executive, pinned in the channel, and stale when a part changes.</summary>
public sealed class HowWeWorkTogether : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task It_is_written_signed_and_pinned_and_the_old_pin_goes()
    {
        await WriteAsync("Sales and marketing win the same 200 accounts");
        await world.Time.AdvanceAsync(Duration.FromMinutes(6));

        // The executive signs the paragraph, both leaders sign what the bot really does.
        await SignAllAsync("morgan", "*Operating definition waits for your signature.*");
        var first = await Slack.Gtm.ExpectAsync("*How we work together*", "win the same 200 accounts.", "the written escalation path, which Riley answers for.", "(missing: comes with sources)", "signed by Morgan");
        await PinnedAsync(first.Ts);
        await SignAllAsync("dana", "*2 texts wait for your signature.*");
        await SignAllAsync("priya", "*2 texts wait for your signature.*");
        await Slack.Gtm.ExpectAsync("*Signed, and in force from now on: Cadence, Escalation path*");
        await Slack.As("ana").HomeAsync("operating definition current");

        await WriteAsync("Sales and marketing win the same 250 accounts", "A new version");
        await world.Time.AdvanceAsync(Duration.FromHours(30));
        await SignAllAsync("morgan", "*Operating definition waits for your signature.*");
        var second = await Slack.Gtm.ExpectAsync("*How we work together*", "win the same 250 accounts.");
        await PinnedAsync(second.Ts);
        Assert.Null((await world.Record.VerifyAsync()).Why);
    }

    [Fact]
    public async Task Until_it_is_signed_home_the_status_and_a_new_dispute_say_that_the_program_is_in_practice_mode()
    {
        const string label = "In practice mode until the operating definition is signed.";
        await Slack.As("ana").HomeAsync(label);
        Assert.Contains(label, (await Slack.As("ana").RunAsync("/align", "status")).Text, StringComparison.Ordinal);
        Assert.Contains(label, (await Slack.RaiseAsync()).Text, StringComparison.Ordinal);

        await WriteAsync("One list, one plan");
        await world.Time.AdvanceAsync(Duration.FromMinutes(6));
        await SignAllAsync("morgan", "waits for your signature");
        await Slack.Gtm.ExpectAsync("*How we work together*");

        Assert.DoesNotContain(label, (await Slack.As("ana").RunAsync("/align", "status")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(label, (await Slack.As("ana").HomeAsync("operating definition current")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(label, (await Slack.As("ana").RunAsync("/dispute", "show DSP-1")).Text, StringComparison.Ordinal);
        await WriteAsync("One list, two plans", "A new version");
        Assert.DoesNotContain(label, (await Slack.As("ana").RunAsync("/align", "status")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_path_has_both_leaders_sign_it_and_its_owner_is_asked_whether_the_paragraph_still_holds()
    {
        await WriteAsync("One list, one plan");
        await world.Time.AdvanceAsync(Duration.FromMinutes(6));
        await SignAllAsync("morgan", "waits for your signature");
        await SignAllAsync("dana", "2 texts");
        await SignAllAsync("priya", "2 texts");
        await Slack.Gtm.ExpectAsync("in force from now on: Cadence, Escalation path");

        await Slack.As("riley").RunAsync("/align", "path file");
        var file = await Slack.As("riley").ModalSayingAsync("Path as a file");
        var text = file.ValueOf("The path section of the program file")!;
        await file.Fill("The path section of the program file", text.Replace("reopenings: 1", "reopenings: 2", StringComparison.Ordinal)).SubmitAsync();
        await Slack.Gtm.ExpectAsync("has version 2");
        await Slack.As("ana").HomeAsync("path awaiting");
        await world.Time.AdvanceAsync(Duration.FromHours(30));
        await SignAllAsync("dana", "*Escalation path waits for your signature.*");
        await SignAllAsync("priya", "*Escalation path waits for your signature.*");

        var ask = await Slack.Dm("riley").ExpectWithAsync("It is still right", "*Is the operating definition still right?*", "the escalation path has new rules");
        await Slack.As("riley").PressAsync(ask, "It is still right");
        await Slack.Dm("riley").ExpectAsync("Operating definition: current. Nothing for you to do.");
    }

    [Fact]
    public async Task Without_the_permission_to_pin_it_stands_all_the_same()
    {
        await Slack.FaultAsync("error", new JsonObject { ["method"] = "pins.add", ["error"] = "missing_scope" });
        await WriteAsync("One list, one plan");
        await world.Time.AdvanceAsync(Duration.FromMinutes(6));
        await SignAllAsync("morgan", "waits for your signature");

        await Slack.Gtm.ExpectAsync("*How we work together*", "One list, one plan.");
        await Slack.As("ana").HomeAsync("operating definition current");
    }

    [Fact]
    public async Task A_rep_does_not_write_it()
    {
        await Slack.As("ana").RunAsync("/align", "artifacts");
        var page = await Slack.GtmOf("ana").ExpectAsync("*The operating model of GTM Enterprise*", "*Operating definition*", "missing");

        Assert.False(page.HasButton("Write it"));
        Assert.False(page.Says("Incentives"));
    }

    async Task WriteAsync(string purpose, string? why = null)
    {
        await Slack.As("riley").RunAsync("/align", "artifacts");
        var page = await Slack.GtmOf("riley").ExpectAsync("*The operating model of GTM Enterprise*");
        if (why is null)
        {
            await Slack.As("riley").PressAsync(page, "Write it", "Operating definition");
        }
        else
        {
            await Slack.As("riley").RunAsync("/align", "artifacts ART-5");
            await Slack.As("riley").PressAsync(await Slack.GtmOf("riley").ExpectWithAsync("Write a new version", "*Operating definition*"), "Write a new version");
        }

        var form = await Slack.As("riley").ModalAsync("How we work together");
        await form.Fill("What are you aligned on, in one sentence?", purpose).SubmitAsync();
    }

    async Task SignAllAsync(string person, string asked)
    {
        await Slack.As(person).PressAsync(await Slack.Dm(person).ExpectWithAsync("Read and sign", asked), "Read and sign");
        await (await Slack.As(person).ModalAsync("Read and sign")).SubmitAsync();
    }

    /// <summary>That message, and no other, is pinned.</summary>
    Task<string> PinnedAsync(string ts) => SlackWorld.EventuallyAsync(
        async () => await PinsAsync() is [var only] && only == ts ? "" : null,
        async () => $"Pinned are {string.Join(", ", await PinsAsync())}, and not {ts} alone.");

    async Task<List<string>> PinsAsync() => [.. (await Slack.GetAsync("control/snapshot"))["channels"]!.AsArray()
        .Single(channel => (string?)channel!["id"] == "CGTM")!["pinned"]!.AsArray().Select(ts => (string)ts!)];
}
