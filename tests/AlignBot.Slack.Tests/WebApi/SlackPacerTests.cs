using AlignBot.Slack.WebApi;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace AlignBot.Slack.Tests.WebApi;

public static class SlackPacerTests
{
    static readonly WorkspaceKey Here = WorkspaceKey.OfTeam("T1");
    static readonly WorkspaceKey There = WorkspaceKey.OfTeam("T2");

    static SlackPacer Pacer(FakeTimeProvider clock, double pace = 1, bool tiers = false) =>
        new(clock, Options.Create(new SlackOptions { Pace = pace, PaceTiers = tiers }));

    static ValueTask Post(SlackPacer pacer, string channel = "C1", WorkspaceKey? workspace = null, double maxWait = 0) =>
        pacer.Take(SlackMethods.ChatPostMessage, workspace ?? Here, channel, TimeSpan.FromSeconds(maxWait), CancellationToken.None);

    static double Wait(SlackPacer pacer, string channel = "C1", WorkspaceKey? workspace = null) =>
        pacer.NextSlot(SlackMethods.ChatPostMessage, workspace ?? Here, channel).TotalSeconds;

    public class AChannel
    {
        [Fact]
        public async Task Takes_one_message_a_second()
        {
            var clock = Clocks.Standing();
            var pacer = Pacer(clock);

            await Post(pacer);

            Assert.Equal(1, Wait(pacer));
            clock.Advance(TimeSpan.FromMilliseconds(999));
            await Assert.ThrowsAsync<SlackApiException>(() => Post(pacer).AsTask());
            clock.Advance(TimeSpan.FromMilliseconds(1));
            await Post(pacer);
        }

        [Fact]
        public async Task Slows_no_other_channel_workspace_or_method()
        {
            var pacer = Pacer(new());

            await Post(pacer);

            Assert.Equal(0, Wait(pacer, "C2"));
            Assert.Equal(0, Wait(pacer, workspace: There));
            Assert.Equal(TimeSpan.Zero, pacer.NextSlot(SlackMethods.ChatUpdate, Here, "C1"));
        }

        [Fact]
        public async Task Serves_those_who_wait_in_their_order()
        {
            var clock = Clocks.Standing();
            var pacer = Pacer(clock);

            await Post(pacer);
            var second = Post(pacer, maxWait: 10).AsTask();
            var third = Post(pacer, maxWait: 10).AsTask();

            Assert.Equal(3, Wait(pacer));
            clock.Advance(TimeSpan.FromSeconds(1));
            await second.WaitAsync(TimeSpan.FromSeconds(10));
            Assert.False(third.IsCompleted);
            clock.Advance(TimeSpan.FromSeconds(1));
            await third.WaitAsync(TimeSpan.FromSeconds(10));
        }

        [Fact]
        public async Task Keeps_no_slot_for_who_would_not_wait()
        {
            var pacer = Pacer(new());
            await Post(pacer);

            var refused = await Assert.ThrowsAsync<SlackApiException>(() => Post(pacer).AsTask());

            Assert.Equal(("paced", TimeSpan.FromSeconds(1)), (refused.Error, refused.RetryAfter!.Value));
            Assert.Equal(1, Wait(pacer));
        }

        [Fact]
        public async Task Goes_faster_at_another_pace()
        {
            var clock = Clocks.Standing();
            var pacer = Pacer(clock, pace: 0.01);

            await Post(pacer);
            pacer.Hold(SlackMethods.UsersInfo, Here, TimeSpan.FromSeconds(30));

            Assert.Equal(0.01, Wait(pacer), 6);
            Assert.Equal(TimeSpan.FromSeconds(0.3), pacer.NextSlot(SlackMethods.UsersInfo, Here));
        }
    }

    public class AHold
    {
        [Fact]
        public async Task Ends_though_the_clock_is_set_back_meanwhile()
        {
            var clock = Clocks.SetBack();
            var pacer = new SlackPacer(clock, Options.Create(new SlackOptions()));
            await Post(pacer);
            pacer.Hold(SlackMethods.UsersInfo, Here, TimeSpan.FromSeconds(30));

            clock.Behind = TimeSpan.FromDays(2);
            clock.Advance(TimeSpan.FromSeconds(30));

            Assert.Equal(0, Wait(pacer));
            Assert.Equal(TimeSpan.Zero, pacer.NextSlot(SlackMethods.UsersInfo, Here));
        }

        [Fact]
        public void Is_not_shortened_by_a_later_one()
        {
            var pacer = Pacer(new());

            pacer.Hold(SlackMethods.ChatPostMessage, Here, TimeSpan.FromSeconds(30));
            pacer.Hold(SlackMethods.ChatPostMessage, Here, TimeSpan.FromSeconds(5));

            Assert.Equal(30, Wait(pacer));
            Assert.Equal(0, Wait(pacer, workspace: There));
        }

        [Fact]
        public async Task Reaches_those_who_wait_already()
        {
            var clock = Clocks.Standing();
            var pacer = Pacer(clock);
            await Post(pacer);
            var waiting = Post(pacer, maxWait: 100).AsTask();

            pacer.Hold(SlackMethods.ChatPostMessage, Here, TimeSpan.FromSeconds(20));
            clock.Advance(TimeSpan.FromSeconds(5));

            await Task.Delay(50);
            Assert.False(waiting.IsCompleted);
            clock.Advance(TimeSpan.FromSeconds(15));
            await waiting.WaitAsync(TimeSpan.FromSeconds(10));
        }
    }

    public class ATier
    {
        [Theory]
        [InlineData("users.list", 20)]
        [InlineData("chat.update", 50)]
        [InlineData("users.info", 100)]
        [InlineData("apps.connections.open", 1)]
        public async Task Lets_ten_seconds_worth_go_at_once_and_then_one_an_interval(string name, int aMinute)
        {
            var clock = Clocks.Standing();
            var pacer = Pacer(clock, tiers: true);
            var method = SlackMethods.All.Single(method => method.Name == name);
            var calls = 0;

            while (pacer.NextSlot(method, Here) == TimeSpan.Zero)
            {
                await pacer.Take(method, Here, null, TimeSpan.Zero, CancellationToken.None);
                calls++;
            }

            Assert.Equal(1 + (aMinute / 6), calls);
            Assert.InRange(pacer.NextSlot(method, Here).TotalSeconds, 0.001, 60.0 / aMinute);
        }

        [Fact]
        public async Task Is_let_be_unless_asked_for()
        {
            var pacer = Pacer(new());

            for (var i = 0; i < 200; i++)
            {
                await pacer.Take(SlackMethods.UsersInfo, Here, null, TimeSpan.Zero, CancellationToken.None);
            }

            Assert.Equal(TimeSpan.Zero, pacer.NextSlot(SlackMethods.UsersInfo, Here));
        }
    }
}
