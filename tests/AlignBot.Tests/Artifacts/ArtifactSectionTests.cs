using AlignBot.Artifacts.Declared;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.People;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Programs;
using AlignBot.Tests.Harness;

namespace AlignBot.Tests.Artifacts;

/// <summary>Artifacts in a program file: read as they are meant, or every mistake named at its line.</summary>
public sealed class ArtifactSectionTests
{
    const string All =
        """
        artifacts:
          - kind: operating definition
            owner: Riley
            definitions: Priya
            review: 60
            text: Sales and marketing win the same 200 accounts
          - kind: cadence
            owner: Riley
            review: 65
          - kind: definition
            name: MQL
            aka: [marketing-qualified lead, "lead, qualified"]
            owner: Priya
            review: 30
            due: 10wd
            text: >-
              A person at an account on the list
              who has asked to be contacted.
          - kind: definition
            name: help
            draft: yes
            text: A word that is a command, too.
          - kind: sla
            owner: UTOM
            text: |-
              Marketing hands over every MQL with its source.
              Sales calls within 4 working hours.
          - kind: playbook
            name: First call
            authors: [Ana, Tom]
            text: https://wiki.example.com/first-call

        """;

    [Fact]
    public void Each_reads_as_it_is_meant()
    {
        var read = Read(All);

        Assert.Equal(6, read.Count);
        Assert.Equal((ArtifactKind.OperatingDefinition, GtmProgram.Riley, GtmProgram.Priya, 60), (read[0].Kind, read[0].Owner, read[0].Definitions, read[0].Review));
        Assert.Equal("A person at an account on the list who has asked to be contacted.", read[2].Text);
        Assert.Equal("marketing-qualified lead / lead, qualified", string.Join(" / ", read[2].Aka!.Value));
        Assert.Equal((10, null), (read[2].DueIn, read[2].Due));
        Assert.True(read[3].IsDraft);
        Assert.Equal((GtmProgram.Tom, "Marketing hands over every MQL with its source.\nSales calls within 4 working hours."), (read[4].Owner, read[4].Text));
        Assert.Equal("UANA, UTOM", string.Join(", ", read[5].Authors!.Value));
    }

    [Fact]
    public void What_was_read_is_written_and_read_the_same()
    {
        var roster = new Roster { Members = [.. ProgramFileReader.Parse("program.yaml", Before + All).Of(AlignBot.Contracts.ProgramRules.MembersPart)] };
        var written = ArtifactLines.Write(Read(All), roster);

        Assert.Equal(written, ArtifactLines.Write(Read(written), roster));
        Assert.Contains("# Incentives, which few read", written, StringComparison.Ordinal);
        Assert.Contains("    definitions: Priya\n", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind: manifesto", 2, "'manifesto' is no kind of document; there are operating definition, definition, account list, cadence, scoreboard, escalation path, sla, playbook.")]
    [InlineData("kind: incentives\n    text: Half of it", 2, "Incentives do not stand in the file: few read them.")]
    [InlineData("kind: account plan\n    name: Acme", 2, "Plans for single accounts do not stand in the file.")]
    [InlineData("kind: definition\n    text: A person", 2, "'name' is missing.")]
    [InlineData("kind: definition\n    name: '?!'\n    text: A person", 3, "The name needs a letter or a digit.")]
    [InlineData("kind: sla\n    name: Ours", 3, "A program has one sla, which needs no name: take 'name' out.")]
    [InlineData("kind: cadence\n    text: We meet", 3, "The text of the cadence is made from its settings: take 'text' out.")]
    [InlineData("kind: definition\n    name: MQL\n    text: https://wiki.example.com/mql", 4, "A link alone says nothing")]
    [InlineData("kind: definition\n    name: MQL\n    text: see http://wiki.example.com and act", 4, "'http://wiki.example.com' is not an https link")]
    [InlineData("kind: definition\n    name: MQL\n    text: \":-)\"", 4, "There is not a word in it: write what it means.")]
    [InlineData("kind: definition\n    name: MQL\n    owner: Gus\n    text: A person", 4, "Gus is a guest;")]
    [InlineData("kind: definition\n    name: MQL\n    owner: Zoe\n    text: A person", 4, "'Zoe' is not among the members;")]
    [InlineData("kind: definition\n    name: MQL\n    review: soon\n    text: A person", 4, "'soon' is not a number of working days, such as 65.")]
    [InlineData("kind: definition\n    name: MQL\n    review: 2\n    text: A person", 4, "2 working days is out of range: between 5 and 520.")]
    [InlineData("kind: definition\n    name: MQL\n    due: soon\n    text: A person", 4, "'soon' is not a date; write it as 2026-12-31.")]
    [InlineData("kind: definition\n    name: MQL\n    due: 4h\n    text: A person", 4, "'4h' is no day; write a date as 2026-12-31, or working days as 10wd.")]
    [InlineData("kind: definition\n    name: MQL\n    draft: perhaps\n    text: A person", 4, "'perhaps' is neither yes nor no.")]
    [InlineData("kind: definition\n    name: MQL\n    aka: [a, b, c, d, e, f]\n    text: A person", 4, "6 other names; at most 5.")]
    [InlineData("kind: definition\n    name: MQL\n    aka: [lead]", 2, "Other names, and that it is a draft, belong to a text")]
    [InlineData("kind: definition\n    name: MQL\n    colour: red\n    text: A person", 4, "'colour' is not known here;")]
    [InlineData("kind: sla\n    definitions: Priya\n    text: Sales calls", 3, "'definitions' is not known here;")]
    [InlineData("kind: definition\n    name: MQL\n    text: A person\n  - kind: definition\n    name: m.q.l.\n    text: Another", 5, "'m.q.l.' or another of its names is that of 'MQL', which stands here already")]
    [InlineData("kind: definition\n    name: MQL\n    aka: [qualified lead]\n    text: A person\n  - kind: definition\n    name: Qualified leads\n    text: Another", 6, "is that of 'MQL', which stands here already")]
    [InlineData("kind: sla\n    text: Sales calls\n  - kind: sla\n    text: Sales writes", 4, "The sla stands here twice; a program has one.")]
    public void A_mistake_is_named_at_its_line(string item, int line, string sentence)
    {
        var refused = Assert.Throws<ProgramFileException>(() => Read($"artifacts:\n  - {item}\n"));

        var problem = Assert.Single(refused.Problems);
        Assert.Contains(sentence, problem.Sentence, StringComparison.Ordinal);
        Assert.Equal(line + Before.Count(letter => letter == '\n'), problem.Line);
    }

    [Fact]
    public void What_is_too_long_or_too_many_is_refused_before_anything_else()
    {
        Assert.Contains(Problems($"artifacts:\n  - {{ kind: definition, name: MQL, text: \"{new string('x', 30_000)}\" }}\n"), sentence => sentence.Contains("is 30000 characters long; at most 3000 fit.", StringComparison.Ordinal));
        Assert.Equal(["Here are 1,001 documents; a file holds 1,000."], Problems("artifacts:\n" + string.Concat(Enumerable.Range(0, 1001).Select(n => $"  - {{ kind: playbook, name: P{n}, text: A }}\n"))));
        Assert.Contains(Problems("artifacts: none\n"), sentence => sentence.StartsWith("Here should be a list", StringComparison.Ordinal));
    }

    static string Before => GtmProgram.Text[..GtmProgram.Text.IndexOf("series:", StringComparison.Ordinal)];

    static IReadOnlyList<DeclaredArtifact> Read(string section) => ProgramFileReader.Parse("program.yaml", Before + section).Artifacts;

    static List<string> Problems(string section) => [.. Assert.Throws<ProgramFileException>(() => Read(section)).Problems.Select(problem => problem.Sentence)];
}
