namespace AlignBot.Sources.Sql;

/// <summary>What a system calls its types, for sentences that say to what a column is cast.</summary>
/// <param name="Text">Any text: <c>VARCHAR</c>.</param>
/// <param name="Number">A number that is never rounded: <c>NUMBER</c>.</param>
/// <param name="Moment">A time with its zone: <c>TIMESTAMP_TZ</c>.</param>
/// <param name="Day">A day: <c>DATE</c>.</param>
sealed record SqlTypes(string Text, string Number, string Moment, string Day)
{
    /// <summary>Whether a text is read as a time, since the system has no type for times with a zone.</summary>
    public bool TimesMayBeTexts { get; init; }
}
