using AlignBot.Engine.ProgramFiles;
using FsCheck;
using FsCheck.Fluent;

namespace AlignBot.Tests.Programs;

/// <summary>Longer texts in a program file: whatever people wrote reads back as they wrote it, in lines that a message does not cut.</summary>
public sealed class YamlTextTests
{
    static readonly string[] Pieces =
    [
        "a", "word", "reply,", "MQL", " ", " ", " ", "  ", "\n", "\n", "\n\n", "\n  - ", "\t", "#", "# note", ": ", "- ", "\"", "\\", "'", "`", "```", "---", "...", "%", "@", "&", "*", "!", "|", ">", "{", "}", "[",
        "null", "~", "\u00e9", "\u00a0", "\u2028", "\u2029", "\u0085", "\ufeff", "\u200b", "\ud83d\ude00", "\u0001", "\r\n", "https://example.com/a?b=c#d", new string('x', 700), "it goes on with some more words, and then with others,",
    ];

    static readonly Gen<string> Text = Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces).Trim()).Where(text => text.Length > 0);

    [Fact]
    public void Whatever_it_is_it_reads_back_the_same() => Prop.ForAll(Arb.From(Text), text =>
    {
        Assert.Equal(text, Read(YamlText.Long(text, indent: 6)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_line_of_it_is_so_long_that_a_message_would_cut_it() => Prop.ForAll(Arb.From(Text), text =>
    {
        Assert.All(YamlText.Long(text, indent: 6).Split('\n'), line => Assert.True(line.Length < 700, line));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_paragraph_is_broken_where_it_is_read_with_a_blank()
    {
        var text = YamlText.Long(string.Join(' ', Enumerable.Repeat("A person who has asked to be contacted.", 6)), indent: 2);

        Assert.Equal(
            """
            >-
              A person who has asked to be contacted. A person who has asked to be contacted. A person who has asked to be
              contacted. A person who has asked to be contacted. A person who has asked to be contacted. A person who has
              asked to be contacted.
            """.ReplaceLineEndings("\n"),
            text);
    }

    [Fact]
    public void A_list_stands_as_it_was_written() => Assert.Equal("|-\n  Marketing hands over.\n\n  - Sales calls: within 4 h\n  - and says so", YamlText.Long("Marketing hands over.\n\n- Sales calls: within 4 h\n- and says so", indent: 2));

    [Fact]
    public void What_would_end_the_block_that_shows_it_is_escaped() => Assert.DoesNotContain("`", YamlText.Long("before ``` after", indent: 2), StringComparison.Ordinal);

    static string? Read(string value)
    {
        var problems = new List<ProgramFileProblem>();
        var root = YamlDocument.Root($"list:\n  - kind: x\n    text: {value}\n    after: y\n", 100, problems);
        var item = Assert.Single(root!.Field("list")!.Items());
        Assert.Equal("y", item.Text("after"));
        var text = item.Text("text");
        Assert.Empty(problems);
        return text;
    }
}
