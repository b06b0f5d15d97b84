using NodaTime;

namespace AlignBot.Engine.Budgets;

/// <summary>A budget that is used up for now.</summary>
/// <param name="Cost">Which.</param>
/// <param name="IsOfChannel">Whether it is the channel's; else it is the person's.</param>
/// <param name="Wait">Until there is one again. Real time.</param>
public sealed record Spent(Cost Cost, bool IsOfChannel, Duration Wait)
{
    /// <summary>Says so in a sentence, and when to try again.</summary>
    public string Sentence =>
        $"{(IsOfChannel ? "This channel has" : "You have")} asked for {What} more often than AlignBot serves at once. Nothing was done. Try again in {When}.";

    string What => Cost switch
    {
        Cost.Search => "lists and searches",
        Cost.File => "forms for files",
        Cost.Export => "files",
        _ => "forms and other things",
    };

    string When => Math.Ceiling(Wait.TotalSeconds) switch
    {
        <= 1 => "a second",
        < 60 and var seconds => $"{seconds:0} seconds",
        _ => Math.Ceiling(Wait.TotalMinutes) is > 1 and var minutes ? $"{minutes:0} minutes" : "a minute",
    };
}
