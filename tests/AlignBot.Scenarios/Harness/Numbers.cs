using System.Globalization;

namespace AlignBot.Scenarios.Harness;

/// <summary>What whoever starts a trial may choose.</summary>
static class Numbers
{
    /// <summary>The seed that was given, or one of chance where a number of rounds was given; else always the same: a test that runs with all others finds
    /// on Tuesday what it found on Monday.</summary>
    public static int Seed(string seed, string rounds) => Given(seed) ?? (Given(rounds) is null ? 1 : Random.Shared.Next());

    public static int? Given(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
