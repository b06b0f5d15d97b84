using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace AlignBot.Domain.Artifacts;

/// <summary>The text of an artifact as it is compared, signed and checked.</summary>
public static partial class ArtifactText
{
    /// <summary>The text without what a reader does not see a difference by: runs of white space, and what surrounds it.</summary>
    public static string Canonical(string text) =>
        string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What a signature is bound to: SHA-256 of kind, name and canonical text, in lower-case hexadecimal.</summary>
    public static string Hash(ArtifactKind kind, string name, string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{Canonical(name)}\n{Canonical(text)}")));

    /// <summary>A name as it is compared: without accents, case and what separates words.</summary>
    public static string FoldedName(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var character in Accents.Without(Canonical(name).ToLowerInvariant()))
        {
            if (char.IsLetterOrDigit(character))
            {
                folded.Append(character);
            }
        }

        return folded.ToString();
    }

    /// <summary>Why a text says nothing, or more than it may; null when it is in order.</summary>
    public static Refusal? WhyNot(ArtifactKind kind, string? text)
    {
        if (TextLimits.Check(FormField.ArtifactText, text, TextLimits.Body) is { } refusal)
        {
            return refusal;
        }

        if (Insecure().Match(text!) is { Success: true } link)
        {
            return new ArtifactRefusal.InsecureLink(link.Value);
        }

        // A playbook may be a link: it lies where it is worked on. A meaning may not.
        var words = kind is ArtifactKind.Playbook ? text! : Links().Replace(text!, " ");
        return words.Any(char.IsLetterOrDigit) ? null : new ArtifactRefusal.SaysNothing(IsLink: words.Length < text!.Length);
    }

    /// <summary>Why an artifact can't be called so; null when it can.</summary>
    /// <remarks>A plan bears the name of its account, which may be long.</remarks>
    public static Refusal? WhyNotName(ArtifactKind kind, string? name) =>
        TextLimits.Check(FormField.ArtifactName, name, kind is ArtifactKind.AccountPlan ? TextLimits.Name : TextLimits.ShortName) is { } refusal ? refusal
        : FoldedName(name!).Length == 0 ? new ArtifactRefusal.NoName()
        : null;

    [GeneratedRegex(@"<?https?://\S+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Links();

    [GeneratedRegex(@"\b(?:http|ftp|file|javascript|data)://\S+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Insecure();
}
