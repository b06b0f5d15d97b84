using System.Net;
using System.Text;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Slack.Tests.Inbound;

public static class SlackDispatcherTests
{
    const string Command = "command=%2Fdispute&text=x&trigger_id=1.2.a";

    static string Sampled(string name) => Encoding.UTF8.GetString(Sample.Bytes("realistic/interactive/" + name));

    public abstract class OnARunningApp : IAsyncLifetime
    {
        protected Heard Heard { get; } = new();

        protected SlackHost Host { get; private set; } = null!;

        public async Task InitializeAsync() => Host = await SlackHost.Start(Listener.OnEverything, shared: Heard);

        public async Task DisposeAsync() => await Host.DisposeAsync();

        protected async Task<string> Answer(Task<HttpResponseMessage> sent, HttpStatusCode status = HttpStatusCode.OK)
        {
            using var response = await sent;

            Assert.Equal(status, response.StatusCode);

            return await response.Content.ReadAsStringAsync();
        }
    }

    public class WhenAHandlerFails : OnARunningApp
    {
        public WhenAHandlerFails() => Heard.Before = _ => throw new InvalidOperationException("a secret detail");

        [Fact]
        public async Task A_command_says_that_nothing_was_recorded()
        {
            var answer = await Answer(Host.PostForm(Command));

            Assert.Contains("ephemeral", answer, StringComparison.Ordinal);
            Assert.Contains("nothing was recorded", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", answer, StringComparison.Ordinal);
        }

        [Fact]
        public async Task A_click_gets_a_bare_500()
        {
            var click = """{"type":"block_actions","trigger_id":"1.2","actions":[{"action_id":"decide"}]}""";

            Assert.Equal("", await Answer(Host.PostInteraction(click), HttpStatusCode.InternalServerError));
        }

        [Fact]
        public async Task A_submission_gets_a_bare_500()
        {
            var submission = """{"type":"view_submission","trigger_id":"1.2","view":{"callback_id":"raise"}}""";

            Assert.Equal("", await Answer(Host.PostInteraction(submission), HttpStatusCode.InternalServerError));
        }
    }

    public class WhenAHandlerTakesTooLong
    {
        [Fact]
        public async Task A_command_says_so_before_Slack_gives_up_and_the_handler_keeps_its_scope_to_the_end()
        {
            var heard = new Heard();
            var (goOn, ended) = (new TaskCompletionSource(), new TaskCompletionSource());
            heard.Before = async ct =>
            {
                await goOn.Task;
                ended.SetResult();
            };
            await using var host = await SlackHost.Start(
                Listener.OnEverything, options => options.HandlerTimeout = TimeSpan.FromMilliseconds(100), TimeProvider.System, heard);

            using var response = await host.PostForm(Command);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Contains("before you try again", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.False(ended.Task.IsCompleted);
            goOn.SetResult();
            await ended.Task;
        }

        [Fact]
        public async Task The_handler_is_told_to_stop()
        {
            var heard = new Heard { Before = ct => Task.Delay(Timeout.Infinite, ct) };
            await using var host = await SlackHost.Start(
                Listener.OnEverything, options => options.HandlerTimeout = TimeSpan.FromMilliseconds(50), TimeProvider.System, heard);

            using var response = await host.PostJson("""{"type":"event_callback","event_id":"Ev1","event":{"type":"message"}}""");

            Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        }
    }

    public class AClick : OnARunningApp
    {
        [Theory]
        [InlineData("decide")]
        [InlineData("rule:DSP-14")]
        [InlineData("rule:")]
        public async Task Reaches_the_handler_of_its_id_or_prefix(string actionId)
        {
            await Answer(Host.PostInteraction(
                $$"""{"type":"block_actions","trigger_id":"1.2","team":{"id":"T1"},"user":{"id":"U1"},"actions":[{"action_id":"{{actionId}}","action_ts":"9.1","value":"v"}]}"""));

            var (payload, action) = Assert.IsType<(BlockActions, BlockAction)>(Assert.Single(Heard.All).Payload);
            Assert.Equal(("U1", actionId, "v"), (payload.User.Id, action.ActionId, action.Choice));
            Assert.Equal($"action:1.2:9.1:{actionId}", Heard.Request.Key);
        }

        [Theory]
        [InlineData("decided")]
        [InlineData("rule")]
        [InlineData("")]
        public async Task That_nothing_is_registered_for_is_acknowledged(string actionId)
        {
            Assert.Equal("", await Answer(Host.PostInteraction(
                $$"""{"type":"block_actions","trigger_id":"1.2","actions":[{"action_id":"{{actionId}}"}]}""")));

            Assert.Empty(Heard.All);
        }

        [Fact]
        public async Task Of_two_actions_has_two_keys()
        {
            await Answer(Host.PostInteraction(
                """{"type":"block_actions","trigger_id":"1.2","actions":[{"action_id":"decide","action_ts":"9.1"},{"action_id":"rule:1","action_ts":"9.1"}]}"""));

            Assert.Equal(["action:1.2:9.1:decide", "action:1.2:9.1:rule:1"], Heard.All.Select(one => one.Request.Key));
        }

        [Fact]
        public async Task In_an_organisations_install_belongs_to_the_organisation()
        {
            await Answer(Host.PostInteraction(
                Sampled("block_actions.org-wide-team-null.json").Replace("\"action_id\": \"a\"", "\"action_id\": \"decide\"", StringComparison.Ordinal)));

            Assert.Equal(new WorkspaceKey("E111", null), Heard.Request.Workspace);
        }

        [Fact]
        public async Task In_a_view_belongs_to_where_the_app_is_installed()
        {
            await Answer(Host.PostInteraction(
                """{"type":"block_actions","trigger_id":"1.2","team":{"id":"T_theirs"},"view":{"id":"V1","app_installed_team_id":"T_ours"},"actions":[{"action_id":"decide"}]}"""));

            Assert.Equal(new WorkspaceKey(null, "T_ours"), Heard.Request.Workspace);
        }

        [Fact]
        public async Task Without_a_team_belongs_to_the_persons_team()
        {
            await Answer(Host.PostInteraction(
                """{"type":"block_actions","trigger_id":"1.2","team":null,"user":{"id":"U1","team_id":"T1"},"actions":[{"action_id":"decide"}]}"""));

            Assert.Equal(new WorkspaceKey(null, "T1"), Heard.Request.Workspace);
        }
    }

    public class ASubmission : OnARunningApp
    {
        const string Submission = """{"type":"view_submission","trigger_id":"1.2","view":{"id":"V1","hash":"h1","callback_id":"raise"}}""";

        [Fact]
        public async Task Closes_the_view_when_the_handler_says_nothing_else()
        {
            Assert.Equal("", await Answer(Host.PostInteraction(Submission)));

            Assert.Equal("submit:1.2:h1", Heard.Request.Key);
        }

        [Fact]
        public async Task May_be_refused_field_by_field()
        {
            Heard.View = ViewAck.Error("question", "Say what it is about.");

            Assert.Equal(
                """{"response_action":"errors","errors":{"question":"Say what it is about."}}""", await Answer(Host.PostInteraction(Submission)));
        }

        [Fact]
        public async Task May_clear_the_stack()
        {
            Heard.View = ViewAck.Clear;

            Assert.Equal("""{"response_action":"clear"}""", await Answer(Host.PostInteraction(Submission)));
        }

        [Fact]
        public async Task May_show_another_view()
        {
            Heard.View = ViewAck.Update(new("Title", [new DividerBlock()]));

            var answer = await Answer(Host.PostInteraction(Submission));

            Assert.Equal(
                """{"response_action":"update","view":{"type":"modal","title":{"type":"plain_text","text":"Title","emoji":true},"blocks":[{"type":"divider"}]}}""",
                answer);
        }
    }

    public class TheOtherKinds : OnARunningApp
    {
        [Fact]
        public async Task A_dismissal_has_a_key_though_it_has_no_trigger()
        {
            await Answer(Host.PostInteraction("""{"type":"view_closed","is_cleared":true,"view":{"id":"V1","hash":"h1","callback_id":"raise"}}"""));

            Assert.True(Heard.Payload<ViewClosed>().IsCleared);
            Assert.Equal("closed:V1:h1", Heard.Request.Key);
        }

        [Fact]
        public async Task A_global_shortcut()
        {
            await Answer(Host.PostInteraction("""{"type":"shortcut","callback_id":"raise","trigger_id":"1.2","team":{"id":"T1"}}"""));

            Assert.Equal("1.2", Heard.Payload<GlobalShortcut>().TriggerId);
            Assert.Equal("shortcut:1.2", Heard.Request.Key);
        }

        [Fact]
        public async Task A_message_shortcut()
        {
            await Answer(Host.PostInteraction(
                Sampled("message_action.simple.json").Replace("test-message-action", "raise_from_message", StringComparison.Ordinal)));

            var shortcut = Heard.Payload<MessageShortcut>();
            Assert.Equal(("C123", "<@U234> test", "1583636382.000300"), (shortcut.Channel.Id, shortcut.Message.Text, shortcut.Message.Ts));
        }

        [Fact]
        public async Task Options()
        {
            var answer = await Answer(Host.PostInteraction("""{"type":"block_suggestion","action_id":"account","block_id":"b","value":"acm"}"""));

            Assert.Equal("acm", Heard.Payload<BlockSuggestion>().Value);
            Assert.Equal("""{"options":[{"text":{"type":"plain_text","text":"text","emoji":true},"value":"v"}]}""", answer);
        }

        [Fact]
        public async Task Options_that_nothing_is_registered_for_are_none() =>
            Assert.Equal("""{"options":[]}""", await Answer(Host.PostInteraction("""{"type":"block_suggestion","action_id":"other"}""")));

        [Theory]
        [InlineData("""{"type":"something_new"}""")]
        [InlineData("""{"type":"view_submission","view":[]}""")]
        [InlineData("""{"type":"block_actions","actions":{}}""")]
        [InlineData("""{"type":"block_actions","user":[],"team":[],"container":[],"message":[],"view":[],"state":[],"actions":[[],1,null]}""")]
        [InlineData("""{"type":"shortcut","user":7,"callback_id":{"a":1}}""")]
        public async Task What_is_not_understood_is_acknowledged(string payload) =>
            Assert.Equal("", await Answer(Host.PostInteraction(payload)));
    }
}
