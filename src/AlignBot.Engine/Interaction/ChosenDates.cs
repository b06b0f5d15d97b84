using AlignBot.Domain.Time;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Engine.Interaction;

/// <summary>The dates of a form, whatever the form is for: Slack's picker goes on to the last year that there is.</summary>
static class ChosenDates
{
    /// <summary>By their inputs, the sentences on those that are too far off to be reckoned with.</summary>
    public static IReadOnlyDictionary<string, string> WhyNot(ViewState state)
    {
        var refused = new Dictionary<string, string>();
        foreach (var (block, action) in state.Values.Keys)
        {
            DateOnly? chosen = state.DateTime(block, action) is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : state.Date(block, action);
            if (chosen is { } date && DateLimits.WhyNot(LocalDate.FromDateOnly(date)) is { } tooFar)
            {
                refused[block] = tooFar;
            }
        }

        return refused;
    }
}
