using AlignBot.Domain.Artifacts;

namespace AlignBot.Domain.Tests.Artifacts;

/// <summary>People ask for a term in their own words, and miss a letter.</summary>
public sealed class TermMatchTests
{
    static string? Find(string asked) => TermMatch.Find(asked, DefinitionStarters.All, TermMatch.Names)?.Term;

    static string[] Near(string asked) => [.. TermMatch.Near(asked, DefinitionStarters.All, TermMatch.Names).Select(one => one.Term)];

    [Theory]
    [InlineData("MQL", "MQL")]
    [InlineData("mql", "MQL")]
    [InlineData("MQLs", "MQL")]
    [InlineData("M.Q.L.", "MQL")]
    [InlineData("marketing qualified lead", "MQL")]
    [InlineData("Marketing-Qualified Leads", "MQL")]
    [InlineData("stage 1", "Stage one")]
    [InlineData("Win Rate", "Conversion")]
    [InlineData("signal to action lag", "Signal-to-action lag")]
    [InlineData("mq", null)]
    [InlineData("?", null)]
    [InlineData("", null)]
    public void A_term_is_found_by_its_names(string asked, string? term) => Assert.Equal(term, Find(asked));

    [Theory]
    [InlineData("what is an MQL?", "MQL")]
    [InlineData("What\u2019s a marketing qualified lead", "marketing qualified lead")]
    [InlineData("what does stage one mean here?", "stage one")]
    [InlineData("\u201cMQL\u201d", "MQL")]
    [InlineData("our MQL definition", "MQL")]
    [InlineData("define", "define")]
    [InlineData("the", "the")]
    public void The_sentence_around_it_is_left_out(string typed, string asked) => Assert.Equal(asked, TermMatch.Asked(typed));

    [Theory]
    [InlineData("MLQ", "MQL")]
    [InlineData("MQK", "MQL")]
    [InlineData("converson", "Conversion")]
    [InlineData("pipeline", "Pipeline influence")]
    public void A_slip_is_offered(string asked, string first) => Assert.Equal(first, Near(asked)[0]);

    [Theory]
    [InlineData("AE", "AE|AR|QL", "AE|")]
    [InlineData("EA", "AE|AR|QL", "AE|")]
    [InlineData("AX", "AE|AR|QL", "")]
    [InlineData("Q.L.", "QL|AE", "QL|")]
    [InlineData("AEs", "AE|QL", "AE|")]
    [InlineData("QL", "MQL|SQL|AE", "MQL|SQL|")]
    [InlineData("A", "AE|AR", "")]
    public void Of_two_letters_near_is_what_has_both(string asked, string terms, string near) => Assert.Equal(
        near, string.Concat(TermMatch.Near(asked, terms.Split('|'), name => [ArtifactText.FoldedName(name)]).Select(name => name + "|")));

    [Fact]
    public void What_is_far_from_all_is_offered_nothing() => Assert.Empty(Near("weather forecast"));

    [Fact]
    public void The_starters_are_in_order_and_go_by_different_names()
    {
        Assert.All(DefinitionStarters.All, starter => Assert.Null(ArtifactText.WhyNot(ArtifactKind.Definition, starter.Text)));
        var names = DefinitionStarters.All.SelectMany(TermMatch.Names).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.Equal("MQL", DefinitionStarters.Find("mqls")?.Term);
    }
}
