using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AlignBot.Tests.Shape;

/// <summary>The engine has no word of a feature's: what it would have to know of one is a contract.</summary>
public sealed class EngineWordsTests
{
    /// <summary>What features are about, as names have it. 'Action' is Slack's too, and not listed.</summary>
    static readonly string[] OfFeatures =
    [
        "Agenda", "Brief", "Cadence", "Citation", "Decider", "Deciders", "Decision", "Decisions", "Dispute", "Disputes", "Escalation", "Meeting", "Meetings",
        "Precedent", "Precedents", "Rehearsal", "Ruling", "Rulings", "Series",
    ];

    [Fact]
    public void No_name_in_it_speaks_of_a_feature()
    {
        var names = BotSource.Files("src/AlignBot.Engine").SelectMany(file => Names(file.Text).Select(name => (file.Path, Name: name))).ToList();

        Assert.True(names.Count > 1000, $"Only {names.Count} names were found.");
        Assert.Empty(names.Where(name => Words(name.Name).Any(OfFeatures.Contains)).Select(name => $"{name.Path}: {name.Name}").Distinct());
    }

    [Theory]
    [InlineData("EscalationPath path;", "EscalationPath")]
    [InlineData("using AlignBot.Domain.Disputes;", "Disputes")]
    [InlineData("string s = Nothing.OfTheMeeting;", "OfTheMeeting")]
    public void A_name_of_a_feature_is_seen(string code, string name) =>
        Assert.Equal([name], Names(code).Where(found => Words(found).Any(OfFeatures.Contains)));

    static IEnumerable<string> Names(string code) => CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot()
        .DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText);

    /// <summary>'EscalationPath' is 'Escalation' and 'Path'.</summary>
    static IEnumerable<string> Words(string name)
    {
        for (var (from, at) = (0, 1); at <= name.Length; at++)
        {
            if (at == name.Length || char.IsUpper(name[at]))
            {
                yield return char.ToUpperInvariant(name[from]) + name[(from + 1)..at];
                from = at;
            }
        }
    }
}
