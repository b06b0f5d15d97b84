using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.People;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Cadence.Series;

/// <summary>Says why a series can't be so.</summary>
static class SeriesRefusals
{
    public static Mrkdwn Say(SeriesRefusal refusal, Roster roster) => refusal switch
    {
        SeriesRefusal.NotPermitted { WhoMay.IsEmpty: true } => Mrkdwn.Of($"Only those who run the program change the meeting series."),
        SeriesRefusal.NotPermitted no => Mrkdwn.Of($"Only {Names.List(roster, no.WhoMay, " or ")} change the meeting series. Ask one of them."),
        SeriesRefusal.HasEnded no => Mrkdwn.Of($"{no.Name} has ended. Make a new series from a template."),
        _ => Mrkdwn.Of($"{Sentence(refusal)}"),
    };

    /// <summary>Plain text, for a form's field and for a program file.</summary>
    public static string Sentence(SeriesRefusal refusal) => refusal switch
    {
        SeriesRefusal.BadName { Length: 0 } => "The name is missing.",
        SeriesRefusal.BadName no => $"The name is {no.Length} characters long; at most {no.Limit} fit.",
        SeriesRefusal.NameTaken no => $"There is a series called '{no.Name}' already; give this one another name.",
        SeriesRefusal.UnknownZone no => $"'{no.ZoneId}' is not an IANA time zone such as Europe/London.",
        SeriesRefusal.BadLength no => $"{no.Minutes} minutes is no length for a meeting; {no.Least} to {no.Most} minutes are.",
        SeriesRefusal.SectionCount { Count: 0 } => "A meeting has at least one section; write one a line as 'Name, minutes'.",
        SeriesRefusal.SectionCount no => $"These are {no.Count} sections; at most {no.Most} fit.",
        SeriesRefusal.BadSection no => $"Section {no.Number} needs a name of at most {SeriesRules.NameLimit} characters and at least one minute: write it as 'Decisions, 4'.",
        SeriesRefusal.SectionsTooLong no => $"The sections take {no.Sum} minutes together, and the meeting {no.Minutes}.",
        SeriesRefusal.BadRoles { Count: 0 } => "Name at least one role that must be there.",
        SeriesRefusal.BadRoles => "A role is named twice.",
        SeriesRefusal.BadWeeks => $"{RecurrenceText.Unknown}",
        SeriesRefusal.NoSuchDate no => $"There is no day {no.Date} of a month; use 1 to 31, or a weekday.",
        SeriesRefusal.BadQuarter => "A quarter has a first, second and third month, and a year begins in one of twelve.",
        SeriesRefusal.EndsBeforeStart no => $"It would end on {When.Date(no.EndsOn)}, before it starts on {When.Date(no.StartsOn)}.",
        SeriesRefusal.NeverTakesPlace => "It would never take place in the two years to come: look at its dates and at what happens on days off.",
        SeriesRefusal.BadGrace no => $"{no.Minutes} minutes is no grace; {no.Least} to {no.Most} minutes are.",
        SeriesRefusal.LeadTooLong no => $"{no.Lead.ToWords()} before is too long; at most {no.Most.ToWords()}.",
        SeriesRefusal.BadLink => "This is not an address that begins with https://.",
        _ => throw new InvalidOperationException($"No words for the refusal {refusal.GetType().Name}."),
    };
}
