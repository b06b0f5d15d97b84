using static AlignBot.SlackSimulator.Tests.LocalSlack;

namespace AlignBot.SlackSimulator.Tests;

public static class ClockTests
{
    static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    static Task<LocalSlack> StoppedAsync() => LocalSlack.StartAsync(o => o with { StartAt = Start, ClockRunning = false });

    public sealed class WhenNobodyFollows
    {
        [Fact]
        public async Task A_turn_jumps_at_once_and_messages_bear_the_new_time()
        {
            await using var slack = await StoppedAsync();

            var clock = await slack.PostAsync("/clock/turn", new { by_ms = 3_600_000 });
            var ts = await slack.PostedAsync(new { channel = Gtm, text = "later" });

            Assert.Equal("2026-11-23T10:00:00.000Z", (string?)clock["now"]);
            Assert.StartsWith(Start.AddHours(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), ts, StringComparison.Ordinal);
        }

        [Fact]
        public async Task Time_is_not_turned_back()
        {
            await using var slack = await StoppedAsync();

            await slack.PostAsync("/clock/turn", new { to_ms = Start.AddSeconds(-1).ToUnixTimeMilliseconds() }, expect: 400);
        }
    }

    public sealed class WhenABotFollows
    {
        [Fact]
        public async Task It_steps_through_every_instant_on_the_way_to_the_target()
        {
            await using var slack = await StoppedAsync();
            var due = Start.AddMinutes(20).ToUnixTimeMilliseconds();
            var version = (long)(await slack.GetAsync("/clock?follower=bot"))["version"]!;
            Task? heard = null;
            var follower = Task.Run(async () =>
            {
                var seen = new List<long>();
                var clock = await slack.GetAsync($"/clock?follower=bot&after={version}");
                while ((long)clock["now_ms"]! < (long)clock["target_ms"]!)
                {
                    var next = (long)clock["now_ms"]! < due ? due : (long)clock["target_ms"]! + 5_000;
                    clock = await slack.PostAsync("/clock/step", new { to_ms = next, follower = "bot" });
                    seen.Add((long)clock["now_ms"]!);
                }
                heard = slack.GetAsync($"/clock?follower=bot&after={clock["version"]}");
                return seen;
            });

            var turned = await slack.PostAsync("/clock/turn", new { by_ms = 3_600_000 });

            Assert.Equal(Start.AddHours(1).ToUnixTimeMilliseconds(), (long)turned["now_ms"]!);
            Assert.Equal([due, Start.AddHours(1).ToUnixTimeMilliseconds()], await follower);
            Assert.NotNull(heard);
            Assert.False(heard.IsCompleted);
        }

        [Fact]
        public async Task A_follower_that_does_not_step_is_a_409_and_the_target_stays()
        {
            await using var slack = await StoppedAsync();
            await slack.GetAsync("/clock?follower=bot");

            await slack.PostAsync("/clock/turn", new { by_ms = 60_000, wait_ms = 200 }, expect: 409);

            var clock = await slack.GetAsync("/clock");
            Assert.Equal(Start.ToUnixTimeMilliseconds(), (long)clock["now_ms"]!);
            Assert.Equal(Start.AddMinutes(1).ToUnixTimeMilliseconds(), (long)clock["target_ms"]!);
        }

        [Fact]
        public async Task A_follower_that_hangs_up_no_longer_counts()
        {
            await using var slack = await StoppedAsync();
            var version = (long)(await slack.GetAsync("/clock"))["version"]!;
            using var http = new HttpClient();
            using var hangUp = new CancellationTokenSource();
            var polling = http.GetAsync(new Uri($"{slack.Host.Url}/control/clock?follower=bot&after={version}"), hangUp.Token);
            await FollowersAsync(slack, 1);
            await hangUp.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => polling);
            await FollowersAsync(slack, 0);

            var clock = await slack.PostAsync("/clock/turn", new { by_ms = 60_000 });
            Assert.Equal(Start.AddMinutes(1).ToUnixTimeMilliseconds(), (long)clock["now_ms"]!);
        }

        static async Task FollowersAsync(LocalSlack slack, int count)
        {
            for (var looks = 0; (int)(await slack.GetAsync("/clock"))["followers"]! != count; looks++)
            {
                Assert.True(looks < 3_000, $"There never were {count} followers.");
                await Task.Delay(10);
            }
        }
    }

    public sealed class WhenTheHostAddsButtons
    {
        [Fact]
        public async Task The_page_finds_them_and_a_press_does_it_or_says_why_not()
        {
            await using var slack = await LocalSlack.StartAsync(o => o with
            {
                StartAt = Start,
                ClockRunning = false,
                Buttons =
                [
                    new("+1 working day", async (s, ct) => await s.TurnToAsync(s.Now.AddDays(1), TimeSpan.FromSeconds(5), ct) ? new HostAnswer(true, "A day on.") : new HostAnswer(false, "Not reached.")) { IsScene = true },
                    new("To the next deadline", (_, _) => Task.FromResult(new HostAnswer(false, "Nothing is due."))),
                ],
            });

            var buttons = (await slack.GetAsync("/extra-buttons"))["buttons"]!.AsArray();
            var clock = await slack.PostAsync(slack.Host.Url + (string?)buttons[0]!["url"], new { });
            var refusal = await slack.PostAsync(slack.Host.Url + (string?)buttons[1]!["url"], new { }, expect: 409);

            Assert.Equal(["+1 working day", "To the next deadline"], buttons.Select(b => (string?)b!["label"]));
            Assert.Equal("2026-11-24T09:00:00.000Z", (string?)clock["now"]);
            Assert.Equal("A day on.", (string?)clock["said"]);
            Assert.Equal([true, false], buttons.Select(b => (bool)b!["scene"]!));
            Assert.Equal("Nothing is due.", (string?)refusal["error"]);
        }
    }

    public sealed class WhenTimeRuns
    {
        [Fact]
        public async Task It_flows_from_where_it_was_and_stops_when_told()
        {
            await using var slack = await StoppedAsync();

            await slack.PostAsync("/clock/run", new { running = true });
            await Task.Delay(150);
            var stopped = (long)(await slack.PostAsync("/clock/run", new { running = false }))["now_ms"]!;
            await Task.Delay(50);
            var later = (long)(await slack.GetAsync("/clock"))["now_ms"]!;

            Assert.InRange(stopped - Start.ToUnixTimeMilliseconds(), 100, 60_000);
            Assert.Equal(stopped, later);
        }

        [Fact]
        public async Task After_a_turn_it_flows_on_from_the_target()
        {
            await using var slack = await LocalSlack.StartAsync(o => o with { StartAt = Start });

            var turned = await slack.PostAsync("/clock/turn", new { to_ms = Start.AddDays(1).ToUnixTimeMilliseconds() });
            await Task.Delay(50);
            var later = await slack.GetAsync("/clock");

            Assert.True((long)turned["now_ms"]! >= Start.AddDays(1).ToUnixTimeMilliseconds());
            Assert.True((long)later["now_ms"]! > (long)turned["now_ms"]!);
            Assert.True((bool)later["running"]!);
        }
    }
}
