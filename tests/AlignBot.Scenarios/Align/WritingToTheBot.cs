using System.Text.Json.Nodes;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Align;

/// <summary>Whoever writes to the bot or mentions it gets one answer, in the thread: never silence, and nothing that they may not read.</summary>
public sealed class WritingToTheBot : IAsyncLifetime
{
    const string Bot = "U0ALIGNBOT";

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_question_is_answered_from_the_log()
    {
        await Slack.As("ana").RunAsync("/decision", "Webinar sign-ups count only after a second touch.");

        await WriteAsync("tom", "What did we decide about webinar sign-ups?");

        var answer = await Slack.Dm("tom").ExpectWithAsync("Show", "*1 decision with 'webinar sign-ups'*", "only after a second touch");
        Assert.True(answer.IsReply);
        await Slack.As("tom").PressAsync(answer, "Show");
        await Slack.Dm("tom").ExpectAsync("DEC-1", "by Ana");
    }

    [Fact]
    public async Task What_the_log_does_not_have_is_answered_with_where_help_begins()
    {
        await WriteAsync("tom", "hello!");
        var help = await Slack.Dm("tom").ExpectWithAsync("What waits for me", "*What you can do here*");
        await Slack.As("tom").PressAsync(help, "Next meeting");
        await Slack.Dm("tom").ExpectAsync("*Pipeline review*");

        await WriteAsync("tom", "Is there anything on quantum sales?");
        await Slack.Dm("tom").ExpectWithAsync("Decision log", "No decision holds all of: quantum sales");
    }

    [Theory]
    [InlineData("status", "/align status")]
    [InlineData("Meeting agenda", "/align meeting agenda")]
    [InlineData("log", "/align decision list")]
    public async Task A_command_without_its_slash_is_one_press_away(string written, string command)
    {
        await WriteAsync("tom", written);

        var answer = await Slack.Dm("tom").ExpectWithAsync(command, "That is a command: press it, or type it with its slash.");
        await Slack.As("tom").PressAsync(answer, command);

        await SlackWorld.EventuallyAsync(
            async () => (await Slack.Dm("tom").MessagesAsync()).FirstOrDefault(message => message.IsForOneOnly), () => Task.FromResult("Nothing was answered."));
    }

    [Fact]
    public async Task A_mention_is_answered_once_in_its_thread_with_what_everybody_there_reads()
    {
        await Slack.As("ana").RunAsync("/decision", "Webinar sign-ups count only after a second touch.");
        await Slack.FaultAsync("duplicate_delivery", new JsonObject { ["method"] = "app_mention", ["times"] = 1 });

        var asked = await Slack.As("riley").SayAsync($"<@{Bot}> webinar sign-ups?");

        var answer = await Slack.Gtm.ExpectAsync("*1 decision with 'webinar sign-ups'*");
        Assert.Equal(asked, (string?)answer.Json["thread_ts"]);
        Assert.False(answer.HasButton("Show"));
        await world.Record.QuietAsync();
        await Slack.Gtm.ExpectCountAsync(1, "with 'webinar sign-ups'");
    }

    [Fact]
    public async Task In_a_channel_that_is_not_the_programs_nothing_of_it_is_said()
    {
        await Slack.As("ana").RunAsync("/decision", "Webinar sign-ups count only after a second touch.");
        await Slack.PostAsync("control/channels", new JsonObject { ["id"] = "CALL", ["name"] = "all-hands", ["kind"] = "public", ["members"] = new JsonArray("UANA", "UTOM", "UGUS", Bot) });

        await Slack.As("tom").SayAsync($"<@{Bot}> webinar sign-ups?", "CALL");

        var answer = await new Conversation(Slack, "CALL", SlackWorld.UserId("gus")).ExpectAsync("People read along here who have no part in", "ask in <#CGTM>, or in a direct message.");
        Assert.DoesNotContain("second touch", answer.Json.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guests_and_what_is_not_said_to_it_get_no_answer()
    {
        await Slack.JoinAsync("xenia");
        await world.Record.MemberAsync("xenia", _ => true);
        var before = (await Slack.Gtm.MessagesAsync()).Count;

        await WriteAsync("gus", "hello");
        await Slack.As("gus").SayAsync($"<@{Bot}> hello");
        await Slack.As("xenia").SayAsync($"<@{Bot}> hello");
        await Slack.As("tom").SayAsync("hello everybody");
        await WriteAsync("tom", "hello");

        await Slack.Dm("tom").ExpectAsync("*What you can do here*");
        await world.Record.QuietAsync();
        Assert.Equal(before + 3, (await Slack.Gtm.MessagesAsync()).Count);
        Assert.Single(await Slack.Dm("gus").MessagesAsync());
    }

    async Task WriteAsync(string name, string text)
    {
        var opened = await Slack.PostAsync("control/dm", new JsonObject { ["as"] = Slack.As(name).Id, ["user"] = Bot });
        await Slack.As(name).SayAsync(text, (string)opened["channel"]!["id"]!);
    }
}
