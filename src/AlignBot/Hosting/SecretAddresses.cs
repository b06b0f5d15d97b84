using System.Text.RegularExpressions;
using Serilog.Core;
using Serilog.Events;

namespace AlignBot.Hosting;

/// <summary>Takes the secret out of whatever names the address of somebody's calendar, or a link that signs somebody in, or Slack's answer to an installation: at any level, in any line of the web server's.</summary>
sealed partial class SecretAddresses : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        foreach (var (name, value) in logEvent.Properties)
        {
            if (value is ScalarValue { Value: not null } scalar && scalar.Value.ToString() is { } text && (Secret().IsMatch(text) || Answer().IsMatch(text)))
            {
                logEvent.AddOrUpdateProperty(new LogEventProperty(name, new ScalarValue(Answer().Replace(Secret().Replace(text, "/${kind}/..."), "${before}..."))));
            }
        }
    }

    [GeneratedRegex(@"/(?<kind>calendar|in)/[^/\s?]{43,}", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Secret();

    /// <summary>What Slack leads back with.</summary>
    [GeneratedRegex(@"(?<before>[?&](code|state)=)[^&\s]+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Answer();
}
