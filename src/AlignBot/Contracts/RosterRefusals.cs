using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Wording;

namespace AlignBot.Contracts;

/// <summary>Says why a change of people was refused, and what to do instead. Plain text: most of it stands under a form's field.</summary>
static class RosterRefusals
{
    public static string Say(Refusal refusal, Roster roster) => refusal switch
    {
        TextRefusal text => Texts.Say(text, roster),
        RosterRefusal.NotPermitted { WhoMay.IsEmpty: true } => "Only those who run the program can change that.",
        RosterRefusal.NotPermitted no => $"Only {Names.List(roster, no.WhoMay, " or ")} can change that. Ask one of them.",
        RosterRefusal.CanNotHold no => $"{Who(roster, no.Person, no.Standing)} and can't hold a role: {Remedy(no.Standing)}",
        RosterRefusal.DeputyIsHolder no => $"{Names.Of(roster, no.Person)} can't stand in for themself: name somebody else, or leave the deputy empty.",
        RosterRefusal.DatesWithoutDeputy => "There are dates but no deputy: name one, or clear the dates.",
        RosterRefusal.EndsBeforeItBegins no => $"The last day, {When.Date(no.To)}, is before the first, {When.Date(no.From)}.",
        RosterRefusal.IsOver no => $"{When.Date(no.To)} is over already; choose {When.Date(no.Today)} or later.",
        RosterRefusal.AbsenceTooLong no => $"That is {no.Days} days; at most {no.Limit}. For longer, give the role to somebody else with /align members.",
        RosterRefusal.TooManyAbsences no => $"{Names.Of(roster, no.Person)} has {no.Limit} absences to come already: cancel one first with /align away list, or enter a longer one.",
        RosterRefusal.AwayAlready no => $"{Names.Of(roster, no.Other.User)} is away {RoleWords.Days(no.Other)} already: cancel that first with /align away list.",
        RosterRefusal.NotAMember no => $"{Who(roster, no.Person, no.Standing)}: only full members of the program can be entered as away.",
        RosterRefusal.TwoFunctions no => $"{Names.Of(roster, no.Person)} can't be in two functions: {Names.Of(no.One)} has them as well.",
        RosterRefusal.NoFunctionFor no => $"{Who(roster, no.Person, no.Standing)} and can't be in a function: {Remedy(no.Standing)}",
        RosterRefusal.ChangedMeanwhile { Now: { } now } => $"Somebody changed this role while you had the form open: it is {Names.Of(roster, now.Holder)} now. Close the form and open it again.",
        RosterRefusal.ChangedMeanwhile => "Somebody changed this role while you had the form open. Close the form and open it again.",
        RosterRefusal.ProposalOver => "That is not asked any more: it was answered, the days are over, or the calendar has them no more. /align away enters days away.",
        RosterRefusal.NotHeld { Holder: { } holder } no => $"{Names.Of(roster, holder)} is {Names.Of(no.Role)}: it is theirs to take on.",
        RosterRefusal.NotHeld no => $"Nobody is {Names.Of(no.Role)} now, so there is nothing to take on.",
        RosterRefusal.NotAsked no => $"Only {Names.Of(roster, no.Person)} says whether they are away then.",
        RosterRefusal.NoSuchAbsence => "That absence was cancelled already.",
        _ => throw new InvalidOperationException($"No words for the refusal {refusal.GetType().Name}."),
    };

    /// <summary>The field of a form that a refusal belongs under; null where it is about none.</summary>
    public static FormField? FieldOf(Refusal refusal) => refusal switch
    {
        TextRefusal text => text.Field,
        RosterRefusal roster => roster.Field,
        _ => null,
    };

    static string Who(Roster roster, UserId person, Standing standing) => roster.Find(person) is { } known
        ? $"{known.DisplayName} {Names.Why(standing)}"
        : "This person is not in the channel";

    static string Remedy(Standing standing) => standing switch
    {
        Standing.Unknown => "invite them to the channel first.",
        Standing.Left => "name somebody who is still there.",
        _ => "name a full member of the workspace.",
    };
}
