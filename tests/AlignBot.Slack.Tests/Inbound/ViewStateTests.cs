using System.Text;
using System.Text.Json;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Slack.Json;

namespace AlignBot.Slack.Tests.Inbound;

public static class ViewStateTests
{
    static ViewState State(string values) =>
        JsonSerializer.Deserialize("""{"type":"modal","state":{"values":""" + values + "}}", SlackJson.Default.ReceivedView)!.State;

    static ViewState One(string value) => State("{\"b\":{\"a\":" + value + "}}");

    public class AFilledInput
    {
        [Fact]
        public void Gives_its_text() => Assert.Equal("hi", One("""{"type":"plain_text_input","value":"hi"}""").Text("b", "a"));

        [Fact]
        public void Of_numbers_gives_a_string() => Assert.Equal("42.5", One("""{"type":"number_input","value":"42.5"}""").Text("b", "a"));

        [Fact]
        public void Gives_its_option() => Assert.Equal("v", One("""{"type":"static_select","selected_option":{"value":"v","text":{"type":"plain_text","text":"T"}}}""").Option("b", "a"));

        [Fact]
        public void Gives_its_options() => Assert.Equal(["v", "w"], One("""{"selected_options":[{"value":"v"},{"value":"w"}]}""").Options("b", "a"));

        [Fact]
        public void Says_which_boxes_are_ticked()
        {
            var state = One("""{"type":"checkboxes","selected_options":[{"value":"v"}]}""");

            Assert.True(state.Checked("b", "a", "v"));
            Assert.False(state.Checked("b", "a", "w"));
        }

        [Fact]
        public void Gives_its_people()
        {
            Assert.Equal("U1", One("""{"selected_user":"U1"}""").User("b", "a"));
            Assert.Equal(["U1", "U2"], One("""{"selected_users":["U1","U2"]}""").Users("b", "a"));
        }

        [Fact]
        public void Gives_its_conversations()
        {
            Assert.Equal("C1", One("""{"selected_conversation":"C1"}""").Conversation("b", "a"));
            Assert.Equal("C1", One("""{"selected_channel":"C1"}""").Conversation("b", "a"));
            Assert.Equal(["C1"], One("""{"selected_channels":["C1"]}""").Conversations("b", "a"));
        }

        [Fact]
        public void Gives_its_moments()
        {
            Assert.Equal(new DateOnly(2026, 11, 27), One("""{"selected_date":"2026-11-27"}""").Date("b", "a"));
            Assert.Equal(new TimeOnly(15, 30), One("""{"selected_time":"15:30"}""").Time("b", "a"));
            Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1795791600), One("""{"selected_date_time":1795791600}""").DateTime("b", "a"));
        }

        [Fact]
        public void Gives_the_words_of_rich_text() => Assert.Equal(
            "Hello @U1\nsecond",
            One("""{"rich_text_value":{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"Hello "},{"type":"user","user_id":"U1"}]},{"type":"rich_text_list","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"second"}]}]}]}}""").RichText("b", "a"));
    }

    public class AnUntouchedInput
    {
        [Theory]
        [InlineData("{}")]
        [InlineData("""{"type":"plain_text_input","value":null}""")]
        [InlineData("""{"type":"x","value":null,"selected_option":null,"selected_user":null,"selected_date":null,"selected_time":null,"selected_date_time":null,"selected_conversation":null,"rich_text_value":null}""")]
        [InlineData("""{"value":"","selected_option":[],"selected_user":[],"selected_date":"tomorrow","selected_time":"25:99","selected_date_time":"x"}""")]
        [InlineData("[]")]
        [InlineData("null")]
        public void Gives_null(string value)
        {
            var state = One(value);

            Assert.Null(state.Text("b", "a"));
            Assert.Null(state.Option("b", "a"));
            Assert.Null(state.User("b", "a"));
            Assert.Null(state.Date("b", "a"));
            Assert.Null(state.Time("b", "a"));
            Assert.Null(state.DateTime("b", "a"));
            Assert.Null(state.Conversation("b", "a"));
            Assert.Null(state.RichText("b", "a"));
            Assert.False(state.Checked("b", "a", "v"));
        }

        [Theory]
        [InlineData("[]")]
        [InlineData("{}")]
        [InlineData("{\"b\":[]}")]
        [InlineData("null")]
        public void Of_an_empty_state_gives_null(string values) => Assert.Null(State(values).Text("b", "a"));
    }

    public class SlacksOwnSample
    {
        [Fact]
        public void Is_read_input_by_input()
        {
            var submission = JsonSerializer.Deserialize(
                Encoding.UTF8.GetString(Sample.Bytes("realistic/interactive/view_submission.many-inputs.json")), SlackJson.Default.ViewSubmission)!;

            Assert.NotEmpty(submission.View.State.Values);
            Assert.All(submission.View.State.Values, input => Assert.NotEqual("", input.Value.Type));
        }
    }
}
