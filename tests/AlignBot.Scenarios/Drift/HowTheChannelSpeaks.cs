using AlignBot.Drift.Language;
using AlignBot.Engine.Storage;
using AlignBot.Scenarios.AccountLists;
using AlignBot.Scenarios.Cadence;
using AlignBot.Scenarios.Harness;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Scenarios.Drift;

/// <summary>Language is counted once both leaders want it and the channel knows: a week and function alone, without whoever leaves
/// themselves out.</summary>
public sealed class HowTheChannelSpeaks : IAsyncLifetime
{
    const string Told = "*From now on it is counted how this channel speaks of the other function*";

    static readonly string[] Sellers = ["dana", "ana", "ben", "tom", "lena"];

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    /// <summary>Tom and Lena sell, too: five people of one function.</summary>
    public async Task InitializeAsync() => world = await GtmWorld.StartAsync(GtmWorld.ProgramFile
        .Replace("name: Tom, function: Marketing", "name: Tom, function: Sales", StringComparison.Ordinal)
        .Replace("name: Lena, function: Marketing", "name: Lena, function: Sales", StringComparison.Ordinal));

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Nothing_is_counted_before_both_leaders_want_it_and_the_channel_is_told()
    {
        await Slack.ReadsAsync("ana", "drift language",
            "*Language is not counted.* It takes both leaders to turn it on, and the channel is told.");
        await Slack.ReadsAsync("ana", "drift language on", "Only Dana or Priya can turn that on or off.");
        await Slack.ReadsAsync("morgan", "drift language off", "Only Dana or Priya can turn that on or off.");
        await SayAsync("Marketing should call back.", 1);
        await Slack.ReadsAsync("dana", "drift language on",
            "*You want it.* Nothing is counted until the other leader turns it on, too; they are asked.");
        await Slack.ReadsAsync("dana", "drift", "(off until both leaders turn it on)");
        await SayAsync("Marketing should call back.", 1);

        await Slack.As("priya").PressAsync(await Slack.Dm("priya").ExpectWithAsync("Turn it on",
            "*Shall it be counted how the channel speaks"), "Turn it on");
        await Slack.Gtm.ExpectWithAsync("Leave me out", Told, "No text is kept, and nobody is named or written to.");
        await SayAsync("Marketing should call back.", 2);
        await CountedAsync(10, speakers: 5);

        // Guests are not counted, nor is RevOps, which is neither side.
        await Slack.As("gus").SayAsync("Marketing should call back.");
        await Slack.As("riley").SayAsync("Marketing should call back.");
        await SayAsync("We should agree on a time.", 1);
        await CountedAsync(15, speakers: 5);
    }

    [Fact]
    public async Task A_week_is_shown_once_it_is_over_and_who_spoke_is_forgotten()
    {
        await TurnOnAsync();
        await SayAsync("Marketing should call back.", 4);
        await SayAsync("We should agree on a time.", 2);
        await CountedAsync(30, speakers: 5);
        await Slack.ReadsAsync("dana", "drift", "fewer than 5 people, 30 messages or 5 of that kind in a week");

        await world.Time.ToAsync("2026-11-30T09:00");

        var card = await Slack.ReadsAsync("dana", "drift",
            "*'They' in place of 'we', sales*  66.7 % in the last week (shown from 50 % of at least 5)");
        Assert.All(Sellers, name => Assert.DoesNotContain(name, card.Text, StringComparison.OrdinalIgnoreCase));
        Assert.Equal((0, 0), await ReadAsync(async db => (
            await db.Set<SpeakerRow>().CountAsync(), await db.Set<TalkRow>().CountAsync(row => row.Salt != null))));
    }

    [Fact]
    public async Task Whoever_leaves_themselves_out_is_counted_no_more_at_once()
    {
        await TurnOnAsync();
        await SayAsync("Marketing should call back.", 6);
        await CountedAsync(30, speakers: 5);

        await Slack.As("gus").PressAsync(await Slack.Gtm.ExpectWithAsync("Leave me out", Told), "Leave me out");
        await Slack.ToldAsync("gus", "Only full members of");
        await Slack.As("ben").PressAsync(await Slack.Gtm.ExpectWithAsync("Leave me out", Told), "Leave me out");
        await Slack.ToldAsync("ben", "*No message of yours is counted*");
        await Slack.As("ben").SayAsync("Marketing should call back.");
        await Slack.As("ana").SayAsync("Marketing should call back.");
        await CountedAsync(31, speakers: 4);
        await Slack.ReadsAsync("ben", "drift exclude me", "That is done already");

        await world.Time.ToAsync("2026-11-30T09:00");
        await Slack.ReadsAsync("dana", "drift", "fewer than 5 people, 30 messages");
        await Slack.ReadsAsync("ben", "drift include me", "*Your messages are counted again*");
    }

    [Fact]
    public async Task Either_leader_turns_it_off_and_the_week_is_gone()
    {
        await TurnOnAsync();
        await SayAsync("Marketing should call back.", 1);
        await CountedAsync(5, speakers: 5);

        await Slack.ReadsAsync("priya", "drift language off", "*Language is not counted.* What was counted of this week is gone.");

        await Slack.Gtm.ExpectAsync("How this channel speaks is counted no more");
        Assert.Equal((0, 0), await ReadAsync(async db => (await db.Set<SpeakerRow>().CountAsync(), await db.Set<TalkRow>().CountAsync())));
        await SayAsync("Marketing should call back.", 1);
        await world.Record.QuietAsync();
        Assert.Equal(0, await ReadAsync(db => db.Set<TalkRow>().CountAsync()));
        await world.Record.HappenedAsync("drift.language-off");
        Assert.Null((await world.Record.VerifyAsync()).Why);
    }

    [Fact]
    public async Task The_operating_lead_edits_the_words_of_a_language()
    {
        await Slack.ReadsAsync("dana", "drift words german", "Only Riley can change that.");
        await Slack.As("riley").RunAsync("/align", "drift words german");
        var form = await Slack.As("riley").ModalAsync("German words");
        var refused = await form.Fill("They", "123").Fill("Names of sales and its people", new string('a', 60)).SubmitAsync();
        Assert.Contains("'123' is no word", refused.ErrorOn("words.they"), StringComparison.Ordinal);
        Assert.Contains("is no word; write words of 40 letters at most", refused.ErrorOn("words.sales"), StringComparison.Ordinal);

        form = await Slack.As("riley").ModalAsync("German words");
        await form.Fill("They", "sie, die").Fill("Names of sales and its people", "Vertrieb, Feldteam").SubmitAsync();
        await Slack.As("riley").ModalSayingAsync("*Saved.*");
        await Slack.ReadsAsync("riley", "drift words klingon", "klingon");
        await world.Record.HappenedAsync("drift.words");
    }

    async Task TurnOnAsync()
    {
        await Slack.ReadsAsync("dana", "drift language on", "*You want it.*");
        await Slack.ReadsAsync("priya", "drift language on", "*Language is counted from now on.*");
        await Slack.Gtm.ExpectAsync(Told);
    }

    async Task SayAsync(string text, int times)
    {
        foreach (var seller in Sellers)
        {
            for (var n = 0; n < times; n++)
            {
                await Slack.As(seller).SayAsync(text);
            }
        }
    }

    Task<HowTheChannelSpeaks> CountedAsync(int messages, int speakers) => SlackWorld.EventuallyAsync(
        async () => await ReadAsync(db => db.Set<TalkRow>().AnyAsync(row => row.Messages == messages && row.Speakers == speakers)) ? this
            : null,
        async () => string.Join('\n', await ReadAsync(db => db.Set<TalkRow>().Select(row =>
            $"{row.Function} {row.Messages} {row.Speakers}").ToListAsync())));

    Task<T> ReadAsync<T>(Func<AlignBotContext, Task<T>> read) => world.BotService<IDatabase>().ReadAsync(read);
}
