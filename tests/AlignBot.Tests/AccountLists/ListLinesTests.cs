using AlignBot.AccountLists.Declared;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Programs;
using AlignBot.Tests.Harness;

namespace AlignBot.Tests.AccountLists;

/// <summary>The list's section of a program file is read whole, or every mistake in it is named; what is written reads back the
/// same.</summary>
public sealed class ListLinesTests
{
    const string Whole = """
        list:
          source: crm
          flag_column: ABM account
          flag: [ja, target]
          tier_column: ABM class
          tiers:
            Gold: 1
            Silver: 2
          diff: Thursday 07:45
          pairs: by role
          compare:
            - name: Field sheet
              source: file
              all: yes

        """;

    [Fact]
    public void All_of_it_is_read_and_written_the_same()
    {
        var declared = Parse(Whole);

        Assert.Equal(
            ("crm", "ABM account", "ABM class", new DiffDates(IsoDayOfWeek.Thursday, new LocalTime(7, 45)), PairRule.ByRole),
            (declared.Source, declared.Mapping.FlagColumn, declared.Mapping.TierColumn, declared.Dates, declared.Pairs));
        Assert.Equal("ja, target", string.Join(", ", declared.Mapping.FlagWords));
        Assert.Equal("Gold: 1, Silver: 2", string.Join(", ", declared.Mapping.TierWords.Select(word => $"{word.Key}: {word.Value}")));
        Assert.Equal(
            ("Field sheet", "file", true), declared.Compared.Select(one => (one.Name, one.Source, one.Mapping.AllAreListed)).Single());
        Assert.Equal(Whole.ReplaceLineEndings("\n"), Write(declared));
    }

    [Theory]
    [InlineData("  pairs: by role\n", PairRule.ByRole, true)]
    [InlineData("  pairs: by source\n", PairRule.BySource, false)]
    [InlineData("", PairRule.BySource, false)]
    public void Pairs_are_those_of_the_source_where_nothing_else_is_said(string line, PairRule rule, bool isWritten)
    {
        var declared = Parse($"list:\n  source: crm\n{line}");

        Assert.Equal(rule, declared.Pairs);
        Assert.Equal(isWritten, Write(declared).Contains("  pairs: by role\n", StringComparison.Ordinal));
        Assert.Equal(declared, Parse(Write(declared)));
    }

    [Theory]
    [InlineData("pairs: by chance", "'by chance' is not how pairs are made; write by source, or by role.")]
    [InlineData("diff: some day", "'some day' is not a day and a time; write it as Monday 08:30.")]
    [InlineData("tiers: { Gold: 4 }", "'4' is no tier; write 1, 2 or 3.")]
    [InlineData("all: perhaps", "'perhaps' is neither yes nor no.")]
    [InlineData("owner: by role", "'owner' is not known here; the fields are ")]
    public void A_mistake_has_its_own_sentence_and_brings_no_other(string line, string sentence)
    {
        var refused = Assert.Throws<ProgramFileException>(() => Parse($"list:\n  source: crm\n  {line}\n"));

        Assert.StartsWith(sentence, Assert.Single(refused.Problems).Sentence, StringComparison.Ordinal);
    }

    static DeclaredList Parse(string section) =>
        ProgramFileReader.Parse("program.yaml", $"{GtmProgram.Text}\n{section}").Of(DeclaredList.Part);

    static string Write(DeclaredList declared) => ListLines.Write(new AccountList
    {
        Id = default,
        Program = default,
        Source = declared.Source,
        Mapping = declared.Mapping,
        Dates = declared.Dates,
        Pairs = declared.Pairs,
        Seconds = [.. declared.Compared.Select(second => new SecondList(second.Name, second.Source) { Mapping = second.Mapping })],
    });
}
