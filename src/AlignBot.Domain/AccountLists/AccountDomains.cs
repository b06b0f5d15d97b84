using System.Globalization;

namespace AlignBot.Domain.AccountLists;

/// <summary>Brings what stands in a website or domain field to one form, so that two systems' spellings can be compared.</summary>
public static class AccountDomains
{
    static readonly IdnMapping Idn = new() { UseStd3AsciiRules = false };

    /// <summary>Lower case, without scheme, user, <c>www.</c>, port, path and a dot at the end; names in other scripts as ASCII. Null when
    /// nothing is left that names a host.</summary>
    public static string? Of(string? written)
    {
        var text = written?.Trim().ToLowerInvariant() ?? "";
        if (text.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme)
        {
            text = text[(scheme + 3)..];
        }

        text = text.TrimStart('/');
        if (text.IndexOfAny(['/', '?', '#', ' ', ',', ';']) is >= 0 and var end)
        {
            text = text[..end];
        }

        if (text.LastIndexOf('@') is >= 0 and var at)
        {
            text = text[(at + 1)..];
        }

        if (text.IndexOf(':', StringComparison.Ordinal) is >= 0 and var port)
        {
            text = text[..port];
        }

        text = text.Trim('.');
        if (text.StartsWith("www.", StringComparison.Ordinal))
        {
            text = text[4..];
        }

        return text.Contains('.', StringComparison.Ordinal) && text.Length <= 253 ? Ascii(text) : null;
    }

    static string? Ascii(string host)
    {
        try
        {
            return Idn.GetAscii(host);
        }
        catch (ArgumentException)
        {
            // Two dots in a row, a label of 64 letters: no host has such a name.
            return null;
        }
    }
}
