using System.Text.Json.Nodes;
using AlignBot.Scenarios.Cadence;
using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.People;

/// <summary>Each of the four roles changes hands while its holder is asked something: the next holder is asked, and the last reads that there is nothing for them to do.</summary>
public sealed class ARoleHandsOverWhatWaits : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync(program: Paths.LeadersFirst("all"));

    public async Task DisposeAsync() => await world.DisposeAsync();

    /// <summary>Waits until the bot has heard of it.</summary>
    async Task StatusAsync(params string[] words)
    {
        async Task<string> AskAsync() => (await Slack.As("dana").RunAsync("/align", "status")).Text;
        await SlackWorld.EventuallyAsync(async () => await AskAsync() is var said && words.All(word => said.Contains(word, StringComparison.Ordinal)) ? said : null, AskAsync);
    }

    /// <summary>Two reviews close themselves with the same item open.</summary>
    async Task LeaveItOpenTwiceAsync()
    {
        await Slack.As("ana").RunAsync("/meeting", "add Budget for the field event");
        foreach (var day in new[] { "2026-12-01", "2026-12-08" })
        {
            await world.Time.ToAsync($"{day}T09:30");
            await Slack.StartReviewAsync();
            await world.Time.AdvanceAsync(Duration.FromMinutes(26));
            await world.Record.QuietAsync();
        }
    }

    [Fact]
    public async Task The_sales_leader_what_a_dispute_and_a_meeting_ask()
    {
        await LeaveItOpenTwiceAsync();
        await Slack.RaiseAsync();
        await Slack.Dm("dana").ExpectAsync("*Decide");
        await Slack.Dm("dana").ExpectAsync("What becomes of 'Budget for the field event'?");
        await Slack.As("dana").HomeAsync("Say what becomes of");

        await world.GiveRoleAsync("Sales leader", "ben");

        await Slack.Dm("ben").ExpectAsync("*Decide");
        var asked = await Slack.Dm("ben").ExpectAsync("What becomes of 'Budget for the field event'?", "One of Priya or Ben says so");
        await Slack.Dm("dana").ExpectAsync("Budget for the field event", "Priya and Ben say what becomes of it now. Nothing for you to do.");
        await Slack.As("dana").SeesHomeWithoutAsync("Say what becomes of");
        await Slack.As("ben").PressAsync(asked, "Drop it");
        Assert.True((await (await Slack.As("ben").ModalAsync()).Fill("Why it needs no settling", "It is paid elsewhere.").SubmitAsync()).Closed);
        await Slack.Dm("ben").ExpectAsync("Dropped: It is paid elsewhere.");
    }

    [Fact]
    public async Task The_marketing_leader_what_the_next_meeting_asks()
    {
        await world.Time.ToAsync("2026-11-30T12:00");
        await Slack.Dm("priya").ExpectAsync("What should *Pipeline review* settle?");

        await world.GiveRoleAsync("Marketing leader", "lena");

        await Slack.Dm("lena").ExpectAsync("What should *Pipeline review* settle?");
        await Slack.Dm("priya").ExpectAsync("Dana and Lena are asked for items now. Nothing for you to do.");
    }

    [Fact]
    public async Task The_accountable_executive_what_nobody_else_said()
    {
        await LeaveItOpenTwiceAsync();
        await world.Time.ToAsync("2026-12-10T10:00");
        await Slack.Dm("morgan").ExpectAsync("'Budget for the field event' was put off");

        await world.GiveRoleAsync("Accountable executive", "lena");

        await Slack.Dm("lena").ExpectWithAsync("Open the dispute", "'Budget for the field event' was put off");
        await Slack.Dm("morgan").ExpectAsync("'Budget for the field event'", "Lena has it now. Nothing for you to do.");
    }

    [Fact]
    public async Task The_operating_lead_what_somebody_left_behind()
    {
        await Slack.GiveActionAsync("tom", "2026-11-27");
        await Slack.ChangeAccountAsync("tom", new JsonObject { ["deleted"] = true });
        await Slack.Dm("riley").ExpectAsync("Tom is gone and had this to do");

        await world.GiveRoleAsync("Operating lead", "lena", by: "morgan");

        var asked = await Slack.Dm("lena").ExpectWithAsync("Hand it over", "Tom is gone and had this to do");
        await Slack.Dm("riley").ExpectAsync("Lena hands it over. Nothing for you to do.");
        await Slack.As("lena").PressAsync(asked, "Hand it over");
        Assert.True((await (await Slack.As("lena").ModalAsync()).Fill("Who does it now", "ben").Fill("Why", "Tom has left.").SubmitAsync()).Closed);
        await Slack.Dm("ben").ExpectAsync("Yours to do", "Send the list");
    }

    [Fact]
    public async Task A_program_without_an_executive_says_so_every_week_to_whoever_can_name_one()
    {
        await Slack.ChangeAccountAsync("morgan", new JsonObject { ["deleted"] = true });
        await StatusAsync("Nobody is accountable executive.", "Morgan (has left the workspace)");
        Assert.Equal(0, await Slack.Dm("riley").CountAsync("has no accountable executive"));

        await world.Time.ToAsync("2026-11-25T12:00");
        var first = await Slack.Dm("riley").ExpectAsync("*GTM Enterprise* has no accountable executive: what nobody else settles is settled by no one.");
        await Slack.As("riley").HomeAsync("has no accountable executive");
        await world.Time.ToAsync("2026-12-02T12:00");
        var second = await Slack.Dm("riley").ExpectWithAsync("Name the accountable executive", "has no accountable executive");
        Assert.NotEqual(first.Ts, second.Ts);
        await Slack.Dm("riley").ExpectAsync("A later message has it.");

        await Slack.As("riley").PressAsync(second, "Name the accountable executive");
        Assert.True((await (await Slack.As("riley").ModalAsync()).Fill("Held by", "lena").SubmitAsync()).Closed);
        await Slack.Dm("riley").ExpectAsync("has everybody it needs: Lena is accountable executive and Riley is operating lead. Nothing for you to do.");
        await world.Time.ToAsync("2026-12-14T12:00");
        Assert.Equal(1, await Slack.Dm("riley").CountAsync("has no accountable executive"));
        Assert.Equal(0, await Slack.Gtm.CountAsync("has no accountable executive"));
    }

    [Fact]
    public async Task Where_nobody_governs_any_more_a_leader_names_who_does()
    {
        await Slack.ChangeAccountAsync("morgan", new JsonObject { ["deleted"] = true });
        await Slack.ChangeAccountAsync("riley", new JsonObject { ["deleted"] = true });
        await StatusAsync("Nobody is accountable executive or operating lead.");
        await world.Time.ToAsync("2026-11-25T12:00");
        var told = await Slack.Dm("dana").ExpectAsync("has no accountable executive and no operating lead");

        await Slack.As("dana").PressAsync(told, "Name the operating lead");
        Assert.True((await (await Slack.As("dana").ModalAsync()).Fill("Held by", "lena").SubmitAsync()).Closed);

        // From here on it is Lena's to mend.
        await Slack.Dm("dana").ExpectAsync("still has no accountable executive; somebody else is asked to name one.");
        await world.Time.ToAsync("2026-11-26T12:00");
        await Slack.Dm("lena").ExpectWithAsync("Name the accountable executive", "has no accountable executive");
    }
}
