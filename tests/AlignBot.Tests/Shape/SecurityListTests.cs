using System.Text.RegularExpressions;
using AlignBot.Tests.Harness;

namespace AlignBot.Tests.Shape;

/// <summary>The list of who could do what names tests that there are.</summary>
public sealed partial class SecurityListTests
{
    [Fact]
    public void Every_line_names_its_proof_and_every_proof_is_there()
    {
        var lines = Repository.Read("docs", "security.md").Split('\n').Where(line => Line().IsMatch(line)).ToList();
        var tests = Tests();

        Assert.True(lines.Count > 25);
        Assert.All(lines, line => Assert.Matches(Proof(), line.Split('|')[^2]));
        Assert.Empty(lines.SelectMany(line => Proof().Matches(line)).Select(proof => proof.Groups["name"].Value).Except(tests));
    }

    [Fact]
    public void A_test_that_is_not_there_is_missed() => Assert.DoesNotContain("SecurityListTests.Nobody_wrote_this", Tests());

    /// <summary>Each test by its file and method.</summary>
    static HashSet<string> Tests() =>
    [
        .. Directory.EnumerateFiles(Repository.PathOf("tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Method().Matches(File.ReadAllText(file)).Select(method => $"{Path.GetFileNameWithoutExtension(file)}.{method.Groups["name"].Value}")),
    ];

    [GeneratedRegex("^\\| (?!Who, and what|---)", RegexOptions.None, 1000)]
    private static partial Regex Line();

    [GeneratedRegex("`(?<name>[A-Za-z]+\\.[A-Z][A-Za-z_0-9]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Proof();

    [GeneratedRegex(@"public (async )?(Task|void) (?<name>[A-Z][A-Za-z0-9]*(_[A-Za-z0-9]+)+)\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Method();
}
