using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Disputes;

/// <summary>Says why a person was told no, and what they can do instead.</summary>
static class DisputeRefusals
{
    public static Mrkdwn Say(Refusal refusal, ProgramInfo program)
    {
        var zone = program.Calendar.Zone;
        var roster = program.Roster;
        return refusal switch
        {
            TextRefusal text => Mrkdwn.Of($"{Texts.Say(text, roster)}"),
            DisputeRefusal.NotASeat no =>
                Mrkdwn.Of($"Only {Seats(no.Seats, roster)} decide{(no.Seats.Length == 1 ? "s" : "")} at this level. You can add your view in the thread."),
            DisputeRefusal.NotAParty no =>
                Mrkdwn.Of($"Only the two parties, {Names.List(roster, no.Parties.Select(party => party.User))}, can do that. You can add your view in the thread."),
            DisputeRefusal.NotPermitted no => Permission(no, roster),
            DisputeRefusal.MayNotAct no =>
                Mrkdwn.Of($"You have a part in this dispute, but your account {Names.Why(no.Standing)}: only full members act in it. Tell the other party or the operating lead."),
            DisputeRefusal.AlreadyClosed no => Closed(no.Closing, roster, zone) + Mrkdwn.Of($" Nothing more is to be decided."),
            DisputeRefusal.StaleRound => Mrkdwn.Of($"This dispute was reopened since: look at its card for the present round."),
            DisputeRefusal.StaleLevel no => Stale(no, roster, zone),
            DisputeRefusal.TermsChanged no =>
                Mrkdwn.Of($"{Names.Of(roster, no.By)} has changed the proposal since you read it. Read it again before you agree."),
            DisputeRefusal.NothingToAgreeWith => Mrkdwn.Of($"There is no proposal to agree with yet. Decide in your own words."),
            DisputeRefusal.OwnProposal => Mrkdwn.Of($"The proposal is your own; the others have to agree with it."),
            DisputeRefusal.ChooseOneOption => Mrkdwn.Of($"Choose one of the options, or choose 'Something else' and write it down."),
            DisputeRefusal.UnknownOption => Mrkdwn.Of($"That option is not among those of the dispute."),
            DisputeRefusal.OptionsAlike no => Mrkdwn.Of($"The option '{no.Option}' is listed twice."),
            DisputeRefusal.TooManyViews { OfOne: true } no => Mrkdwn.Of($"You have added {no.Limit} views, and a dispute takes no more of one person. Say the rest in its thread."),
            DisputeRefusal.TooManyViews no => Mrkdwn.Of($"It has {no.Limit} views, and takes no more. Say yours in its thread."),
            DisputeRefusal.TooManyAnswers no => Mrkdwn.Of($"You have answered {no.Limit} times at this level; your last answer stands. Talk to the others, or send it up."),
            DisputeRefusal.TooMany no => Mrkdwn.Of($"That is {no.Count}; at most {no.Limit} fit."),
            DisputeRefusal.UnknownCategory no =>
                Mrkdwn.Of($"There is no category '{no.Key}'. There are: {string.Join(", ", no.Known.Select(category => category.Name))}."),
            DisputeRefusal.TwoPartiesNeeded => Mrkdwn.Of($"A dispute has two parties: name one person for each side."),
            DisputeRefusal.PartiesMustDiffer no => Mrkdwn.Of($"{Names.Of(roster, no.Party)} can't hold both sides: name two people."),
            DisputeRefusal.PartyNotEligible no =>
                Mrkdwn.Of($"{Names.WithWhy(roster, no.Party, no.Standing)} and can't be a party: name a full member who is in the channel."),
            DisputeRefusal.NoLevelAbove => Mrkdwn.Of($"This is the last level: nobody is above it."),
            DisputeRefusal.AlreadyExtended no => Mrkdwn.Of($"This level has been extended already; it is due {When.At(no.DueAt, zone)}."),
            DisputeRefusal.PutOffTooOften no =>
                Mrkdwn.Of($"You have moved your reminder {(no.Limit == 1 ? "once" : no.Limit == 2 ? "twice" : $"{no.Limit} times")} already. Decide, or say that somebody else should; it is due {When.At(no.DueAt, zone)}."),
            DisputeRefusal.PutOffTooFar no => Mrkdwn.Of(
                $"{(no.Until is Later.ThisAfternoon ? "It is too late for this afternoon" : "Tomorrow morning is too late")}: it is due {When.At(no.DueAt, zone)}. Your reminder stays where it was."),
            DisputeRefusal.ExtensionTooLong no => Mrkdwn.Of($"An extension is at most {no.Limit.ToWords()} here; you asked for {no.Asked.ToWords()}."),
            DisputeRefusal.TooLateToExtend no => Mrkdwn.Of($"Time ran out at {When.At(no.DueAt, zone)}; it can't be extended any more."),
            DisputeRefusal.LastToDecide => Mrkdwn.Of($"Nobody else is left who could decide, so it stays with you."),
            DisputeRefusal.WithdrawalNeedsBothParties no =>
                Mrkdwn.Of($"Somebody has answered already, so both parties have to withdraw it: {Names.List(roster, no.Parties.Select(party => party.User))}."),
            DisputeRefusal.NotDecidedYet => Mrkdwn.Of($"This dispute is not decided yet."),
            DisputeRefusal.AlreadyReopened no => Mrkdwn.Of($"It has been reopened already; the path allows that {no.Limit} time{(no.Limit == 1 ? "" : "s")}."),
            DisputeRefusal.TooLateToReopen no => Mrkdwn.Of($"It could be reopened until {When.At(no.Until, zone)}. Raise a new dispute with /dispute."),
            DisputeRefusal.WasWithdrawn => Mrkdwn.Of($"It was withdrawn. Raise a new dispute with /dispute."),
            DisputeRefusal.DefaultChanged { Text: { } text } =>
                Mrkdwn.Of($"What was proposed has changed since you read it. It is now: {text.TrimEnd('.')}").Shortened(2000) + Mrkdwn.Of($"."),
            DisputeRefusal.DefaultChanged => Mrkdwn.Of($"That proposal was taken back since you read it."),
            DisputeRefusal.NothingOffered => Mrkdwn.Of($"There is no offer to answer any more."),
            DisputeRefusal.NoWithdrawalAsked => Mrkdwn.Of($"Nobody asks to withdraw it any more; it goes on."),
            DisputeRefusal.LessonOver => Mrkdwn.Of($"What would have prevented it is not asked any more; what was said stands on the dispute's card."),
            DisputeRefusal.LessonAnswered => Mrkdwn.Of($"You have said already what would have prevented it; it stands on the dispute's card."),
            DisputeRefusal.NotAskedForLesson no => Mrkdwn.Of($"{Names.List(roster, no.WhoIs)} {(no.WhoIs.Length == 1 ? "is" : "are")} asked that, as {(no.WhoIs.Length == 1 ? "leader" : "leaders")}. You can tell them what you think."),
            DisputeRefusal.SettledByYourself => Mrkdwn.Of($"You settled this yourselves, so there is nothing to dissent from."),
            _ => throw new InvalidOperationException($"No words for the refusal {refusal.GetType().Name}."),
        };
    }

    /// <summary>The field of a form that a refusal belongs under; null where it is about none.</summary>
    public static FormField? FieldOf(Refusal refusal) => refusal switch
    {
        TextRefusal text => text.Field,
        DisputeRefusal.UnknownCategory => FormField.Category,
        DisputeRefusal.TwoPartiesNeeded or DisputeRefusal.PartiesMustDiffer or DisputeRefusal.PartyNotEligible => FormField.Parties,
        DisputeRefusal.OptionsAlike or DisputeRefusal.ChooseOneOption or DisputeRefusal.UnknownOption => FormField.Option,
        DisputeRefusal.ExtensionTooLong => FormField.Extension,
        DisputeRefusal.TooManyViews => FormField.View,
        DisputeRefusal.TooMany many => many.Field,
        _ => null,
    };

    /// <summary>'Decided by Morgan on Fri 10:12: ...'.</summary>
    public static Mrkdwn Closed(Closing closing, Roster roster, DateTimeZone zone) => closing.Status switch
    {
        DisputeStatus.Settled => Mrkdwn.Of($"Settled by {Names.List(roster, closing.By)} on {When.Recorded(closing.At, zone)}{Outcome(closing)}"),
        DisputeStatus.DecidedByTimeout => Mrkdwn.Of($"Nobody decided by {When.Recorded(closing.At, zone)}{Outcome(closing)}"),
        DisputeStatus.Withdrawn => Mrkdwn.Of($"Withdrawn by {Names.List(roster, closing.By)} on {When.Recorded(closing.At, zone)}."),
        _ => Mrkdwn.Of($"Decided by {Names.List(roster, closing.By)} on {When.Recorded(closing.At, zone)}{Outcome(closing)}"),
    };

    static Mrkdwn Outcome(Closing closing) => closing.Outcome is { } text ? Mrkdwn.Of($": {text.TrimEnd('.')}.").Shortened(600) : Mrkdwn.Of($".");

    static string Seats(IReadOnlyList<Seat> seats, Roster roster) =>
        Names.Join([.. seats.Where(seat => seat.Occupant is not null).Select(seat => Seat(seat, roster))], " or ");

    static string Seat(Seat seat, Roster roster) =>
        Names.Of(roster, seat.Occupant!.Value) + (seat switch
        {
            { IsDeputy: true, Role: { } role } => $" (for {Names.Of(roster, seat.For!.Value)}, {Names.Of(role)})",
            { IsDeputy: true } => $" (for {Names.Of(roster, seat.For!.Value)})",
            { Role: { } role } => $" ({Names.Of(role)})",
            _ => "",
        });

    static Mrkdwn Permission(DisputeRefusal.NotPermitted no, Roster roster) => no.Deed switch
    {
        DisputeDeed.Raise when no.Standing != Standing.Member =>
            Mrkdwn.Of($"Only full members of this channel can raise a dispute, and your account {Names.Why(no.Standing)}. Ask a member to raise it."),
        DisputeDeed.AddView => Mrkdwn.Of($"Only full members of this channel can add a view."),
        DisputeDeed.Escalate when no.WhoMay.IsEmpty => Mrkdwn.Of($"Only those who decide it, and those who run the program, can send it up."),
        _ when no.WhoMay.IsEmpty => Mrkdwn.Of($"Only those whose dispute it is can withdraw it."),
        DisputeDeed.Escalate => Mrkdwn.Of($"Only {Names.List(roster, no.WhoMay, " or ")} can send it up."),
        _ => Mrkdwn.Of($"Only {Names.List(roster, no.WhoMay, " or ")} can withdraw it."),
    };

    static Mrkdwn Stale(DisputeRefusal.StaleLevel no, Roster roster, DateTimeZone zone)
    {
        var now = no.Deciders.IsEmpty
            ? Mrkdwn.Of($"Level {no.Level + 1} is open now.")
            : Mrkdwn.Of($"{Names.List(roster, no.Deciders)} decide{(no.Deciders.Length == 1 ? "s" : "")} now");
        var due = no.DueAt is { } at && !no.Deciders.IsEmpty ? Mrkdwn.Of($", by {When.At(at, zone)}.") : Mrkdwn.Of($"");
        return Mrkdwn.Of($"Level {no.Ended.Level + 1} ended on {When.Recorded(no.Ended.At, zone)}. {now}{due}");
    }
}
