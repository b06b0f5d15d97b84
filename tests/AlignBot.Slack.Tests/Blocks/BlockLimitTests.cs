using System.Text.Json;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Acks;

namespace AlignBot.Slack.Tests.Blocks;

/// <summary>Walks every limit at its edge and one past it.</summary>
public static class BlockLimitTests
{
    static string Of(int length) => new('x', length);

    static Mrkdwn Markup(int length) => Mrkdwn.Escaped(Of(length));

    static PlainText Plain(int length) => Of(length);

    static IReadOnlyList<T> Times<T>(int count, Func<int, T> make) => [.. Enumerable.Range(0, count).Select(make)];

    static Option Opt(int i) => new($"v{i}", (PlainText)$"Option {i}");

    static IReadOnlyList<Option> Options(int count) => Times(count, Opt);

    static Button Click(int i = 0) => new($"a{i}", "Click");

    static ModalView Modal(params Block[] blocks) => new("Title", blocks) { Submit = "Send" };

    static InputBlock Ask(IInputElement element) => new("Label", element);

    static byte[] Written(View view)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            view.WriteTo(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Each limit by name: what makes a thing of that size, the most that is taken, and the least where it is not nothing.</summary>
    static readonly Dictionary<string, (Func<int, object> Make, int Most, int Least)> Limits = new()
    {
        ["block_id"] = (n => new DividerBlock { BlockId = Of(n) }, 255, 1),
        ["action_id"] = (n => new Button(Of(n), "x"), 255, 1),
        ["message blocks"] = (n => { BlockLimits.CheckMessage(Times(n, _ => new DividerBlock())); return n; }, 50, 0),
        ["modal blocks"] = (n => Modal([.. Times(n, _ => new DividerBlock())]), 100, 0),
        ["home blocks"] = (n => new HomeView(Times(n, _ => new DividerBlock())), 100, 0),
        ["section.text"] = (n => new SectionBlock((TextObject)Markup(n)), 3000, 1),
        ["section.fields"] = (n => new SectionBlock(Markup(1)) { Fields = Times<TextObject>(n, _ => Markup(1)) }, 10, 0),
        ["section.fields text"] = (n => new SectionBlock { Fields = [Markup(n)] }, 2000, 1),
        ["header.text"] = (n => new HeaderBlock(Plain(n)), 150, 1),
        ["context.elements"] = (n => new ContextBlock(Times<ContextElement>(n, _ => Markup(1))), 10, 1),
        ["context.text"] = (n => new ContextText(Markup(n)), 3000, 1),
        ["context.image.alt_text"] = (n => new ContextImage("https://x.example/i.png", Of(n)), 2000, 1),
        ["context.image.image_url"] = (n => new ContextImage(Of(n), "alt"), 3000, 1),
        ["actions.elements"] = (n => new ActionsBlock(Times<IActionsElement>(n, Click)), 25, 1),
        ["input.label"] = (n => new InputBlock(Plain(n), new PlainTextInput("a")), 2000, 1),
        ["input.hint"] = (n => new InputBlock("Label", new PlainTextInput("a")) { Hint = Plain(n) }, 2000, 0),
        ["image.image_url"] = (n => new ImageBlock(Of(n), "alt"), 3000, 1),
        ["image.alt_text"] = (n => new ImageBlock("https://x.example/i.png", Of(n)), 2000, 1),
        ["image.title"] = (n => new ImageBlock("https://x.example/i.png", "alt") { Title = Plain(n) }, 2000, 0),
        ["image element url"] = (n => new ImageElement(Of(n), "alt"), 3000, 1),
        ["image element alt_text"] = (n => new ImageElement("https://x.example/i.png", Of(n)), 2000, 1),
        ["markdown.text"] = (n => MarkdownBlock.Trusted(Of(n)), 12_000, 1),
        ["table.rows"] = (n => new TableBlock(Times<IReadOnlyList<PlainText>>(n, _ => [Plain(1)])), 100, 1),
        ["table.cells"] = (n => new TableBlock([Times(n, _ => Plain(1))]), 20, 1),
        ["button.text"] = (n => new Button("a", Plain(n)), 75, 1),
        ["button.value"] = (n => new Button("a", "x") { Value = Of(n) }, 2000, 1),
        ["button.url"] = (n => new Button("a", "x") { Url = Of(n) }, 3000, 1),
        ["button.accessibility_label"] = (n => new Button("a", "x") { AccessibilityLabel = Of(n) }, 75, 1),
        ["option.text"] = (n => new Option("v", Plain(n)), 75, 1),
        ["option.value"] = (n => new Option(Of(n), Plain(1)), 75, 1),
        ["option.description"] = (n => new Option("v", Plain(1)) { Description = Plain(n) }, 75, 0),
        ["option.url"] = (n => new Option("v", Plain(1)) { Url = Of(n) }, 3000, 1),
        ["option_group.label"] = (n => new OptionGroup(Plain(n), Options(1)), 75, 1),
        ["option_group.options"] = (n => new OptionGroup("Group", Options(n)), 100, 1),
        ["static_select.options"] = (n => new StaticSelectMenu("a", Options(n)), 100, 1),
        ["static_select.option_groups"] = (n => new StaticSelectMenu("a", Times(n, _ => new OptionGroup("Group", Options(1)))), 100, 1),
        ["multi_static_select.options"] = (n => new StaticMultiSelectMenu("a", Options(n)), 100, 1),
        ["multi_static_select.option_groups"] = (n => new StaticMultiSelectMenu("a", Times(n, _ => new OptionGroup("Group", Options(1)))), 100, 1),
        ["overflow.options"] = (n => new OverflowMenu("a", Options(n)), 5, 1),
        ["radio_buttons.options"] = (n => new RadioButtonGroup("a", Options(n)), 10, 1),
        ["checkboxes.options"] = (n => new CheckboxGroup("a", Options(n)), 10, 1),
        ["select placeholder"] = (n => new UserSelectMenu("a") { Placeholder = Plain(n) }, 150, 0),
        ["datepicker placeholder"] = (n => new DatePicker("a") { Placeholder = Plain(n) }, 150, 0),
        ["timepicker placeholder"] = (n => new TimePicker("a") { Placeholder = Plain(n) }, 150, 0),
        ["plain_text_input placeholder"] = (n => new PlainTextInput("a") { Placeholder = Plain(n) }, 150, 0),
        ["number_input placeholder"] = (n => new NumberInput("a") { Placeholder = Plain(n) }, 150, 0),
        ["email_text_input placeholder"] = (n => new EmailTextInput("a") { Placeholder = Plain(n) }, 150, 0),
        ["url_text_input placeholder"] = (n => new UrlTextInput("a") { Placeholder = Plain(n) }, 150, 0),
        ["rich_text_input placeholder"] = (n => new RichTextInput("a") { Placeholder = Plain(n) }, 150, 0),
        ["confirm.title"] = (n => new ConfirmationDialog(Plain(n), Plain(1), "y", "n"), 100, 1),
        ["confirm.text"] = (n => new ConfirmationDialog("t", Markup(n), "y", "n"), 300, 1),
        ["confirm.confirm"] = (n => new ConfirmationDialog("t", Plain(1), Plain(n), "n"), 30, 1),
        ["confirm.deny"] = (n => new ConfirmationDialog("t", Plain(1), "y", Plain(n)), 30, 1),
        ["plain_text_input.min_length"] = (n => new PlainTextInput("a") { MinLength = n }, 3000, 0),
        ["plain_text_input.max_length"] = (n => new PlainTextInput("a") { MaxLength = n }, 3000, 1),
        ["plain_text_input.initial_value"] = (n => new PlainTextInput("a") { InitialValue = Of(n) }, 3000, 0),
        ["file_input.max_files"] = (n => new FileInput("a") { MaxFiles = n }, 10, 1),
        ["rich_text link url"] = (n => new RichTextLink(Of(n)), 3000, 1),
        ["modal.title"] = (n => new ModalView(Plain(n), []), 24, 1),
        ["modal.submit"] = (n => new ModalView("t", []) { Submit = Plain(n) }, 24, 0),
        ["modal.close"] = (n => new ModalView("t", []) { Close = Plain(n) }, 24, 0),
        ["view.private_metadata"] = (n => new ModalView("t", []) { PrivateMetadata = Of(n) }, 3000, 0),
        ["view.callback_id"] = (n => new ModalView("t", []) { CallbackId = Of(n) }, 255, 1),
        ["view.external_id"] = (n => new ModalView("t", []) { ExternalId = Of(n) }, 255, 1),
    };

    public static TheoryData<string> Names => [.. Limits.Keys];

    public class AtTheEdge
    {
        [Theory]
        [MemberData(nameof(Names), MemberType = typeof(BlockLimitTests))]
        public void It_is_taken(string name)
        {
            var (make, most, least) = Limits[name];

            Assert.NotNull(make(most));
            Assert.NotNull(make(least));
        }
    }

    public class OnePastTheEdge
    {
        [Theory]
        [MemberData(nameof(Names), MemberType = typeof(BlockLimitTests))]
        public void It_is_refused_with_the_limit_and_what_was_found(string name)
        {
            var (make, most, least) = Limits[name];

            var refusal = Assert.Throws<BlockLimitException>(() => make(most + 1));

            Assert.Contains((most + 1).ToString("N0", System.Globalization.CultureInfo.InvariantCulture), refusal.Found, StringComparison.Ordinal);
            Assert.Contains(most.ToString("N0", System.Globalization.CultureInfo.InvariantCulture), refusal.Limit, StringComparison.Ordinal);
            Assert.NotEqual("", refusal.Where);
            if (least > 0)
            {
                Assert.Throws<BlockLimitException>(() => make(least - 1));
            }
        }
    }

    public class AnOptionalTextWithoutCharacters
    {
        [Fact]
        public void Is_left_out()
        {
            Assert.Null(new Option("v", Plain(1)) { Description = (TextObject)(PlainText)"" }.Description);
            Assert.Null(new PlainTextInput("a") { Placeholder = (PlainText)"" }.Placeholder);
            Assert.Null(new ModalView("t", []) { Close = "" }.Close);
        }
    }

    public class AWholeView
    {
        [Fact]
        public void Needs_a_submit_button_when_it_has_an_input()
        {
            var input = Ask(new PlainTextInput("a"));

            Assert.Throws<BlockLimitException>(() => Written(new ModalView("t", [input])));
            Assert.NotEmpty(Written(new ModalView("t", [input]) { Submit = "Send" }));
        }

        [Fact]
        public void Is_250_KB_at_most()
        {
            var block = new SectionBlock(Markup(2900));

            Assert.NotEmpty(Written(Modal([.. Enumerable.Repeat(block, 80)])));
            Assert.Throws<BlockLimitException>(() => Written(Modal([.. Enumerable.Repeat(block, 90)])));
        }

        [Fact]
        public void Has_each_block_id_once() => Assert.Throws<BlockLimitException>(
            () => Modal(new DividerBlock { BlockId = "b" }, new DividerBlock { BlockId = "b" }));

        [Fact]
        public void Has_one_focus_at_most()
        {
            var focused = Ask(new PlainTextInput("a") { FocusOnLoad = true });

            Assert.NotNull(Modal(focused));
            Assert.Throws<BlockLimitException>(() => Modal(focused, Ask(new DatePicker("d") { FocusOnLoad = true })));
        }

        [Fact]
        public void Shows_no_section_without_text_or_fields() => Assert.Throws<BlockLimitException>(() => Modal(new SectionBlock()));
    }

    public class WhatBelongsInMessagesOnly
    {
        [Fact]
        public void Is_refused_in_a_view()
        {
            BlockLimits.CheckMessage([MarkdownBlock.Trusted("# t"), new TableBlock([["a"]])]);

            Assert.Throws<BlockLimitException>(() => Modal(MarkdownBlock.Trusted("# t")));
            Assert.Throws<BlockLimitException>(() => new HomeView([new TableBlock([["a"]])]));
        }
    }

    public class AnOption
    {
        [Fact]
        public void Holds_markup_beside_a_box_only()
        {
            Option[] marked = [new("v", Mrkdwn.Of($"*bold*"))];

            Assert.NotNull(new CheckboxGroup("a", marked));
            Assert.NotNull(new RadioButtonGroup("a", marked));
            Assert.Throws<BlockLimitException>(() => new StaticSelectMenu("a", marked));
            Assert.Throws<BlockLimitException>(() => new OverflowMenu("a", marked));
            Assert.Throws<BlockLimitException>(() => new OptionGroup("Group", marked));
            Assert.Throws<BlockLimitException>(() => OptionsAck.Of(marked));
        }

        [Fact]
        public void Opens_an_address_in_an_overflow_menu_only()
        {
            Option[] linked = [new("v", (PlainText)"Docs") { Url = "https://x.example" }];

            Assert.NotNull(new OverflowMenu("a", linked));
            Assert.Throws<BlockLimitException>(() => new StaticSelectMenu("a", linked));
            Assert.Throws<BlockLimitException>(() => new CheckboxGroup("a", linked));
        }
    }

    public class ABlocksElements
    {
        [Fact]
        public void Have_each_action_id_once()
        {
            Assert.NotNull(Modal(new ActionsBlock(Click(1), Click(2))));
            Assert.Throws<BlockLimitException>(() => Modal(new ActionsBlock(Click(1), Click(1))));
        }
    }

    public class WhatIsChosenToBeginWith
    {
        [Fact]
        public void Is_exactly_one_of_the_options()
        {
            Assert.Equal(Opt(1), new StaticSelectMenu("a", Options(3)) { InitialOption = Opt(1) }.InitialOption);
            Assert.Equal(Opt(1), new StaticSelectMenu("a", [new OptionGroup("Group", Options(3))]) { InitialOption = Opt(1) }.InitialOption);
            Assert.Throws<BlockLimitException>(() => new StaticSelectMenu("a", Options(3)) { InitialOption = Opt(3) });
            Assert.Throws<BlockLimitException>(() => new StaticSelectMenu("a", Options(3)) { InitialOption = new("v1", (PlainText)"Other words") });
            Assert.Throws<BlockLimitException>(() => new RadioButtonGroup("a", Options(3)) { InitialOption = Opt(3) });
            Assert.Throws<BlockLimitException>(() => new CheckboxGroup("a", Options(3)) { InitialOptions = [Opt(1), Opt(3)] });
            Assert.Throws<BlockLimitException>(() => new StaticMultiSelectMenu("a", Options(3)) { InitialOptions = [Opt(3)] });
        }

        [Fact]
        public void Is_no_more_than_may_be_chosen() => Assert.Throws<BlockLimitException>(
            () => Modal(Ask(new UserMultiSelectMenu("a") { MaxSelectedItems = 1, InitialUsers = ["U1", "U2"] })));

        [Fact]
        public void Fits_between_an_inputs_bounds()
        {
            Assert.Throws<BlockLimitException>(() => Modal(Ask(new PlainTextInput("a") { MaxLength = 3, InitialValue = "four" })));
            Assert.Throws<BlockLimitException>(() => Modal(Ask(new PlainTextInput("a") { MinLength = 4, MaxLength = 3 })));
            Assert.Throws<BlockLimitException>(() => Modal(Ask(new NumberInput("a") { MinValue = 2, MaxValue = 1 })));
            Assert.Throws<BlockLimitException>(() => Modal(Ask(new NumberInput("a") { MinValue = 2, InitialValue = 1 })));
            Assert.NotNull(Modal(Ask(new NumberInput("a") { MinValue = 2, MaxValue = 2, InitialValue = 2 })));
        }

        [Theory]
        [InlineData(999_999_999, false)]
        [InlineData(1_000_000_000, true)]
        [InlineData(9_999_999_999, true)]
        [InlineData(10_000_000_000, false)]
        public void Is_a_moment_of_ten_digits(long seconds, bool taken)
        {
            var make = () => new DateTimePicker("a") { InitialDateTime = DateTimeOffset.FromUnixTimeSeconds(seconds) };

            if (taken)
            {
                Assert.NotNull(make());
            }
            else
            {
                Assert.Throws<BlockLimitException>(make);
            }
        }
    }

    public class AnElementOutOfPlace
    {
        public static TheoryData<string> ModalOnly => ["number_input", "email_text_input", "url_text_input", "file_input"];

        static IInputElement Make(string type) => type switch
        {
            "number_input" => new NumberInput("a"),
            "email_text_input" => new EmailTextInput("a"),
            "url_text_input" => new UrlTextInput("a"),
            _ => new FileInput("a"),
        };

        [Theory]
        [MemberData(nameof(ModalOnly))]
        public void Is_refused_outside_of_modals(string type)
        {
            var block = Ask(Make(type));

            Assert.NotNull(Modal(block));
            Assert.Throws<BlockLimitException>(() => new HomeView([block]));
            Assert.Throws<BlockLimitException>(() => BlockLimits.CheckMessage([block]));
        }

        [Fact]
        public void Is_refused_in_home_or_in_messages()
        {
            Assert.Throws<BlockLimitException>(() => new HomeView([Ask(new DateTimePicker("a"))]));
            Assert.Throws<BlockLimitException>(() => BlockLimits.CheckMessage([Ask(new RichTextInput("a"))]));
            Assert.Throws<BlockLimitException>(
                () => BlockLimits.CheckMessage([Ask(new ConversationSelectMenu("a") { ResponseUrlEnabled = true })]));
            BlockLimits.CheckMessage([new ActionsBlock(new DateTimePicker("a"))]);
        }
    }

    public class MarkupPutTogetherFromParts
    {
        [Theory]
        [InlineData(3000, 3000)]
        [InlineData(3001, 3000)]
        [InlineData(100_000, 3000)]
        public void Is_cut_to_what_fits(int length, int sent)
        {
            var section = new SectionBlock(Markup(length));
            var context = Assert.IsType<ContextText>(Assert.Single(new ContextBlock(Markup(length)).Elements));

            Assert.Equal((sent, sent), (section.Text!.Value.Text.Length, context.Text.Text.Length));
            Assert.Equal(length > sent, section.Text.Value.Text.EndsWith('…'));
        }

        [Fact]
        public void Is_still_some_text() => Assert.Throws<BlockLimitException>(() => new SectionBlock(Mrkdwn.Empty));
    }

    public class TextThatGrowsByEscaping
    {
        [Fact]
        public void Is_counted_as_it_is_sent()
        {
            var text = Mrkdwn.Escaped(new string('&', 700));

            Assert.Throws<BlockLimitException>(() => new SectionBlock((TextObject)text));
            Assert.NotNull(new SectionBlock(text.Shortened(3000)));
        }
    }
}
