using System.Net;
using System.Text.RegularExpressions;
using AlignBot.Scenarios.Harness;
using Microsoft.Data.Sqlite;

namespace AlignBot.Scenarios.Cadence;

/// <summary>Somebody's own calendar follows the meetings by itself, from an address that is theirs alone.</summary>
public sealed partial class TheirOwnCalendars
{
    const string Public = "https://alignbot.example.com/bot/";

    [Fact]
    public async Task It_follows_what_is_moved_and_ends_with_a_new_address()
    {
        await using var world = await StartAsync();
        using var calendar = new HttpClient { BaseAddress = world.BotUrl };
        var first = await MakeAsync(world, "lena", "Make my address");

        var (text, tag) = await ReadAsync(calendar, first);
        Assert.Contains("DTSTART:20261201T093000Z\nDTEND:20261201T094500Z\nSUMMARY:Pipeline review\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("DESCRIPTION", text, StringComparison.Ordinal);
        using (var ask = new HttpRequestMessage(HttpMethod.Get, first) { Headers = { { "If-None-Match", tag } } })
        {
            Assert.Equal(HttpStatusCode.NotModified, (await calendar.SendAsync(ask)).StatusCode);
        }

        await world.Slack.ChangeMeetingAsync("dana", "move Thu 10:00 the board meets");
        (text, _) = await ReadAsync(calendar, first);
        Assert.Contains("DTSTART:20261126T100000Z", text, StringComparison.Ordinal);
        Assert.DoesNotContain("DTSTART:20261201T093000Z", text, StringComparison.Ordinal);

        var second = await MakeAsync(world, "lena", "New address");
        Assert.Equal(HttpStatusCode.NotFound, (await calendar.GetAsync(first)).StatusCode);
        await ReadAsync(calendar, second);

        await world.Slack.As("lena").PressAsync(await world.Slack.ListSeriesAsync("lena"), "Keep my calendar up to date");
        var page = await world.Slack.As("lena").ModalSayingAsync("You have an address since");
        await page.PressAsync("Take it away");
        await world.Slack.As("lena").ModalSayingAsync("Your address answers nothing any more.");
        Assert.Equal(HttpStatusCode.NotFound, (await calendar.GetAsync(second)).StatusCode);
    }

    [Fact]
    public async Task Whoever_leaves_takes_it_with_them_for_good()
    {
        await using var world = await StartAsync();
        using var calendar = new HttpClient { BaseAddress = world.BotUrl };
        var lena = await MakeAsync(world, "lena", "Make my address");
        var ana = await MakeAsync(world, "ana", "Make my address");

        await world.Slack.LeaveAsync("lena");
        await SlackWorld.EventuallyAsync(
            async () => (await calendar.GetAsync(lena)).StatusCode is HttpStatusCode.NotFound ? "" : null, () => Task.FromResult("Her address still answers."));
        await world.Slack.JoinAsync("lena");
        await SlackWorld.EventuallyAsync(
            async () => (await world.Slack.As("lena").RunAsync("/meeting")).Text.Contains("Pipeline review", StringComparison.Ordinal) ? "" : null, () => Task.FromResult("She is not back."));

        Assert.Equal(HttpStatusCode.NotFound, (await calendar.GetAsync(lena)).StatusCode);
        await ReadAsync(calendar, ana);
        Assert.Equal(HttpStatusCode.NotFound, (await calendar.GetAsync("calendar/" + new string('A', 43) + ".ics")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await calendar.GetAsync("calendar/x.ics")).StatusCode);
    }

    [Fact]
    public async Task Its_secret_stands_in_no_log_and_in_no_table()
    {
        await using var world = await GtmWorld.StartAsync(startBot: false, settings: new()
        {
            ["Web:PublicUrl"] = Public,
            ["Logging:LogLevel:Default"] = "Trace",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace",
            ["Logging:Format"] = "Json",
        });
        using var bot = BotProcess.Start(world.Settings());
        using var calendar = new HttpClient { BaseAddress = world.BotUrl };
        await SlackWorld.EventuallyAsync(async () => await IsReadyAsync(calendar) ? "" : null, () => Task.FromResult(bot.Said));
        await world.Time.FollowedAsync();

        var address = await MakeAsync(world, "lena", "Make my address");
        await ReadAsync(calendar, address);
        var secret = address["calendar/".Length..^".ics".Length];

        await SlackWorld.EventuallyAsync(
            () => Task.FromResult(bot.Said.Contains("/calendar/...", StringComparison.Ordinal) ? "" : null), () => Task.FromResult("The web server said nothing of it."));
        Assert.DoesNotContain(secret, bot.Said, StringComparison.OrdinalIgnoreCase);
        await bot.KillAsync();
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(world.DatabaseFile)!, "*.db*"))
        {
            Assert.DoesNotContain(secret, System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_a_public_address_there_is_the_file_alone()
    {
        await using var world = await GtmWorld.StartAsync();
        using var calendar = new HttpClient { BaseAddress = world.BotUrl };

        var list = await world.Slack.ListSeriesAsync("lena");

        Assert.True(list.Says("File for your calendar"));
        Assert.False(list.Says("Keep my calendar up to date"));
        Assert.Equal(HttpStatusCode.NotFound, (await calendar.GetAsync("calendar/" + new string('A', 43) + ".ics")).StatusCode);
    }

    static Task<GtmWorld> StartAsync() => GtmWorld.StartAsync(settings: new() { ["Web:PublicUrl"] = Public });

    /// <summary>The address as the bot itself serves it: what lies before it is the proxy's.</summary>
    static async Task<string> MakeAsync(GtmWorld world, string person, string button)
    {
        await world.Slack.As(person).PressAsync(await world.Slack.ListSeriesAsync(person), "Keep my calendar up to date");
        var page = await world.Slack.As(person).ModalSayingAsync("Your calendar");
        await page.PressAsync(button);
        page = await world.Slack.As(person).ModalSayingAsync("Copy it now");
        await page.CloseAsync();
        return Address().Match(page.Text).Groups[1].Value;
    }

    static async Task<(string Text, string Tag)> ReadAsync(HttpClient calendar, string address)
    {
        var answer = await calendar.GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, "text/calendar"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        return ((await answer.Content.ReadAsStringAsync()).ReplaceLineEndings("\n"), answer.Headers.ETag!.ToString());
    }

    static async Task<bool> IsReadyAsync(HttpClient bot)
    {
        try
        {
            return (await bot.GetAsync("health/ready")).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"https://alignbot\.example\.com/bot/(calendar/[\w-]{43}\.ics)")]
    private static partial Regex Address();
}
