using System.Collections.Concurrent;
using System.Globalization;

namespace AlignBot.Engine.Loops;

/// <summary>What keeps the bot from its work now. Whoever finds something says so, and takes it back once it goes again; health reads it.</summary>
public sealed class Troubles
{
    /// <summary>The configuration's token at Slack, before it is known whose it is.</summary>
    public const string Token = "token";

    const string Renewal = "renewal ";

    /// <summary>The token of one installation.</summary>
    public static string TokenOf(int installationId) => string.Create(CultureInfo.InvariantCulture, $"{Token} {installationId}");

    /// <summary>The renewal of one installation's token, while the old one still works.</summary>
    public static string RenewalOf(int installationId) => string.Create(CultureInfo.InvariantCulture, $"{Renewal}{installationId}");

    /// <summary>Whether it is one workspace's alone.</summary>
    public static bool IsOfInstallation(string part) => part.StartsWith(Token + " ", StringComparison.Ordinal) || part.StartsWith(Renewal, StringComparison.Ordinal);

    readonly ConcurrentDictionary<string, Exception> troubles = new();

    /// <summary>A part of the bot does not get on.</summary>
    /// <param name="part">A constant of whoever says so.</param>
    /// <param name="why">What it met last.</param>
    public void Met(string part, Exception why) => troubles[part] = why;

    /// <summary>It goes again.</summary>
    public void Over(string part)
    {
        // Said at every beat and post, and nearly always of nothing.
        if (!troubles.IsEmpty)
        {
            troubles.TryRemove(part, out _);
        }
    }

    /// <summary>All of it, each with the part that met it.</summary>
    public IReadOnlyList<KeyValuePair<string, Exception>> Now => [.. troubles.OrderBy(trouble => trouble.Key, StringComparer.Ordinal)];
}
