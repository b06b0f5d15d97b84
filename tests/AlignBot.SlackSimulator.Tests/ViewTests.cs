using Microsoft.Extensions.Time.Testing;
using static AlignBot.SlackSimulator.Tests.LocalSlack;

namespace AlignBot.SlackSimulator.Tests;

public static class ViewTests
{
    static async Task<string> OpenAsync(LocalSlack slack, object? view = null)
    {
        var answer = await slack.ApiAsync("views.open", new { trigger_id = await slack.TriggerAsync(), view = view ?? Modal() });
        Assert.True((bool)answer["ok"]!, answer.ToJsonString());
        return (string)answer["view"]!["id"]!;
    }

    public sealed class WhenATriggerIsUsed
    {
        [Fact]
        public async Task It_opens_one_view_only()
        {
            await using var slack = await LocalSlack.StartAsync();
            var trigger = await slack.TriggerAsync();

            var first = await slack.ApiAsync("views.open", new { trigger_id = trigger, view = Modal() });
            var second = await slack.ApiAsync("views.open", new { trigger_id = trigger, view = Modal() });

            Assert.True((bool)first["ok"]!);
            Assert.Equal("exchanged_trigger_id", (string?)second["error"]);
            Assert.Equal("invalid_trigger_id", (string?)(await slack.ApiAsync("views.open", new { trigger_id = "1.2.3", view = Modal() }))["error"]);
            Assert.Single(await slack.StackAsync(Ana));
        }

        [Theory]
        [InlineData(2.5, null)]
        [InlineData(3.1, "expired_trigger_id")]
        public async Task It_lives_three_seconds(double seconds, string? error)
        {
            var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
            await using var slack = await LocalSlack.StartAsync(o => o with { RealTime = time, TriggerLife = new SimulatorOptions().TriggerLife });
            var trigger = await slack.TriggerAsync();
            time.Advance(TimeSpan.FromSeconds(seconds));

            var answer = await slack.ApiAsync("views.open", new { trigger_id = trigger, view = Modal() });

            Assert.Equal(error, (string?)answer["error"]);
        }
    }

    public sealed class WhenAFormIsSubmitted
    {
        [Fact]
        public async Task The_values_arrive_and_an_empty_answer_closes_it()
        {
            await using var slack = await LocalSlack.StartAsync();
            var id = await OpenAsync(slack);

            await slack.PostAsync("/submit", new { @as = Ana, view_id = id, values = new { question = new { text = new { value = "Who decides?" } } } });

            var submission = await slack.App.NextAsync(r => r.Type == "view_submission");
            Assert.Equal("Who decides?", (string?)submission.Payload["view"]!["state"]!["values"]!["question"]!["text"]!["value"]);
            Assert.Equal("plain_text_input", (string?)submission.Payload["view"]!["state"]!["values"]!["question"]!["text"]!["type"]);
            Assert.Empty(await slack.StackAsync(Ana));
        }

        [Theory]
        [InlineData("", "Please complete this required field.")]
        [InlineData("123456789012345678901", "Must be 20 characters or fewer. You are 1 over.")]
        public async Task Slacks_client_refuses_before_anything_is_sent(string value, string error)
        {
            await using var slack = await LocalSlack.StartAsync();
            var id = await OpenAsync(slack);

            var delivered = await slack.PostAsync("/submit", new { @as = Ana, view_id = id, values = new { question = new { text = new { value } } } });

            Assert.False((bool)delivered["delivered"]!);
            Assert.Equal(error, (string?)(await slack.StackAsync(Ana))[0]["errors"]!["question"]);
            Assert.DoesNotContain(slack.App.All, r => r.Type == "view_submission");
        }

        [Fact]
        public async Task Errors_from_the_app_stay_under_their_block()
        {
            await using var slack = await LocalSlack.StartAsync();
            var id = await OpenAsync(slack);
            slack.App.Answers(new { response_action = "errors", errors = new { question = "Say it shorter." } });

            await slack.PostAsync("/submit", new { @as = Ana, view_id = id, values = new { question = new { text = new { value = "x" } } } });

            var open = Assert.Single(await slack.StackAsync(Ana));
            Assert.Equal("Say it shorter.", (string?)open["errors"]!["question"]);
            Assert.Equal("x", (string?)open["values"]!["question"]!["text"]!["value"]);
        }

        [Fact]
        public async Task Errors_for_a_block_that_is_no_input_are_trouble()
        {
            await using var slack = await LocalSlack.StartAsync();
            var id = await OpenAsync(slack);
            slack.App.Answers(new { response_action = "errors", errors = new { nowhere = "?" } });

            var delivered = await slack.PostAsync("/submit", new { @as = Ana, view_id = id, values = new { question = new { text = new { value = "x" } } } });

            Assert.StartsWith("We had some trouble connecting", (string?)delivered["error"], StringComparison.Ordinal);
            Assert.Equal("We had some trouble connecting", (string?)(await slack.StackAsync(Ana))[0]["notice"]);
        }

        [Fact]
        public async Task Update_keeps_what_was_typed_where_the_ids_stay()
        {
            await using var slack = await LocalSlack.StartAsync();
            var id = await OpenAsync(slack);
            slack.App.Answers(new { response_action = "update", view = Modal("Step two") });

            await slack.PostAsync("/submit", new { @as = Ana, view_id = id, values = new { question = new { text = new { value = "kept" } } } });
            var kept = Assert.Single(await slack.StackAsync(Ana));
            slack.App.Answers(new { response_action = "update", view = Modal("Step three", blockId: "other") });
            await slack.PostAsync("/submit", new { @as = Ana, view_id = id });
            var reset = Assert.Single(await slack.StackAsync(Ana));

            Assert.Equal("kept", (string?)kept["values"]!["question"]!["text"]!["value"]);
            Assert.Null(reset["values"]!["other"]!["text"]!["value"]);
        }

        [Fact]
        public async Task Clear_closes_the_whole_stack()
        {
            await using var slack = await LocalSlack.StartAsync();
            var id = await OpenAsync(slack);
            slack.App.Answers(new { response_action = "push", view = Modal("Two") });
            await slack.PostAsync("/submit", new { @as = Ana, view_id = id, values = new { question = new { text = new { value = "x" } } } });
            Assert.Equal(2, (await slack.StackAsync(Ana)).Length);

            slack.App.Answers(new { response_action = "clear" });
            await slack.PostAsync("/submit", new { @as = Ana, values = new { question = new { text = new { value = "y" } } } });

            Assert.Empty(await slack.StackAsync(Ana));
        }
    }

    public sealed class WhenViewsAreStacked
    {
        [Fact]
        public async Task Three_is_the_limit()
        {
            await using var slack = await LocalSlack.StartAsync();
            var id = await OpenAsync(slack, new
            {
                type = "modal",
                title = new { type = "plain_text", text = "One" },
                blocks = new[] { new { type = "actions", elements = new[] { new { type = "button", action_id = "more", text = new { type = "plain_text", text = "More" } } } } },
            });
            var trigger = "";
            slack.App.Answer = async r =>
            {
                trigger = (string?)r.Payload["trigger_id"] ?? trigger;
                return await Task.FromResult((200, ""));
            };

            await slack.PostAsync("/click", new { @as = Ana, view_id = id, action_id = "more" });
            var second = await slack.ApiAsync("views.push", new { trigger_id = trigger, view = Modal("Two") });
            await slack.PostAsync("/click", new { @as = Ana, view_id = id, action_id = "more" });
            var third = await slack.ApiAsync("views.push", new { trigger_id = trigger, view = Modal("Three") });
            await slack.PostAsync("/click", new { @as = Ana, view_id = id, action_id = "more" });
            var fourth = await slack.ApiAsync("views.push", new { trigger_id = trigger, view = Modal("Four") });

            Assert.Equal(id, (string?)second["view"]!["previous_view_id"]);
            Assert.Equal(id, (string?)third["view"]!["root_view_id"]);
            Assert.Equal("push_limit_reached", (string?)fourth["error"]);
        }

        [Fact]
        public async Task The_cross_tells_of_the_root_once_without_its_state()
        {
            await using var slack = await LocalSlack.StartAsync();
            var id = await OpenAsync(slack, Modal(notifyOnClose: true));
            slack.App.Answers(new { response_action = "push", view = Modal("Two", notifyOnClose: true) });
            await slack.PostAsync("/submit", new { @as = Ana, view_id = id, values = new { question = new { text = new { value = "x" } } } });
            slack.App.Answers("");

            await slack.PostAsync("/close", new { @as = Ana, all = true });

            var closed = Assert.Single(slack.App.All, r => r.Type == "view_closed");
            Assert.True((bool)closed.Payload["is_cleared"]!);
            Assert.Equal(id, (string?)closed.Payload["view"]!["id"]);
            Assert.Empty(closed.Payload["view"]!["state"]!["values"]!.AsObject());
            Assert.Empty(await slack.StackAsync(Ana));
        }
    }

    public sealed class WhenAViewIsUpdated
    {
        [Fact]
        public async Task A_stale_hash_is_a_conflict_and_no_hash_wins()
        {
            await using var slack = await LocalSlack.StartAsync();
            var id = await OpenAsync(slack);
            var hash = (string)(await slack.StackAsync(Ana))[0]["view"]!["hash"]!;

            var first = await slack.ApiAsync("views.update", new { view_id = id, hash, view = Modal("A") });
            var stale = await slack.ApiAsync("views.update", new { view_id = id, hash, view = Modal("B") });
            var blunt = await slack.ApiAsync("views.update", new { view_id = id, view = Modal("C") });

            Assert.True((bool)first["ok"]!);
            Assert.Equal("hash_conflict", (string?)stale["error"]);
            Assert.Equal("C", (string?)blunt["view"]!["title"]!["text"]);
        }

        [Fact]
        public async Task External_ids_find_it_and_are_unique()
        {
            await using var slack = await LocalSlack.StartAsync();
            await OpenAsync(slack, Modal(externalId: "form-1"));

            var found = await slack.ApiAsync("views.update", new { external_id = "form-1", view = Modal("Found", externalId: "form-1") });
            var other = await slack.ApiAsync("views.open", new { trigger_id = await slack.TriggerAsync(Tom), view = Modal(externalId: "form-1") });
            var missing = await slack.ApiAsync("views.update", new { view_id = "V404", view = Modal() });

            Assert.True((bool)found["ok"]!, found.ToJsonString());
            Assert.Equal("duplicate_external_id", (string?)other["error"]);
            Assert.Equal("not_found", (string?)missing["error"]);
        }
    }
}
