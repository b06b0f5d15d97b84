using System.Text;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.People.Calendars;
using AlignBot.Scenarios.Harness;
using AlignBot.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Scenarios.People;

/// <summary>Somebody gives the address of their calendar: days out of office are proposed to them, count once they say so, and follow the calendar.</summary>
public sealed class AwayFromACalendar : IAsyncLifetime
{
    const string Week = "UID:1\r\nX-MICROSOFT-CDO-BUSYSTATUS:OOF\r\nSUMMARY:Bahamas with Jordan\r\nDTSTART;VALUE=DATE:20261207\r\nDTEND;VALUE=DATE:20261212";
    const string Later = "UID:1\r\nX-MICROSOFT-CDO-BUSYSTATUS:OOF\r\nSUMMARY:Bahamas with Jordan\r\nDTSTART;VALUE=DATE:20261209\r\nDTEND;VALUE=DATE:20261212";

    IcsHost host = null!;
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        host = await IcsHost.StartAsync();
        world = await GtmWorld.StartAsync(services: services => services.AddSingleton(host.Access));
    }

    public async Task DisposeAsync()
    {
        await world.DisposeAsync();
        await host.DisposeAsync();
    }

    async Task GiveAsync(string person = "priya")
    {
        await Slack.As(person).RunAsync("/align", "away calendar");
        var form = await Slack.As(person).ModalAsync("Your calendar");
        var page = await form.Fill("Its address", new Uri(host.Url, "private-4711/basic.ics").AbsoluteUri).SubmitAsync();
        Assert.Empty(page.Errors);
        Assert.Contains("It is read now", (await Slack.As(person).ModalAsync("Your calendar")).Text, StringComparison.Ordinal);
        await (await Slack.As(person).ModalAsync("Your calendar")).CloseAsync();
    }

    /// <summary>The next time at which calendars are looked at, in the hours of whoever's they are.</summary>
    async Task LookAgainAsync(int hours = 24)
    {
        var (asked, before) = (host.Asked, await LooksAsync());
        await world.Time.AdvanceAsync(Duration.FromHours(hours));

        // What was read is also taken, so that the next look is not taken for this one.
        await SlackWorld.EventuallyAsync(
            async () => host.Asked > asked && await LooksAsync() != before ? "" : null, () => Task.FromResult("Nobody looked at the calendar."));
    }

    /// <summary>When calendars were read, and how often in vain since then.</summary>
    Task<string> LooksAsync() => world.BotService<IDatabase>().ReadAsync(
        async db => string.Join(", ", await db.AwayCalendars.OrderBy(row => row.Id).Select(row => row.Id + " " + row.ReadAt + " " + row.Failures).ToListAsync()));

    Task<(int Calendars, int Proposals, int Absences)> KeptAsync() => world.BotService<IDatabase>().ReadAsync(
        async db => (await db.AwayCalendars.CountAsync(), await db.AwayProposals.CountAsync(), await db.Absences.CountAsync()));

    [Fact]
    public async Task One_click_enters_the_days_and_they_follow_the_calendar()
    {
        host.Has(Week);
        await GiveAsync();
        var asked = await Slack.Dm("priya").ExpectAsync(
            "Your calendar says that you are out of office from Mon 7 Dec 2026 to Fri 11 Dec 2026. Are you away?", "Lena stands in as marketing leader.");
        await Slack.As("priya").HomeAsync("Your calendar says that you are out of office");
        Assert.Equal((1, 1, 0), await KeptAsync());

        await Slack.As("priya").PressAsync(asked, "I am away");
        await Slack.Dm("priya").ExpectAsync("You are away from Mon 7 Dec 2026 to Fri 11 Dec 2026, as your calendar has it");
        await Slack.As("priya").PressAsync(asked, "Not away");
        await Slack.Dm("priya").ExpectAsync("That is not asked any more");

        // The same is not proposed twice; moved, it moves.
        await LookAgainAsync();
        Assert.Equal((1, 1, 1), await KeptAsync());
        host.Has(Later);
        await LookAgainAsync();
        await Slack.Dm("priya").ExpectAsync("You are away from Wed 9 Dec 2026 to Fri 11 Dec 2026, as your calendar has it");
        Assert.Contains("Priya from Wed 9 Dec 2026", (await Slack.As("riley").RunAsync("/align", "away list")).Text, StringComparison.Ordinal);

        // An hour in which the calendar shows nothing takes nothing away; a day does.
        host.Has();
        await LookAgainAsync();
        Assert.Equal((1, 1, 1), await KeptAsync());
        await LookAgainAsync(72);
        await Slack.Dm("priya").ExpectAsync("Your calendar does not have you out of office from Wed 9 Dec 2026 to Fri 11 Dec 2026 any more: you are counted as there.");
        Assert.Equal((1, 1, 0), await KeptAsync());
        await AssertNothingIsKeptOfItAsync();
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Not_away_is_not_asked_again_and_taken_away_everything_goes()
    {
        host.Has(Week, Week.Replace("UID:1", "UID:2", StringComparison.Ordinal).Replace("202612", "202701", StringComparison.Ordinal));
        await GiveAsync();
        var first = await Slack.Dm("priya").ExpectAsync("Mon 7 Dec 2026");
        await Slack.As("priya").PressAsync(first, "Not away");
        await Slack.Dm("priya").ExpectAsync("Not away from Mon 7 Dec 2026 to Fri 11 Dec 2026. The same is not asked again.");
        var second = await Slack.Dm("priya").ExpectAsync("Your calendar says", "Thu 7 Jan 2027");
        await LookAgainAsync();
        await Slack.Dm("priya").ExpectCountAsync(1, "Mon 7 Dec 2026");

        // The address is not shown again, and nobody else's button has to do with it.
        await Slack.As("priya").RunAsync("/align", "away calendar https://calendar.acme.com/another-secret.ics");
        var form = await Slack.As("priya").ModalAsync("Your calendar");
        Assert.Contains("Your calendar on *127.0.0.1* is read since", form.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("4711", form.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("another-secret", form.Text, StringComparison.Ordinal);
        await form.PressAsync("Take it away");
        await SlackWorld.EventuallyAsync(async () => await KeptAsync() == (0, 0, 0) ? "" : null, async () => $"There is still {await KeptAsync()}.");
        await Slack.Dm("priya").ExpectAsync("These days are not asked about any more");
        await Slack.As("priya").PressAsync(second, "I am away");
        await Slack.Dm("priya").ExpectAsync("That is not asked any more");
        Assert.Contains("No calendar of yours is read.", (await Slack.As("priya").RunAsync("/align", "away calendar remove")).Text, StringComparison.Ordinal);
        await AssertNothingIsKeptOfItAsync();
    }

    [Fact]
    public async Task Whoever_leaves_has_no_calendar_here()
    {
        host.Has(Week);
        await GiveAsync();
        await Slack.Dm("priya").ExpectAsync("Your calendar says");

        await Slack.LeaveAsync("priya");

        await SlackWorld.EventuallyAsync(async () => await KeptAsync() == (0, 0, 0) ? "" : null, async () => $"There is still {await KeptAsync()}.");
    }

    [Fact]
    public async Task One_that_is_gone_says_so_once_and_that_it_is_back()
    {
        host.Has();
        await GiveAsync();
        await LookAgainAsync();
        host.Says(404);
        await LookAgainAsync();
        await LookAgainAsync();
        var told = await Slack.Dm("priya").ExpectAsync("Your calendar on 127.0.0.1 can't be read", "there is nothing at that address any more");
        await LookAgainAsync(72);
        await Slack.Dm("priya").ExpectCountAsync(1, "can't be read");

        host.Has(Week);
        await LookAgainAsync(48);
        await Slack.Dm("priya").ExpectAsync("Your calendar on 127.0.0.1 is read again.");
        Assert.Equal(told.Ts, (await Slack.Dm("priya").ExpectAsync("is read again")).Ts);
    }

    [Fact]
    public async Task A_page_in_place_of_a_calendar_is_said_at_once()
    {
        host.Says(200, "<!DOCTYPE html><title>Sign in</title>");
        await GiveAsync("ana");

        await Slack.Dm("ana").ExpectAsync("can't be read", "what is there is no calendar but a page.");
    }

    [Fact]
    public async Task An_address_that_is_none_stays_in_its_field_with_its_sentence()
    {
        await Slack.As("ana").RunAsync("/align", "away calendar");
        var form = await Slack.As("ana").ModalAsync("Your calendar");

        Assert.Equal(["Only addresses that begin with https:// are read: the calendar would travel in the open."], (await form.Fill("Its address", "http://127.0.0.1/a.ics").SubmitAsync()).Errors);
        Assert.Contains("Only full members", (await Slack.As("gus").RunAsync("/align", "away calendar")).Text, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0), await KeptAsync());
        Assert.Equal(0, host.Asked);
    }

    [Fact]
    public async Task The_operating_lead_proposes_and_the_person_says()
    {
        Assert.Contains("Ben is asked whether they are away on Thu 24 Dec 2026.", (await Slack.As("riley").RunAsync("/align", "away ask @ben 2026-12-24")).Text, StringComparison.Ordinal);
        var asked = await Slack.Dm("ben").ExpectAsync("Riley thinks that you are away on Thu 24 Dec 2026. Are you away?");
        Assert.Equal((0, 1, 0), await KeptAsync());
        Assert.Contains("Only Riley or Morgan", (await Slack.As("ana").RunAsync("/align", "away ask @ben 2026-12-24")).Text, StringComparison.Ordinal);

        await Slack.As("ben").PressAsync(asked, "I am away");

        await Slack.Dm("ben").ExpectAsync("You are away on Thu 24 Dec 2026.");
        Assert.Equal((0, 1, 1), await KeptAsync());

        // Nobody answered: the message ends with the days.
        await Slack.As("riley").RunAsync("/align", "away ask @tom 2026-11-30");
        await Slack.Dm("tom").ExpectAsync("Riley thinks that you are away on Mon 30 Nov 2026");
        await world.Time.ToAsync("2026-12-01T01:00");
        await Slack.Dm("tom").ExpectAsync("You are not asked any more whether you are away on Mon 30 Nov 2026");
    }

    /// <summary>Neither the address nor a title stands anywhere in the database, deleted pages and log included.</summary>
    async Task AssertNothingIsKeptOfItAsync()
    {
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(world.DatabaseFile)!, "alignbot.db*"))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await open.CopyToAsync(bytes);
            var text = Encoding.Latin1.GetString(bytes.ToArray());
            Assert.DoesNotContain("Bahamas", text, StringComparison.Ordinal);
            Assert.DoesNotContain("4711", text, StringComparison.Ordinal);
        }
    }
}
