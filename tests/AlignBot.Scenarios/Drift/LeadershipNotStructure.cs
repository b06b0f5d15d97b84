using AlignBot.Scenarios.AccountLists;
using AlignBot.Scenarios.Cadence;
using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Drift;

/// <summary>Where the structure stands and the leaders still go to the executive again and again, the executive is told, alone and
/// once.</summary>
public sealed class LeadershipNotStructure : IAsyncLifetime
{
    const string Said = "*This looks like leadership, not structure.*";

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    /// <summary>Of the meetings the weekly review alone: whoever holds it has held them all.</summary>
    public async Task InitializeAsync() => world = await GtmWorld.StartAsync(GtmWorld.ProgramFile.Replace(
        "  - template: strategy review\n    when: monthly on the first Thursday\n    at: 14:00\n", "", StringComparison.Ordinal));

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Three_disputes_before_the_executive_are_told_to_them_alone_and_once()
    {
        for (var n = 1; n <= 3; n++)
        {
            await Slack.RaiseAsync($"Do webinar sign-ups count as MQLs in region {n}?");
        }

        await StructureAsync();

        // Nobody answers: the parties' day and the leaders' two pass, and each comes to Morgan.
        await world.Time.ToAsync(MeetingStories.FirstReview);
        await Slack.EndWithNothingAsync(await Slack.StartReviewAsync());
        Assert.Equal(0, await Slack.Dm("morgan").CountAsync(Said));

        // With a meeting held the structure is there: they are told on the next Monday, and not on the one after.
        await world.Time.ToAsync("2026-12-07T10:00");
        await Slack.Dm("morgan").ExpectAsync(Said, "DSP-1, DSP-2 and DSP-3", "More rules will not help.");
        await world.Time.ToAsync("2026-12-08T09:30");
        await Slack.EndWithNothingAsync(await Slack.StartReviewAsync());
        await world.Time.ToAsync("2026-12-14T10:00");
        await world.Record.QuietAsync();
        Assert.Equal(1, await Slack.Dm("morgan").CountAsync(Said));
        Assert.Equal((0, 0, 0), (await Slack.Gtm.CountAsync(Said), await Slack.Dm("dana").CountAsync(Said),
            await Slack.Dm("riley").CountAsync(Said)));
    }

    [Fact]
    public async Task Where_the_structure_is_missing_nothing_is_said()
    {
        for (var n = 1; n <= 3; n++)
        {
            await Slack.RaiseAsync($"Do webinar sign-ups count as MQLs in region {n}?");
        }

        await world.Time.ToAsync(MeetingStories.FirstReview);
        await Slack.EndWithNothingAsync(await Slack.StartReviewAsync());
        await world.Time.ToAsync("2026-12-07T10:00");
        await world.Record.QuietAsync();

        Assert.Equal(0, await Slack.Dm("morgan").CountAsync(Said));
    }

    /// <summary>The five artifacts: list, definitions, cadence, scoreboard and path, each signed by both leaders.</summary>
    async Task StructureAsync()
    {
        await Slack.TakeOverAsync("accounts", "accounts.csv",
            "account_id,name,domain,is_target,tier\nA-1,Alpine Tools,alpine.example,true,1\n");
        await Slack.As("riley").RunAsync("/align", "scoreboard settings");
        await (await Slack.As("riley").ModalAsync("What the board counts")).Fill("Currency of the scoreboard", "EUR").Fill(
            "What activities count as", "call: touch, action").SubmitAsync();
        await (await Slack.As("riley").ModalSayingAsync("*Saved.*")).CloseAllAsync();
        await Slack.As("ana").RunAsync("/align", "define MQL");
        await Slack.As("ana").PressAsync(await Slack.GtmOf("ana").ExpectWithAsync("Change and propose it",
            "*MQL* is not defined here yet."), "Change and propose it");
        await (await Slack.As("ana").ModalAsync("A new term")).SubmitAsync();
        foreach (var title in (string[])["Account list", "Cadence", "Escalation path"])
        {
            await HaveSignedAsync(title);
        }

        await world.Time.AdvanceAsync(Duration.FromMinutes(6));
        foreach (var leader in (string[])["dana", "priya"])
        {
            await Slack.As(leader).PressAsync(await Slack.Dm(leader).ExpectWithAsync("Read and sign", "for your signature"),
                "Read and sign");
            await (await Slack.As(leader).ModalAsync("Read and sign")).SubmitAsync();
        }
    }

    /// <summary>Riley has it signed, and answers for it.</summary>
    async Task HaveSignedAsync(string title)
    {
        await Slack.As("riley").RunAsync("/align", "artifacts");
        await Slack.As("riley").PressAsync(await Slack.GtmOf("riley").ExpectWithAsync("Have it signed", "*Escalation path*"), "Have it signed", beside: title);
        await Slack.GtmOf("riley").ExpectAsync("You answer for", "Those who sign it are asked: Dana and Priya.");
    }
}
