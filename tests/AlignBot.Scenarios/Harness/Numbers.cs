using System.Globalization;

namespace AlignBot.Scenarios.Harness;

/// <summary>What whoever starts a trial may choose.</summary>
static class Numbers
{
    public static int? Given(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
