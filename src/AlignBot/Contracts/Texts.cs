using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Wording;

namespace AlignBot.Contracts;

/// <summary>Words what a form's field may not hold.</summary>
static class Texts
{
    public static string Say(TextRefusal refusal, Roster roster) => refusal switch
    {
        TextRefusal.Missing missing => $"{Field(missing.At)} is missing: write at least a few words.",
        TextRefusal.TooLong tooLong => $"{Field(tooLong.At)} is {tooLong.Length} characters long; at most {tooLong.Limit} fit.",
        TextRefusal.InThePast past => $"{When.Date(past.Date)} is in the past; choose {When.Date(past.Today)} or later.",
        TextRefusal.ReviewBeforeEffect order => $"The review on {When.Date(order.ReviewOn)} is before it takes effect on {When.Date(order.EffectiveOn)}.",
        TextRefusal.PersonNotEligible person =>
            $"{Names.WithWhy(roster, person.Person, person.Standing)}: name a full member who is in the channel.",
        _ => throw new InvalidOperationException($"No words for the refusal {refusal.GetType().Name}."),
    };

    static string Field(FormField field) => field switch
    {
        FormField.Question => "The question",
        FormField.Category => "The category",
        FormField.Parties => "A party",
        FormField.Option => "An option",
        FormField.Account => "The account",
        FormField.Meanwhile => "What holds meanwhile",
        FormField.Default => "What holds if nobody decides",
        FormField.OwnCase => "Your case",
        FormField.OtherCase => "The other side's case",
        FormField.DecisionText => "The decision",
        FormField.Rationale => "The reason",
        FormField.EffectiveOn => "The day it takes effect",
        FormField.ReviewOn => "The day of its review",
        FormField.Expected => "What is expected of it",
        FormField.DecidedBy => "Who decided",
        FormField.Action => "An action",
        FormField.ActionOwner => "The owner of an action",
        FormField.ActionDue => "The due date of an action",
        FormField.ListName => "The list's name",
        FormField.Reason => "The reason",
        FormField.Extension => "The extension",
        FormField.Evidence => "What is new",
        FormField.Dissent => "Your dissent",
        FormField.View => "Your view",
        FormField.AgendaItem => "The agenda item",
        FormField.ItemOwner => "Who brings it",
        FormField.WaitingOn => "Whom it waits for",
        FormField.Present => "Who was there",
        FormField.Holder => "The holder",
        FormField.Deputy => "The deputy",
        FormField.DeputyTo => "The deputy's last day",
        FormField.SalesPeople => "The list of sales",
        FormField.MarketingPeople => "The list of marketing",
        FormField.RevOpsPeople => "The list of RevOps",
        FormField.AwayPerson => "Who is away",
        FormField.AwayFrom => "The first day away",
        FormField.AwayTo => "The last day away",
        FormField.AwayNote => "The note",
        FormField.ArtifactName => "The name",
        FormField.ArtifactAka => "Another name",
        FormField.ArtifactText => "The text",
        FormField.ArtifactOwner => "The owner",
        FormField.AuditNote => "What was not so",
        FormField.ClausePromise => "What is promised",
        FormField.LateText => "What came late",
        FormField.Lesson => "What should change",
        _ => "This",
    };
}
