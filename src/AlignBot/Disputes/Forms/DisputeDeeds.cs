using AlignBot.Contracts;
using AlignBot.Disputes.Asks;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;
using AlignBot.Engine.Wording;
using NodaTime;

namespace AlignBot.Disputes.Forms;

/// <summary>What one person may do with a dispute as it stands, in the order in which they would look for it.</summary>
/// <remarks>For showing only: the rules decide again on every click.</remarks>
static class DisputeDeeds
{
    /// <param name="Deed">The button.</param>
    /// <param name="Label">What it reads.</param>
    /// <param name="Words">What it does, in one sentence.</param>
    /// <param name="Terms">The stamp of the terms it agrees to; 0 where there are none.</param>
    public sealed record Entry(string Deed, string Label, string Words, int Terms = 0);

    public static IReadOnlyList<Entry> Of(FormContext of, Instant now) =>
        [.. of.Dispute.IsOpen ? WhileOpen(of, now) : Afterwards(of, now), .. ForAnybody(of)];

    static IEnumerable<Entry> WhileOpen(FormContext of, Instant now)
    {
        var dispute = of.Dispute;
        if (dispute.SeatOf(of.Actor) is { } seat)
        {
            yield return seat.Ruling is null
                ? new(DisputeButtons.Decide, DisputeAskMessage.Act(dispute), "You are asked at this level.")
                : new(DisputeButtons.Decide, dispute.IsSettling ? "Change my proposal" : "Change my answer", "You can, until the level ends.");
        }

        if (dispute.IsParty(of.Actor))
        {
            foreach (var entry in ForParty(of))
            {
                yield return entry;
            }
        }

        if (DisputeWorkflow.SeatToTakeBack(dispute, of.Program.Roster, of.Actor, now) is { Occupant: { } deputy })
        {
            yield return new(DisputeButtons.TakeSeatBack, "Take my seat back", $"{Names.Of(of.Program.Roster, deputy)} sits in your place and has not decided yet.");
        }

        if (DisputeWorkflow.Caretaker(dispute, of.Program.Roster, now) == of.Actor && dispute.Extensions < dispute.Path.ExtensionsPerLevel && now < dispute.DueAt)
        {
            yield return new(DisputeButtons.Extend, "Extend", $"Whoever decides is away and has no deputy: more time, at most {dispute.CurrentLevel.Window.ToWords()}, with a reason.");
        }

        if (dispute.SeatOf(of.Actor) is not null)
        {
            if (dispute.Extensions < dispute.Path.ExtensionsPerLevel && now < dispute.DueAt)
            {
                yield return new(DisputeButtons.Extend, "Extend", $"More time for this level, at most {dispute.CurrentLevel.Window.ToWords()}, with a reason.");
            }

            yield return new(DisputeButtons.Recuse, "I should not decide this", "Somebody else decides in your place, if there is somebody.");
        }

        if (!dispute.IsLastLevel && MaySendUp(of, now))
        {
            yield return new(DisputeButtons.Escalate, "Escalate now", "The next level gets it at once.");
        }

        if (MayWithdraw(of))
        {
            yield return new(DisputeButtons.Withdraw, "Withdraw", "It ends without a decision.");
        }

        if (dispute.WithdrawalAskedBy is { } asked && dispute.IsParty(of.Actor))
        {
            yield return asked == of.Actor
                ? new(DisputeButtons.KeepOpen, "Take back my request to withdraw", "It goes on as before.")
                : new(DisputeButtons.KeepOpen, "Don't withdraw it", $"{Names.Of(of.Program.Roster, asked)} asked to; it goes on as before.");
        }
    }

    static IEnumerable<Entry> ForParty(FormContext of)
    {
        var (dispute, me) = (of.Dispute, of.Actor);
        yield return dispute.Briefs.Any(brief => brief.By == me)
            ? new(DisputeButtons.Brief, "Change my case", "Your side, and the other side's best argument.")
            : new(DisputeButtons.Brief, "Add my case", "Your side, and the other side's best argument: what deciders read first.");
        switch (dispute.Settlement)
        {
            case { } offer when offer.By != me:
                yield return new(DisputeButtons.AcceptSettlement, "Accept the offer", $"{of.OtherParty} offers: {offer.Terms.Text(dispute.Options)}", offer.Revision);
                yield return new(DisputeButtons.DeclineSettlement, "Decline the offer", "It goes on as before.");
                break;
            case not null:
                yield return new(DisputeButtons.Settle, "Change my offer", $"{of.OtherParty} has not answered it yet.");
                yield return new(DisputeButtons.DeclineSettlement, "Take back my offer", "It goes on as before.");
                break;
            case null when !dispute.SettlesHere(me):
                yield return new(DisputeButtons.Settle, "Propose a settlement", $"Terms that end it as soon as {of.OtherParty} accepts.");
                break;
        }

        if (dispute.OtherDefault is { } other && !other.AgreedBy.Contains(me))
        {
            yield return new(DisputeButtons.AgreeToDefault, "Agree to that", $"{Names.Of(of.Program.Roster, other.ProposedBy)} proposes, if nobody decides: {other.Text}", DisputeRef.Stamp(other.Text));
        }

        yield return new(DisputeButtons.OtherDefault, "Change what holds if nobody decides", $"As it stands, if nobody decides: {dispute.DefaultOutcome}");
    }

    static IEnumerable<Entry> Afterwards(FormContext of, Instant now)
    {
        var (dispute, me) = (of.Dispute, of.Actor);
        if (!dispute.IsParty(me) || dispute.Closing is not { Status: not DisputeStatus.Withdrawn } closing)
        {
            yield break;
        }

        if (dispute.Commitments.All(commitment => commitment.By != me))
        {
            yield return new(DisputeButtons.Commit, "Commit", "You stand by the decision, agreed with or not.");
        }

        if (closing.Status != DisputeStatus.Settled || !closing.By.Contains(me))
        {
            yield return new(DisputeButtons.Dissent, "Record my dissent", "It stands beside the decision, which holds all the same.");
        }

        if (dispute.Round <= of.Program.Path.Reopenings && now <= closing.At + Duration.FromDays(of.Program.Path.ReopenWithinDays))
        {
            yield return new(DisputeButtons.Reopen, "Reopen", "With new evidence, in a new round. The decision stands until another takes its place.");
        }
    }

    static IEnumerable<Entry> ForAnybody(FormContext of)
    {
        if (of.Dispute.IsOpen)
        {
            yield return new(DisputeButtons.Receipt, "Why this deadline", "How it was reckoned.");
        }

        if (of.Program.Roster.MayTakePart(of.Actor))
        {
            yield return new(DisputeButtons.View, "Add my view", "It stands in the record and decides nothing.");
        }

        yield return new(DisputeButtons.History, "History", "Everything that happened, in order.");
        yield return new(DisputeButtons.Export, "Send me the record", "The whole of it as a file, in your messages with AlignBot.");
    }

    static bool MaySendUp(FormContext of, Instant now) =>
        of.Dispute.SeatOf(of.Actor) is not null
        || ((Role[])[Role.AccountableExecutive, Role.OperatingLead]).Any(role =>
            of.Program.Roster.Holder(role) == of.Actor || of.Program.Roster.Acts(of.Actor, role, now));

    static bool MayWithdraw(FormContext of)
    {
        var dispute = of.Dispute;
        var isFree = of.Actor == dispute.RaisedBy && dispute.Round == 1 && dispute.Rulings.IsEmpty;
        return isFree || (dispute.IsParty(of.Actor) && dispute.WithdrawalAskedBy != of.Actor);
    }
}
