using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Domain.Scoreboard.Settings;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Programs;
using AlignBot.Scoreboard.Declared;
using AlignBot.Tests.Harness;

namespace AlignBot.Tests.Scoreboard;

/// <summary>The scoreboard in a program file: what is written reads back the same, and every mistake is named at its place.</summary>
public sealed class BoardLinesTests
{
    [Fact]
    public void What_is_as_usual_is_not_written()
    {
        var declared = Read("scoreboard:\n  currency: EUR\n");

        Assert.Equal(StarterMeasures.Activities.ToArray(), declared.Settings!.Activities.ToArray());
        Assert.DoesNotContain("coverage_days", BoardLines.Write(declared), StringComparison.Ordinal);
        Assert.Equal(DeclaredBoard.None, Read(""));
    }

    [Fact]
    public void Everything_that_can_be_said_reads_back_as_it_was_written()
    {
        const string Whole =
            """
            scoreboard:
              currency: EUR
              blank_currency: USD
              rate_of: creation
              zone: America/New_York
              source_zone: America/Phoenix
              fiscal_year_begins_in_month: 2
              activities:
                call by sales: touch, action
                "Re: demo": response, 2.5 points
              coverage_days: 14
              engagement_days: 60
              engagement: score
              engaged_from: 85
              role_weights:
                CMO: 3
              tier_weights:
                1: 2
              influence_days: 45
              conversion: from qualified
              conversion_days: 30
              qualifying_signals: [mqa]
              signals: [intent, "no: such"]
              signal_time: first seen
              episode_hours: 12
              answer_within_hours: "4, -, 24"
              most_without_data: 10
              flat_within: 0.5
              roll_up: yes
              lines: "coverage 80, lag 90"
              rates:
                - USD 0.92 from 2026-07-01

            """;
        var declared = Read(Whole);
        var written = BoardLines.Write(declared);

        Assert.Equal(declared, Read(written));
        Assert.Equal(written, BoardLines.Write(Read(written)));
        Assert.All(Whole.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ').Select(line => line.Split(':')[0]), field =>
            Assert.Contains(field + ":", written, StringComparison.Ordinal));
        Assert.Equal((ActivitySide.Sales, 2.5m, "America/New_York"), (declared.Settings!.Activities[0].Side, declared.Settings.Activities[1].Points, declared.Settings.ZoneId));
    }

    [Theory]
    [InlineData("  currency: EURO\n", "'EURO' is not a currency")]
    [InlineData("  currency: EUR\n  conversion: sometimes\n", "'sometimes' is none of win rate, from the list, from qualified")]
    [InlineData("  currency: EUR\n  coverage_days: soon\n", "'soon' is no whole number")]
    [InlineData("  currency: EUR\n  coverage_days: 0\n", "Coverage can't look at 0 days")]
    [InlineData("  currency: EUR\n  activities:\n    call: tuch\n", "'tuch' of call is none of touch")]
    [InlineData("  currency: EUR\n  tier_weights:\n    4: 2\n", "'4' is no tier")]
    [InlineData("  currency: EUR\n  lines: mood 80\n", "'mood 80' is no line")]
    [InlineData("  currency: EUR\n  rates:\n    - USD\n", "'USD' is no rate")]
    [InlineData("  currency: EUR\n  zone: Atlantis\n", "'Atlantis' is not an IANA time zone")]
    [InlineData("  currency: EUR\n  colour: red\n", "colour")]
    [InlineData("  blank_currency: EUR\n", "currency")]
    public void Mistakes_are_named(string lines, string sentence)
    {
        var refused = Assert.Throws<ProgramFileException>(() => Read("scoreboard:\n" + lines));
        Assert.Contains(refused.Problems, problem => problem.Sentence.Contains(sentence, StringComparison.Ordinal));
    }

    static DeclaredBoard Read(string section) => ProgramFileReader.Parse("program.yaml", $"{GtmProgram.Text}\n{section}").Of(DeclaredBoard.Part);
}
