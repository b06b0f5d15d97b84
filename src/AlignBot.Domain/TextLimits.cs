namespace AlignBot.Domain;

/// <summary>How much text the record keeps of each kind. Counted in UTF-16 units after trimming, as Slack counts.</summary>
public static class TextLimits
{
    /// <summary>Questions, rationales, cases, decisions, dissents, reasons: what Slack's multi-line input takes.</summary>
    public const int Body = 3000;

    /// <summary>One option of a dispute, what holds meanwhile, a default, one action.</summary>
    public const int Line = 500;

    /// <summary>An account's name.</summary>
    public const int Name = 200;

    /// <summary>A person's name, as Slack keeps it, and a program's.</summary>
    public const int ShortName = 80;

    /// <summary>The most options a dispute may offer: what fits a form that stays readable.</summary>
    public const int Options = 10;

    /// <summary>The most follow-up actions of one decision.</summary>
    public const int Actions = 10;

    /// <summary>The most people named as having decided something: each of them is asked to confirm it.</summary>
    public const int Deciders = 20;

    /// <summary>As much of a text as fits; never half a character, which nothing could write down.</summary>
    public static string Cut(string text, int limit) =>
        text.Length <= limit ? text : text[..(char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit)];

    /// <summary>The refusal for required text, or null when it is in order.</summary>
    public static TextRefusal? Check(FormField field, string? text, int limit) =>
        string.IsNullOrWhiteSpace(text) ? new TextRefusal.Missing(field) : CheckOptional(field, text, limit);

    /// <summary>The refusal for text that may be left out, or null when it is in order.</summary>
    public static TextRefusal? CheckOptional(FormField field, string? text, int limit) =>
        text?.Trim().Length is int length && length > limit ? new TextRefusal.TooLong(field, length, limit) : null;
}
