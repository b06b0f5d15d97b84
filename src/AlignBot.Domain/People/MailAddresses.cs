namespace AlignBot.Domain.People;

/// <summary>Brings mail addresses to one form, so that two systems' spellings of one can be compared.</summary>
/// <remarks>What stands before a plus sign and behind it belongs to the address: <c>ana+crm@corp.example</c> is another one than <c>ana@corp.example</c>.</remarks>
public static class MailAddresses
{
    /// <summary>Lower case, without blanks, a name before it, angle brackets and <c>mailto:</c>. Null where no address is left.</summary>
    public static string? Of(string? written)
    {
        var text = written ?? "";
        if (text.LastIndexOf('<') is >= 0 and var open && text.IndexOf('>', open) is > 0 and var close)
        {
            text = text[(open + 1)..close];
        }

        text = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter) && !char.IsControl(letter) && letter != '\u200B')).ToLowerInvariant();
        if (text.StartsWith("mailto:", StringComparison.Ordinal))
        {
            text = text[7..];
        }

        return text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at == text.LastIndexOf('@') && at < text.Length - 1 ? text : null;
    }
}
