using System.IO.Compression;
using AlignBot.Decisions;
using AlignBot.Domain;
using AlignBot.Engine.Storage;
using AlignBot.Scenarios.Cadence;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Decisions;

/// <summary>The whole record as files: who asked hears how far a long one is, and the meetings are in it as tables.</summary>
public sealed class ALongExport : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync(settings: new() { ["Delivery:CallTimeout"] = "00:01:30" });

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Says_how_far_it_is()
    {
        await world.BotService<IDatabase>().WriteAsync(WorkPriority.Import, async session =>
        {
            for (var n = 1; n <= 3000; n++)
            {
                await world.BotService<DecisionDesk>().RecordAsync(session, new ProgramKey(1, 1), new UserId("UANA"), $"Rule {n}");
                await session.Statement("DELETE FROM outbox").ExecuteAsync(); // three thousand cards are not what this is about
            }
        });

        // The file is not taken before Riley has read how far it is.
        await Slack.FaultAsync("slow", new() { ["method"] = "files.getUploadURLExternal", ["delay_ms"] = 60_000 });
        await Slack.As("riley").RunAsync("/align", "export csv");

        await Slack.Dm("riley").ExpectAsync("Your export of GTM Enterprise is being made: ", " entries.");
        await Slack.ClearFaultsAsync();
        await Slack.Dm("riley").ExpectAsync("Your export of GTM Enterprise is here:", " entries.", "/files/F");
        await Slack.Dm("riley").ExpectAsync("Your export of GTM Enterprise is made: ", " entries.");
    }

    [Theory]
    [InlineData("timeout_after_work")]
    [InlineData("timeout_before_work")]
    public async Task Stands_there_once_though_Slack_does_not_say_so(string fault)
    {
        await Slack.FaultAsync(fault, new() { ["method"] = "files.completeUploadExternal", ["times"] = 1, ["delay_ms"] = 1 });

        await Slack.As("riley").RunAsync("/align", "export json");

        await Slack.Dm("riley").ExpectAsync("Your export of GTM Enterprise is here:");
        await world.Record.QuietAsync();
        Assert.Equal(1, await Slack.Dm("riley").CountAsync("/files/F"));
    }

    [Fact]
    public async Task Holds_the_meetings_who_was_there_and_what_became_of_each_item()
    {
        await Slack.As("ana").RunAsync("/meeting", "add =1+2 Acme");
        await Slack.As("lena").RunAsync("/meeting", "add Budget");
        await world.Time.ToAsync(MeetingStories.FirstReview);
        await Slack.As("dana").PressAsync(await Slack.StartReviewAsync(), "Drop");
        Assert.True((await (await Slack.As("dana").ModalAsync()).Fill("Why it needs no settling", "@Tom found one.").SubmitAsync()).Closed);
        var card = await Slack.Gtm.ExpectAsync("Now:", "Dropped");
        await Slack.As("priya").PressAsync(card, "Park");
        Assert.True((await (await Slack.As("priya").ModalAsync()).Fill("Why is it put off", "Finance.").SubmitAsync()).Closed);
        await Slack.EndWithNothingAsync(await Slack.Gtm.ExpectAsync("Now:", "Parked: Finance."));

        await Slack.As("riley").RunAsync("/align", "export csv");
        var sent = await Slack.Dm("riley").ExpectAsync("Your export of", "is here:", "/files/F", ".csv.zip");
        Assert.Equal(1, await Slack.Dm("riley").CountAsync("Your export of"));
        using var zip = new ZipArchive(new MemoryStream(await Slack.FileBytesAsync(sent)));

        const string starts = "2026-12-01 09:30:00,2026-12-01 09:30:00";
        Assert.Contains("Pipeline review,active,every Tuesday,09:30,Europe/London,15,", await TextAsync(zip, "series.csv"), StringComparison.Ordinal);
        Assert.Contains($"Pipeline review,2026-12-01,{starts},held,no,{starts},Dana,", await TextAsync(zip, "meetings.csv"), StringComparison.Ordinal);
        Assert.Contains($"Pipeline review,{starts},Priya,{starts}", await TextAsync(zip, "attendance.csv"), StringComparison.Ordinal);
        var agenda = await TextAsync(zip, "agenda.csv");
        Assert.Contains("Top accounts in motion,'=1+2 Acme,,Ana,dropped,'@Tom found one.,", agenda, StringComparison.Ordinal);
        Assert.Contains("Top accounts in motion,Budget,,Lena,parked,Finance.,", agenda, StringComparison.Ordinal);
    }

    static async Task<string> TextAsync(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(await zip.GetEntry(name)!.OpenAsync());
        return await reader.ReadToEndAsync();
    }
}
