using System.Globalization;
using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Policy;

/// <summary>A dispute is rehearsed: the real rules, days away and holidays on a clock of their own; nothing is posted or kept.</summary>
public sealed class ARehearsal : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task It_shows_who_is_asked_when_and_when_the_default_binds()
    {
        await Slack.As("priya").RunAsync("/align", "away 2026-12-25 to 2026-12-31");
        var before = await world.Record.SizeAsync();

        var form = await OpenAsync();
        var sent = await form.Fill("Category", "Definition").Fill("Party on one side", "ana").Fill("Party on the other side", "tom")
            .Fill("Raised at", Seconds(2026, 12, 23, 10)).SubmitAsync();
        Assert.True(sent.Delivery.Error is null, sent.Delivery.Error);
        Assert.Empty(sent.Errors);

        var shown = await Slack.As("ana").ModalSayingAsync("What would happen");
        Assert.Contains("*Level 1.* Ana and Tom are asked to settle it.", shown.Text, StringComparison.Ordinal);
        Assert.Matches(@"\*Level 2\.\* Dana.* and Priya.* are asked to decide\.", shown.Text);
        Assert.Contains("skipping Fri 25 Dec 2026 (Christmas Day), Mon 28 Dec 2026 (Boxing Day observed)", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Lena decides in place of Priya, who is away.", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Dana is reminded (75 %).", shown.Text, StringComparison.Ordinal);
        Assert.Matches(@"\*Level 3\.\* Morgan.* is asked to decide\.", shown.Text);
        Assert.Contains("*Undecided: Nothing changes.*", shown.Text, StringComparison.Ordinal);
        Assert.Equal(before, await world.Record.SizeAsync());
        Assert.Equal(0, await Slack.Gtm.CountAsync("DSP-"));
    }

    [Fact]
    public async Task A_long_path_is_read_page_by_page()
    {
        const string last = "    - { deciders: [accountable executive], rule: one, window: 1wd }\n";
        var program = GtmWorld.ProgramFile.ReplaceLineEndings("\n");
        Assert.Contains(last, program, StringComparison.Ordinal);
        await using var other = await GtmWorld.StartAsync(program.Replace(
            last, string.Concat(new[] { "Riley", "Ben", "Lena", "Dana", "Priya", "Morgan" }.Select(name => $"    - {{ deciders: [{name}], rule: one, window: 1wd }}\n")), StringComparison.Ordinal));
        await other.Slack.As("ana").RunAsync("/align", "path rehearse");
        var form = await other.Slack.As("ana").ModalSayingAsync("Rehearse a dispute");
        await form.Fill("Category", "Definition").Fill("Party on one side", "ana").Fill("Party on the other side", "tom").SubmitAsync();

        var first = await other.Slack.As("ana").ModalSayingAsync("What would happen", "Page 1 of 2.");
        Assert.Contains("*Level 1.*", first.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("*Undecided:", first.Text, StringComparison.Ordinal);
        await first.SubmitAsync();
        var second = await other.Slack.As("ana").ModalSayingAsync("Page 2 of 2.");
        Assert.DoesNotContain("*Level 1.*", second.Text, StringComparison.Ordinal);
        Assert.Contains("*Undecided: Nothing changes.*", second.Text, StringComparison.Ordinal);
        await second.SubmitAsync();
        await other.Slack.As("ana").ModalSayingAsync("Page 1 of 2.", "*Level 1.*");
    }

    [Fact]
    public async Task What_can_not_be_rehearsed_is_refused_on_its_field()
    {
        var form = await OpenAsync();

        Assert.Equal(
            ["Ana can't hold both sides: name two people."],
            (await form.Fill("Party on one side", "ana").Fill("Party on the other side", "ana").SubmitAsync()).Errors);
        Assert.Equal(
            ["Gus is a guest and can't be a party: name a full member who is in the channel."],
            (await form.Fill("Party on the other side", "gus").SubmitAsync()).Errors);
        Assert.Equal(
            ["Choose a time from now on, within a year: what is past can't be rehearsed."],
            (await form.Fill("Party on the other side", "tom").Fill("Raised at", Seconds(2026, 11, 20, 10)).SubmitAsync()).Errors);
    }

    [Fact]
    public async Task The_path_is_checked_as_people_and_roles_are()
    {
        var check = await Slack.As("ana").RunAsync("/align", "path check");

        Assert.Contains("Morgan has no deputy as accountable executive: days away would leave nobody to decide. Name one with /align members.", check.Text, StringComparison.Ordinal);
    }

    async Task<Modal> OpenAsync()
    {
        await Slack.As("ana").RunAsync("/align", "path rehearse");
        return await Slack.As("ana").ModalSayingAsync("Rehearse a dispute");
    }

    static string Seconds(int year, int month, int day, int hour) => Instant.FromUtc(year, month, day, hour, 0).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
