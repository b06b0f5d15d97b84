using System.Buffers;
using System.Text;
using System.Text.Json;
using AlignBot.Slack.Blocks;

namespace AlignBot.Slack.Tests.Blocks;

public static class BlockJsonTests
{
    static string Json(Block block) => Json(block.WriteTo);

    static string Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public class ASection
    {
        [Fact]
        public void Is_written_with_verbatim_text() => Assert.Equal(
            """{"type":"section","block_id":"b","text":{"type":"mrkdwn","text":"*hi*","verbatim":true},"accessory":{"type":"button","action_id":"a","text":{"type":"plain_text","text":"Go","emoji":true},"value":"v","style":"primary"}}""",
            Json(new SectionBlock(Mrkdwn.Of($"*hi*")) { BlockId = "b", Accessory = new Button("a", "Go") { Value = "v", Style = ButtonStyle.Primary } }));
    }

    public class AnInput
    {
        [Fact]
        public void Is_written_with_all_that_was_set() => Assert.Equal(
            """{"type":"input","block_id":"q","label":{"type":"plain_text","text":"Question","emoji":true},"element":{"type":"plain_text_input","action_id":"a","initial_value":"Q3","multiline":true,"min_length":2,"max_length":300,"placeholder":{"type":"plain_text","text":"What","emoji":true},"focus_on_load":true},"hint":{"type":"plain_text","text":"Hint","emoji":true},"optional":true,"dispatch_action":true}""",
            Json(new InputBlock("Question", new PlainTextInput("a")
            {
                InitialValue = "Q3",
                Multiline = true,
                MinLength = 2,
                MaxLength = 300,
                Placeholder = "What",
                FocusOnLoad = true,
            })
            { BlockId = "q", Hint = "Hint", Optional = true, DispatchAction = true }));

        [Fact]
        public void Of_people_and_conversations_is_written_with_its_beginning()
        {
            Assert.Contains("""{"type":"multi_users_select","action_id":"a","max_selected_items":3,"initial_users":["U1"]}""",
                Json(new InputBlock("Who", new UserMultiSelectMenu("a") { MaxSelectedItems = 3, InitialUsers = ["U1"] })), StringComparison.Ordinal);
            Assert.Contains("""{"type":"conversations_select","action_id":"a","default_to_current_conversation":true,"filter":{"include":["public"],"exclude_bot_users":true}}""",
                Json(new InputBlock("Where", new ConversationSelectMenu("a") { DefaultToCurrentConversation = true, Filter = new() { Include = ["public"], ExcludeBotUsers = true } })), StringComparison.Ordinal);
        }

        [Fact]
        public void Of_moments_is_written_in_Slacks_forms()
        {
            Assert.Contains("\"initial_date\":\"2026-11-07\"", Json(new InputBlock("D", new DatePicker("a") { InitialDate = new(2026, 11, 7) })), StringComparison.Ordinal);
            Assert.Contains("\"initial_time\":\"09:05\",\"timezone\":\"Europe/London\"", Json(new InputBlock("T", new TimePicker("a") { InitialTime = new(9, 5), Timezone = "Europe/London" })), StringComparison.Ordinal);
            Assert.Contains("\"initial_date_time\":1795791600", Json(new InputBlock("M", new DateTimePicker("a") { InitialDateTime = DateTimeOffset.FromUnixTimeSeconds(1795791600) })), StringComparison.Ordinal);
        }

        [Fact]
        public void Of_numbers_is_written_as_strings() => Assert.Contains(
            "\"is_decimal_allowed\":true,\"initial_value\":\"1.5\",\"min_value\":\"0\"",
            Json(new InputBlock("N", new NumberInput("a") { IsDecimalAllowed = true, InitialValue = 1.5m, MinValue = 0 })),
            StringComparison.Ordinal);
    }

    public class EveryBlock
    {
        public static TheoryData<string> Types =>
            ["section", "header", "divider", "context", "actions", "input", "image", "markdown", "table", "rich_text"];

        static readonly Block[] Blocks =
        [
            new SectionBlock { Fields = [Mrkdwn.Of($"a"), (PlainText)"b"], Expand = true },
            new HeaderBlock("Title"),
            new DividerBlock(),
            new ContextBlock(Mrkdwn.Of($"small"), new ContextImage("https://x.example/i.png", "alt")),
            new ActionsBlock(
                new Button("b", "x") { Confirm = new("t", Mrkdwn.Of($"sure?"), "Yes", "No") { Style = ButtonStyle.Danger } },
                new OverflowMenu("o", new Option("v", (PlainText)"t") { Url = "https://x.example" }),
                new StaticSelectMenu("s", [new OptionGroup("g", [new("v", (PlainText)"t")])]),
                new ExternalSelectMenu("e") { MinQueryLength = 0 },
                new CheckboxGroup("c", new Option("v", Mrkdwn.Of($"*t*")) { Description = Mrkdwn.Of($"d") }),
                new RadioButtonGroup("r", new Option("v", (PlainText)"t"))),
            new InputBlock("l", new RichTextInput("a") { InitialValue = new RichTextBlock(new RichTextSection(new RichTextWords("hi"))) }),
            new ImageBlock("https://x.example/i.png", "alt") { Title = "t" },
            MarkdownBlock.Trusted("# t"),
            new TableBlock([["a", "b"], ["1", "2"]]),
            new RichTextBlock(
                new RichTextSection(new RichTextWords("hi") { Bold = true }, new RichTextUser("U1"), new RichTextLink("https://x.example", "x")),
                new RichTextQuote(new RichTextWords("q")),
                new RichTextPreformatted(new RichTextWords("p") { Code = true }),
                new RichTextList(true, new RichTextSection(new RichTextDate(DateTimeOffset.UnixEpoch, "{date}", "1970 UTC")))),
        ];

        [Theory]
        [MemberData(nameof(Types))]
        public void Is_written_as_json_of_its_type(string type)
        {
            var block = Assert.Single(Blocks, block => block.Type == type);

            using var json = JsonDocument.Parse(Json(block));

            Assert.Equal(type, json.RootElement.GetProperty("type").GetString());
        }
    }

    public class RichText
    {
        [Fact]
        public void Shows_what_people_typed_as_it_stands()
        {
            var json = Json(new RichTextBlock(new RichTextSection(new RichTextWords("<!channel> *not bold*"))));

            Assert.Contains("\"text\":\"<!channel> *not bold*\"", json, StringComparison.Ordinal);
            Assert.Equal("<!channel> *not bold*", RichTextReader.ToPlainText(JsonElement.Parse(json)));
        }

        [Fact]
        public void Nested_without_end_is_read_without_harm()
        {
            var json = string.Concat(Enumerable.Repeat("""{"type":"rich_text_section","elements":[""", 30)) + string.Concat(Enumerable.Repeat("]}", 30));

            Assert.Null(RichTextReader.ToPlainText(JsonElement.Parse(json)));
        }
    }

    public class Metadata
    {
        [Fact]
        public void Is_written_and_read_by_name()
        {
            var metadata = MessageMetadata.Of("outbox", ("id", "01-\"x\""), ("kind", "ledger"));

            Assert.Equal("""{"event_type":"outbox","event_payload":{"id":"01-\"x\"","kind":"ledger"}}""", Json(metadata.WriteTo));
            Assert.Equal("01-\"x\"", metadata.Text("id"));
            Assert.Null(metadata.Text("other"));
            Assert.Null(new MessageMetadata().Text("id"));
        }
    }
}
