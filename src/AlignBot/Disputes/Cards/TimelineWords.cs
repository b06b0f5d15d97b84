using AlignBot.Disputes.Asks;
using AlignBot.Disputes.Lessons;
using AlignBot.Disputes.Raising;
using AlignBot.Disputes.Records;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Disputes.Cards;

/// <summary>Everything that can happen in a dispute, in words: its timeline and its export.</summary>
static class TimelineWords
{
    /// <summary>One line of the record, without its time.</summary>
    public static Mrkdwn Say(TimelineEntry entry, DisputeFile file)
    {
        var actor = entry.Row.Actor is { } id ? Names.Of(file.Program.Roster, new UserId(id)) : "AlignBot";
        return (entry switch
        {
            { Fact: { } fact } => Say(fact, actor, file.Dispute, file.Program.Roster),
            { Delivery: { } delivery } => Say(delivery, entry.Row.Kind, file),
            _ => Mrkdwn.Of($"{entry.Row.Kind} (erased on request)"),
        }).Shortened(2000);
    }

    public static Mrkdwn Say(DisputeFact fact, string actor, Dispute dispute, Roster roster)
    {
        var zone = dispute.Calendar.Zone;
        return fact switch
        {
            DisputeNotice.Decided decided => Mrkdwn.Of(
                $"{(decided.IsSettlement ? "Settled" : "Decided")} by {Names.List(roster, decided.By)}: {decided.Text}\nWhy: {decided.Terms.Rationale}"),
            DisputeNotice.DecidedByTimeout timeout => Mrkdwn.Of(
                $"Undecided: {timeout.Text} ({(timeout.WasAgreed ? "both parties had agreed to that" : "as the path has it")}; {SeatWords.Because(timeout.Why)}.)"),
            DisputeNotice notice => DisputeNoticeMessage.Say(notice, dispute, roster, isPast: true),
            DisputeFact.Raised raised => Mrkdwn.Of($"{actor} raised it, under path version {raised.PathVersion} and calendar version {raised.CalendarVersion}.")
                + (raised.Although is { } although ? Mrkdwn.Of($" ") + LikeWords.Say(although) : Mrkdwn.Empty),
            DisputeFact.LevelOpened opened => Mrkdwn.Of(
                $"Level {opened.Level + 1} opened: {string.Join("; ", opened.Seats.Select(seat => SeatWords.Sitting(seat, roster)))}. Due after ")
                + ReceiptWords.Say(opened.Receipt),
            DisputeFact.BriefGiven given => Mrkdwn.Of($"{actor} {(given.Again ? "changed" : "gave")} their case."),
            DisputeFact.BriefMissing missing => Mrkdwn.Of($"{Names.Of(roster, missing.Party)} had given no case when the first level ended."),
            DisputeFact.Ruled ruled => Mrkdwn.Of($"{actor} {(dispute.IsChange(ruled.Ruling) ? "changed their answer to" : "answered")}: {ruled.Text}\nWhy: {ruled.Ruling.Terms.Rationale}"),
            DisputeFact.Agreed agreed => Mrkdwn.Of($"{actor} agreed with {Names.Of(roster, agreed.With)}."),
            DisputeFact.RulingVoided voided => Mrkdwn.Of(
                $"{Names.Of(roster, voided.Of)}'s agreement counts no longer: the terms were changed, and they are asked again."),
            DisputeFact.FoundAgreement => Mrkdwn.Of($"The seats can agree after all; the time to find common ground ended."),
            DisputeFact.AdviceKept advice => Mrkdwn.Of($"{actor}'s answer came too late for level {advice.Level + 1} and is kept as advice: {advice.Text}"),
            DisputeFact.ViewAdded view => Mrkdwn.Of($"{actor} added a view: {view.Text}"),
            DisputeFact.SettlementProposed offer => Mrkdwn.Of($"{actor} offered to settle: {offer.Text}"),
            DisputeFact.SettlementDeclined { TakenBack: true } => Mrkdwn.Of($"{actor} took back the offer to settle."),
            DisputeFact.SettlementDeclined => Mrkdwn.Of($"{actor} declined the offer to settle."),
            DisputeFact.DefaultProposed other => Mrkdwn.Of($"{actor} proposed, if nobody decides: {other.Text}"),
            DisputeFact.WithdrawalAsked asked => Mrkdwn.Of($"{actor} asked to withdraw it.{(asked.Reason is { } why ? $" {why}" : "")}"),
            DisputeFact.WithdrawalDropped dropped => Mrkdwn.Of($"{actor} {(dropped.TakenBack ? "took the request to withdraw it back" : "did not agree to withdraw it")}."),
            DisputeFact.Dissented dissent => Mrkdwn.Of($"{actor} recorded dissent: {dissent.Text}"),
            DisputeFact.Committed => Mrkdwn.Of($"{actor} committed to the decision."),
            DisputeFact.Held held => Mrkdwn.Of(
                $"The time of level {held.Level + 1} was up, and it waits until {When.Recorded(held.Until, zone)}: {ReceiptWords.Because(held.Why)}."),
            DisputeFact.ReminderPutOff later => Mrkdwn.Of($"{actor} wants to be reminded {When.Recorded(later.Until, zone)}."),
            DisputeFact.Reminded { Percent: 0 } reminded => Mrkdwn.Of($"{Names.Of(roster, reminded.User)} was reminded at the time they had chosen."),
            DisputeFact.Reminded reminded => Mrkdwn.Of($"{Names.Of(roster, reminded.User)} was reminded at {reminded.Percent} % of level {reminded.Level + 1}."),
            DisputeFact.Delivered delivered => Mrkdwn.Of($"{Names.Of(roster, delivered.User)} has been asked, at level {delivered.Level + 1}."),
            DisputeFact.NotDelivered failed => Mrkdwn.Of(
                $"{Names.Of(roster, failed.User)} could not be asked at level {failed.Level + 1}: {DeliveryWords.Because(failed.Why)}."),
            DisputeFact.LessonAsked asked => Mrkdwn.Of($"{Names.Of(roster, asked.User)} was asked {(asked.Again ? "once more " : "")}what would have prevented it."),
            DisputeFact.LessonAnswered answered => Mrkdwn.Of($"{actor} on what would have prevented it: ") + LessonWords.Say(answered.Answer),
            DisputeFact.LessonEnded ended => LessonWords.Ended(ended.End),
            DisputeFact.OutageCredited credit => Credited(credit, zone),
            _ => throw new InvalidOperationException($"No words for the fact {fact.GetType().Name}."),
        };
    }

    static Mrkdwn Credited(DisputeFact.OutageCredited credit, DateTimeZone zone) => Mrkdwn.Of(
        $"AlignBot was down from {When.Recorded(credit.From, zone)} to {When.Recorded(credit.To, zone)}. Level {credit.Level + 1} gets that time back: due {When.Recorded(credit.NewDueAt, zone)} instead of {When.Recorded(credit.OldDueAt, zone)}.");

    static Mrkdwn Say(DeliveryFact delivery, string kind, DisputeFile file)
    {
        var to = delivery.To == file.Channel ? Mrkdwn.Of($"{Mention.Channel(file.Channel)}") : Mrkdwn.Of($"{Names.Of(file.Program.Roster, new UserId(delivery.To))}");
        return kind switch
        {
            DeliveryFact.MayBeDouble => Mrkdwn.Of($"A message to {to} may stand there twice: Slack did not say whether the first arrived."),
            DeliveryFact.Plain => Mrkdwn.Of($"A message to {to} stands there as plain text: {DeliveryWords.Because(delivery.Error)}."),
            _ => Mrkdwn.Of($"A message to {to} was not delivered: {DeliveryWords.Because(delivery.Error)}."),
        };
    }
}
