using AlignBot.Slack.Inbound.Events;
using AlignBot.Slack.Tests.Inbound;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AlignBot.Slack.Tests;

public static class SlackHandlersTests
{
    static SlackHandlers Handlers(Action<SlackHandlers> register)
    {
        SlackHandlers? all = null;
        new ServiceCollection().AddSlackHandlers(register).AddSlackHandlers(handlers => all = handlers);

        return all!;
    }

    public class RegisteringAnIdTwice
    {
        [Fact]
        public void Throws_and_names_it()
        {
            Assert.Contains("'/dispute'", Twice(slack => slack.OnCommand<Listener>("/dispute")), StringComparison.Ordinal);
            Assert.Contains("'decide'", Twice(slack => slack.OnButton<Listener>("decide")), StringComparison.Ordinal);
            Assert.Contains("'raise'", Twice(slack => slack.OnSubmit<Listener>("raise")), StringComparison.Ordinal);
            Assert.Contains("'raise'", Twice(slack => slack.OnClose<Listener>("raise")), StringComparison.Ordinal);
            Assert.Contains("'raise'", Twice(slack => slack.OnGlobalShortcut<Listener>("raise")), StringComparison.Ordinal);
            Assert.Contains("'raise'", Twice(slack => slack.OnMessageShortcut<Listener>("raise")), StringComparison.Ordinal);
            Assert.Contains("'account'", Twice(slack => slack.OnOptions<Listener>("account")), StringComparison.Ordinal);
            Assert.Contains("'message'", Twice(slack => slack.OnEvent<MessageEvent, Listener>()), StringComparison.Ordinal);
        }

        static string Twice(Action<SlackHandlers> register) =>
            Assert.Throws<InvalidOperationException>(() => Handlers(register + register)).Message;

        [Fact]
        public void Of_different_kinds_is_fine() =>
            Assert.Equal(2, Handlers(slack => slack.OnSubmit<Listener>("raise").OnClose<Listener>("raise")).All.Count);
    }

    public class WhatIsRegistered
    {
        [Fact]
        public void Can_be_listed_for_a_manifest()
        {
            var handlers = Handlers(Listener.OnEverything);

            Assert.Equal(["/dispute"], handlers.IdsOf(HandlerKind.Command));
            Assert.Equal(["decide", "rule:*"], handlers.IdsOf(HandlerKind.Action));
            Assert.Equal(["*", "app_home_opened", "app_rate_limited", "message"], handlers.IdsOf(HandlerKind.Event));
        }

        [Fact]
        public void Begins_with_a_slash_if_it_is_a_command() =>
            Assert.Throws<ArgumentException>(() => Handlers(slack => slack.OnCommand<Listener>("dispute")));
    }

    public class Settings
    {
        static string Mistakes(Action<SlackOptions> configure)
        {
            using var services = new ServiceCollection().AddSlack(configure).BuildServiceProvider();

            return Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<SlackOptions>>().Value).Message;
        }

        [Theory]
        [InlineData("")]
        [InlineData("  ")]
        public void Without_a_signing_secret_stop_the_start(string secret) =>
            Assert.Contains("SLACK_SIGNING_SECRET", Mistakes(slack => slack.SigningSecret = secret), StringComparison.Ordinal);

        [Fact]
        public async Task Without_a_signing_secret_stop_a_running_app_from_starting() =>
            await Assert.ThrowsAsync<OptionsValidationException>(() => SlackHost.Start(options: slack => slack.SigningSecret = ""));

        [Fact]
        public void That_cannot_work_stop_the_start()
        {
            Assert.Contains("xapp-", Mistakes(slack => slack.AppToken = "xoxb-1"), StringComparison.Ordinal);
            Assert.Contains("SLACK_API_URL", Mistakes(slack => (slack.SigningSecret, slack.ApiUrl) = ("s", new("https://slack.com/api"))), StringComparison.Ordinal);
            Assert.Contains("HandlerTimeout", Mistakes(slack => (slack.SigningSecret, slack.HandlerTimeout) = ("s", TimeSpan.FromSeconds(3))), StringComparison.Ordinal);
            Assert.Contains("SlackWaits", Mistakes(slack => (slack.SigningSecret, slack.SlackWaits) = ("s", TimeSpan.FromSeconds(3.1))), StringComparison.Ordinal);
            Assert.Contains("MaxBodyBytes", Mistakes(slack => (slack.SigningSecret, slack.MaxBodyBytes) = ("s", 0)), StringComparison.Ordinal);
            Assert.Contains("Pace", Mistakes(slack => (slack.SigningSecret, slack.Pace) = ("s", 0)), StringComparison.Ordinal);
        }

        [Fact]
        public void Let_a_local_Slack_be_more_patient()
        {
            using var services = new ServiceCollection()
                .AddSlack(slack => (slack.SigningSecret, slack.ApiUrl, slack.SlackWaits, slack.HandlerTimeout) =
                    ("s", new("http://127.0.0.1:3900/api/"), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(12.5)))
                .BuildServiceProvider();

            Assert.Equal(TimeSpan.FromSeconds(12.5), services.GetRequiredService<IOptions<SlackOptions>>().Value.HandlerTimeout);
        }
    }
}
