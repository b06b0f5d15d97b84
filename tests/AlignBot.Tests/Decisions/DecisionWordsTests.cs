using System.Text;
using AlignBot.Contracts;
using AlignBot.Decisions;
using AlignBot.Decisions.Search;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Tests.Harness;
using FsCheck;
using FsCheck.Fluent;

namespace AlignBot.Tests.Decisions;

/// <summary>How a text is cut into the words that a search finds it by.</summary>
public sealed class DecisionWordsTests
{
    [Theory]
    [InlineData("Webinar sign-ups count.", "webinar sign ups count")]
    [InlineData("20% of C:\\gtm, lead_source", "20 of c gtm lead source")]
    [InlineData("\"unbalanced * OR NEAR(", "unbalanced or near")]
    [InlineData("האם הרשמה 👍", "האם הרשמה 👍")]
    [InlineData("👩‍👩‍👧 ❤️", "👩 👩 👧 ❤")]
    [InlineData("決定する", "決 定 す る")]
    [InlineData("Straße ÄRGER Ωmega", "straße arger ωmega")]
    [InlineData("Café, cafe\u0301", "cafe cafe")]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("* - _ ' \" § ;", "")]
    [InlineData("", "")]
    public void Words_are_folded_and_nothing_else_is_left(string text, string words) =>
        Assert.Equal(words, string.Join(' ', DecisionWords.In(text)));

    [Fact]
    public void No_text_leaves_a_character_that_a_database_would_read() => Prop.ForAll<string?>(text => DecisionWords.In(text).All(word =>
        word.Length is > 0 and <= 64 && !word.Any(letter => char.IsAscii(letter) ? !char.IsAsciiLetterOrDigit(letter) : letter is '§' || char.IsWhiteSpace(letter))))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Half_a_surrogate_pair_is_no_word() => Assert.Equal(["a", "b"], DecisionWords.In("a\uD83D b\uDC4D"));

    [Fact]
    public void A_very_long_word_is_found_by_its_beginning() =>
        Assert.Equal(63, Encoding.UTF8.GetByteCount(Assert.Single(DecisionWords.In(new string('x', 3000)))));
}

/// <summary>How a line that people type is read as a query.</summary>
public sealed class DecisionQueryTests
{
    static readonly ProgramInfo Program = new(
        new ProgramKey(1, 1), "CGTM", "GTM", 1, new Roster { Members = [.. GtmProgram.File.Members], Roles = [.. GtmProgram.File.Roles] }, GtmProgram.File.Sections);

    [Theory]
    [InlineData("by:@ana", "§puana")]
    [InlineData("@Ana", "§puana")]
    [InlineData("<@UANA|ana>", "§puana")]
    [InlineData("BY:<@UANA>", "§puana")]
    [InlineData("category:Definition", "§cdefinition")]
    [InlineData("category:\"definition\"", "§cdefinition")]
    [InlineData("status:in-force", "§sinforce")]
    [InlineData("expected:cannot-tell", "§ecannottell")]
    [InlineData("expected:Open", "§eopen")]
    [InlineData("status:\"in force\"", "§sinforce")]
    [InlineData("status:Superseded", "§ssuperseded")]
    public void Filters_are_read(string line, string filter) => Assert.Equal([filter], DecisionQuery.Parse(line, Program).Query!.Filters);

    [Theory]
    [InlineData("by:@nobody", "Nobody here is called '@nobody'")]
    [InlineData("by:", "Nobody here is called ''")]
    [InlineData("category:weather", "There is no category 'weather'. There are: ")]
    [InlineData("status:gone", "There is no status 'gone'")]
    [InlineData("from:2026-02-30", "'2026-02-30' is not a day of the calendar; write it as `from:2026-12-31`.")]
    [InlineData("to:soon", "'soon' is not a day of the calendar")]
    [InlineData("from:2026-03-01 to:2026-02-01", "nothing lies between them")]
    public void What_can_not_be_meant_is_said(string line, string sentence)
    {
        var (query, said) = DecisionQuery.Parse(line, Program);

        Assert.Null(query);
        Assert.Contains(sentence, said.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("price floor")]
    [InlineData("by:@ana account:\"Acme Corp\" category:definition status:superseded from:2026-01-01 to:2026-12-31 price floor")]
    [InlineData("http://example.com note:this")]
    public void It_reads_back_as_the_same_query(string line)
    {
        var query = DecisionQuery.Parse(line, Program).Query!;
        var again = DecisionQuery.Parse(query.Line, Program).Query!;

        Assert.Equal(query.Words, again.Words);
        Assert.Equal(query.Filters, again.Filters);
        Assert.Equal(query.Account, again.Account);
        Assert.Equal((query.From, query.To), (again.From, again.To));
    }

    [Fact]
    public void Whatever_is_typed_gives_a_query_that_fits_a_button_or_a_sentence() => Prop.ForAll<string>(text =>
    {
        var (query, sentence) = DecisionQuery.Parse(string.Concat(Enumerable.Repeat(text + " account:" + text + " by:@ana ", 40)), Program);
        return query is null ? sentence.Text.Length is > 0 and < 2000 : query.Line.Length <= 1900;
    }).QuickCheckThrowOnFailure();
}
