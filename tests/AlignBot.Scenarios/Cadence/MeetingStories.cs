using AlignBot.Cadence.Series;
using AlignBot.Domain;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Engine.Storage;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Cadence;

/// <summary>The steps that many scenarios about meetings share, in people's words.</summary>
static class MeetingStories
{
    /// <summary>The sandbox's first weekly review: Tuesday 1 December 2026, half past nine in London.</summary>
    public const string FirstReview = "2026-12-01T09:30";

    /// <summary>Dana starts the meeting whose card stands newest in the channel, and Priya checks in; its card.</summary>
    public static async Task<Message> StartReviewAsync(this SlackWorld slack)
    {
        var card = await slack.Gtm.ExpectAsync("Pipeline review", "start it by");
        await slack.As("dana").PressAsync(card, "Start");
        await slack.Gtm.ExpectAsync("Pipeline review", "Now:", "Here: Dana");
        await slack.As("priya").PressAsync(card, "I am here");
        return await slack.Gtm.ExpectAsync("Pipeline review", "Now:", "Here: Dana and Priya");
    }

    /// <summary>Ends a running meeting with the word that nothing was to be decided.</summary>
    public static async Task EndWithNothingAsync(this SlackWorld slack, Message card, string person = "dana")
    {
        await slack.As(person).PressAsync(card, "End the meeting");
        var form = await slack.As(person).ModalAsync();
        form.Fill("No decision was recorded", "There was nothing to decide");
        Assert.True((await form.SubmitAsync()).Closed);
    }

    /// <summary>Somebody types <c>/meeting move ...</c> or <c>skip ...</c>, reads what would be done, and presses the button.</summary>
    public static async Task ChangeMeetingAsync(this SlackWorld slack, string person, string typed)
    {
        await slack.As(person).RunAsync("/meeting", typed);
        var isMove = typed.StartsWith("move", StringComparison.Ordinal);
        var preview = await slack.GtmOf(person).ExpectAsync(isMove ? "Move *" : "Call off *", "Nothing is done, and nobody is told, before you press.");
        await slack.As(person).PressAsync(preview, isMove ? "Move it" : "Call it off");
        await slack.ToldAsync(person, isMove ? "Moved: *" : "Called off: *");
    }

    /// <summary>What <c>/meeting series</c> shows this person.</summary>
    public static async Task<Message> ListSeriesAsync(this SlackWorld slack, string person, string title = "*Meeting series*")
    {
        await slack.As(person).RunAsync("/meeting", "series");
        return await slack.GtmOf(person).ExpectAsync(title);
    }

    /// <summary>Riley makes another series like one there is.</summary>
    public static Task AddSeriesAsync(this GtmWorld world, string name, SeriesId like) => world.BotService<IDatabase>().WriteAsync(
        WorkPriority.Import,
        async session =>
        {
            var key = new ProgramKey(1, 1);
            var series = SeriesDesk.StateOf((await SeriesDesk.FindAsync(session, key, like.Value))!);
            Assert.Empty(await world.BotService<SeriesDesk>().SaveAsync(
                session, key, [series with { Id = new SeriesId(Guid.CreateVersion7()), Name = name, Status = SeriesStatus.Active, VideoLink = null, DeclaredAs = null }], new UserId("URILEY")));
        });

    /// <summary>These people are deactivated in the workspace.</summary>
    public static Task LeaveAsync(this GtmWorld world, params string[] users) => world.BotService<IDatabase>().WriteAsync(
        WorkPriority.Import,
        async session =>
        {
            foreach (var user in users)
            {
                await session.Statement("UPDATE members SET is_active = @active WHERE user_id = @user", "@active", "@user").Set(0, false).Set(1, user).ExecuteAsync();
            }

            (await session.ProgramAsync(new ProgramKey(1, 1))).RosterChanged();
        });

    /// <summary>The bot's ephemeral answer to a click, which only that person sees.</summary>
    public static Task<Message> ToldAsync(this SlackWorld slack, string person, params string[] words) => slack.GtmOf(person).ExpectAsync(words);
}
