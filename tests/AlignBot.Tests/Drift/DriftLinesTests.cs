using AlignBot.Domain.Drift;
using AlignBot.Drift.Declared;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Programs;
using AlignBot.Tests.Harness;

namespace AlignBot.Tests.Drift;

/// <summary>Thresholds of drift in a program file: what is written reads back the same, and every mistake is named at its place.</summary>
public sealed class DriftLinesTests
{
    [Fact]
    public void Everything_that_can_be_said_reads_back_as_it_was_written()
    {
        const string Whole =
            """
            drift:
              figures_differ: 5 in 26 weeks
              reconciling: 30 in 4 weeks
              third_person: 60 in 2 weeks
              undecided_meetings: 50 in 6 weeks
              parked_items: 4 in 4 weeks
              disputes: 5 in 13 weeks
              unattested_diffs: 3 in 13 weeks
              stale_artifacts: 2 in 13 weeks

            """;
        var declared = Read(Whole);

        Assert.Equal(Enum.GetValues<DriftSign>(), declared.Thresholds!.Value.Select(set => set.Sign));
        Assert.Equal(Whole.ReplaceLineEndings("\n").TrimEnd(), DriftLines.Write(declared).TrimEnd());
        Assert.Equal(declared, Read(DriftLines.Write(declared)));
    }

    [Fact]
    public void What_is_as_usual_is_not_written_and_a_section_that_says_so_is_kept()
    {
        Assert.Equal("drift: {}\n", DriftLines.Write(Read("drift:\n  reconciling: 15\n")));
        Assert.NotEqual(DeclaredDrift.None, Read("drift: {}\n"));
        Assert.Equal(DeclaredDrift.None, Read(""));
    }

    [Theory]
    [InlineData("  reconciling: soon\n", "'soon' is no threshold; write it as 15 in 4 weeks.")]
    [InlineData("  reconciling: 0\n", "0 can't be a threshold")]
    [InlineData("  figures_differ: 101\n", "101 can't be a threshold: above 0, 100 at most")]
    [InlineData("  reconciling: 15 in 60 weeks\n", "60 weeks can't be looked at: 1 to 52.")]
    [InlineData("  moods: 3\n", "'moods' is not known here; the fields are figures_differ, reconciling")]
    public void Mistakes_are_named(string lines, string sentence)
    {
        var refused = Assert.Throws<ProgramFileException>(() => Read("drift:\n" + lines));
        Assert.Contains(refused.Problems, problem => problem.Sentence.Contains(sentence, StringComparison.Ordinal));
    }

    static DeclaredDrift Read(string section) => ProgramFileReader.Parse("program.yaml", $"{GtmProgram.Text}\n{section}").Of(DeclaredDrift.Part);
}
