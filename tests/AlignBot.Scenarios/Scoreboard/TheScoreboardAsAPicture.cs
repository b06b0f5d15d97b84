using AlignBot.Scenarios.AccountLists;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Scoreboard;

/// <summary>Under the card comes a picture of its trends, with the figures in words; the card is there whatever becomes of it.</summary>
public sealed class TheScoreboardAsAPicture : IAsyncLifetime
{
    const string Words = "Scoreboard, 2026 Q3. Coverage unknown. Coverage: unknown.";

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync(startAt: new DateTimeOffset(2026, 9, 30, 10, 0, 0, TimeSpan.Zero));
        await Slack.ListOfFiveAsync();
        await Slack.As("riley").RunAsync("/align", "scoreboard settings");
        await (await Slack.As("riley").ModalAsync("What the board counts")).Fill(
            "What activities count as", WorkedExample.Kinds).Fill("Working hours to act on one", "8").SubmitAsync();
        await (await Slack.As("riley").ModalSayingAsync("*Saved.*")).CloseAllAsync();
        await SlackWorld.EventuallyAsync(
            async () => await world.Record.ScoreboardIsReadAsync() ? this : null, () => Task.FromResult("It was not read."));
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    /// <summary>Slack has to look at a file before a message may show it: the first try is refused, and the second is not.</summary>
    [Fact]
    public async Task It_is_uploaded_once_and_shown_to_whoever_asks()
    {
        foreach (var person in (string[])["ana", "ben"])
        {
            await Slack.ReadsAsync(person, "scoreboard", "*Coverage*");
            var shown = await PictureAsync(person);
            Assert.True(shown.IsForOneOnly);
            await SlackWorld.EventuallyAsync(
                async () => await world.Record.PictureIsKeptAsync() ? this : null, () => Task.FromResult("The picture was not kept."));
            Assert.Matches("\"slack_file\":{\"id\":\"F[A-Z0-9]{8,}\"}", shown.Json.ToJsonString());
        }

        Assert.Single(
            (await Slack.GetAsync("control/traffic?limit=2000"))["entries"]!.AsArray(),
            entry => (string?)entry!["name"] == "files.completeUploadExternal");
    }

    [Fact]
    public async Task A_picture_that_Slack_does_not_take_leaves_the_card_as_it_is()
    {
        await Slack.FaultAsync("error", new() { ["method"] = "files.getUploadURLExternal", ["error"] = "not_allowed" });
        await Slack.ReadsAsync("ana", "scoreboard", "*Coverage*");
        await Slack.ClearFaultsAsync();

        await Slack.ReadsAsync("ben", "scoreboard", "*Coverage*");
        await PictureAsync("ben");
        await Slack.GtmOf("ana").ExpectCountAsync(0, Words);
    }

    Task<Message> PictureAsync(string person) => SlackWorld.EventuallyAsync(
        async () => (await Slack.GtmOf(person).MessagesAsync()).LastOrDefault(
            message => message.Json.ToJsonString().Contains(Words, StringComparison.Ordinal)),
        () => Slack.GtmOf(person).TranscriptAsync());
}
