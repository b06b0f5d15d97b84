using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.BadInput;

/// <summary>Nonsense in the path's forms: a sentence on the right field, what was typed stays, and nothing is saved.</summary>
public sealed class ThePathFile : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    Person Riley => Slack.As("riley");

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task In_a_level()
    {
        var before = await world.Record.SizeAsync();
        await Riley.RunAsync("/align", "path edit");
        await (await Riley.ModalSayingAsync("Levels")).PressAsync("Change", beside: "Dana");
        var level = await Riley.ModalSayingAsync("Level 2");
        foreach (var (typed, sentence) in new[]
        {
            ("-2wd", "'-2wd' has a sign."),
            ("0m", "'0m' is no time at all: at least 1."),
            ("9999wd", "'9999wd' is too long: at most 260wd."),
            ("2 fortnights", "'2 fortnights' is not a length of time."),
        })
        {
            var error = Assert.Single((await level.Fill("How long they have", typed).SubmitAsync()).Errors);
            Assert.StartsWith(sentence, error, StringComparison.Ordinal);
        }

        Assert.Equal(
            ["'150' is no share of the time: write whole numbers from 1 to 99, such as 50, 90."],
            (await level.Fill("How long they have", "2wd").Fill("Reminders, in percent of that time", "50, 150").SubmitAsync()).Errors);
        Assert.Equal(
            ["Gus is a guest and can't decide. Name a full member of the workspace who is in the channel."],
            (await level.Fill("Reminders, in percent of that time", "50").Fill("People by name", "gus").SubmitAsync()).Errors);
        Assert.Equal(before, await world.Record.SizeAsync());
    }

    [Fact]
    public async Task In_the_file()
    {
        var before = await world.Record.SizeAsync();
        await Riley.RunAsync("/align", "path file");
        var form = await Riley.ModalSayingAsync("Path as a file");
        var text = form.ValueOf("The path section of the program file")!;
        foreach (var (right, wrong, sentence) in new[]
        {
            ("window: 2wd", "window: soon", "Line 13: 'soon' is not a length of time."),
            ("window: 2wd", "windows: 2wd", "'windows' is not known here; the fields are deciders, rule, window, reminders."),
            ("[sales leader, marketing leader]", "[Gus]", "Line 13: Gus is a guest; only full members of the workspace can hold a role or decide."),
            ("[sales leader, marketing leader]", "[Zoe]", "Line 13: 'Zoe' is not among the members"),
            ("reminders: [75]", "reminders: [soon]", "'soon' must be a whole number from 1 to 99."),
            ("path:", "path", "This is not YAML"),
            ("path:", "? &a [*a]\n: b\npath:", "Line 1: '&a' gives this part a name"),
            ("path:", "path: " + new string('[', 250), "Line 1: This is nested deeper than anything in the file can be."),
        })
        {
            Assert.Contains(right, text, StringComparison.Ordinal);
            var error = Assert.Single((await form.Fill("The path section of the program file", text.Replace(right, wrong, StringComparison.Ordinal)).SubmitAsync()).Errors);
            Assert.Contains(sentence, error, StringComparison.Ordinal);
        }

        Assert.Equal(before, await world.Record.SizeAsync());
    }

    [Fact]
    public async Task Of_somebody_who_may_no_longer_save_it_it_is_not_even_read()
    {
        await Riley.RunAsync("/align", "path file");
        var form = await Riley.ModalSayingAsync("Path as a file");
        await Slack.As("morgan").RunAsync("/align", "members");
        await Slack.As("morgan").PressAsync(await Slack.GtmOf("morgan").ExpectAsync("who is who"), "Change", beside: "Operating lead");
        Assert.True((await (await Slack.As("morgan").ModalAsync()).Fill("Held by", "lena").SubmitAsync()).Closed);
        await Slack.Gtm.ExpectAsync("Lena is operating lead");

        var error = Assert.Single((await form.Fill("The path section of the program file", "path").SubmitAsync()).Errors);

        Assert.Contains("Lena", error, StringComparison.Ordinal);
        Assert.DoesNotContain("YAML", error, StringComparison.Ordinal);
    }
}
