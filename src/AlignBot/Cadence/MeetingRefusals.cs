using AlignBot.Cadence.Series;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Cadence;

/// <summary>Says why a person was told no, and what they can do instead.</summary>
static class MeetingRefusals
{
    public static Mrkdwn Say(Refusal refusal, ProgramInfo program, DateTimeZone zone)
    {
        var roster = program.Roster;
        return refusal switch
        {
            TextRefusal text => Mrkdwn.Of($"{Texts.Say(text, roster)}"),
            MeetingRefusal.NotPermitted no => Permission(no, roster),
            MeetingRefusal.NobodyToStart no => Mrkdwn.Of(
                $"Nobody who could start it is there: {MeetingWords.Missing(no.Roles, roster)} and their deputies are away or gone. {(no.OperatingLead is { } lead ? $"{Names.Of(roster, lead)} (operating lead) can move it or call it off." : "Move it, or call it off.")}"),
            MeetingRefusal.IsDispute { Dispute: { Deciders.IsEmpty: true } dispute } => Mrkdwn.Of(
                $"DSP-{dispute.Number} is decided by its own rules, not by the meeting. 'It stays a dispute' goes on to the next item."),
            MeetingRefusal.IsDispute { Dispute: var dispute } => Mrkdwn.Of(
                $"DSP-{dispute.Number} is for {Names.List(roster, dispute.Deciders, " and ")} to decide{(dispute.DueAt is { } due ? $", by {When.Written(due, zone)}" : "")}, not for the meeting. 'It stays a dispute' goes on to the next item."),
            MeetingRefusal.TooEarly no => Mrkdwn.Of($"It begins {When.At(no.StartsAt, zone)}; it can be started from {When.Clock(no.From, zone)} on."),
            MeetingRefusal.NotStarted no => Mrkdwn.Of($"It has not been started. It begins {When.At(no.StartsAt, zone)}; press Start on its card."),
            MeetingRefusal.AlreadyOver no => Over(no, roster, zone),
            MeetingRefusal.IsRunning => Mrkdwn.Of($"It is running. End it from its card, or with `/meeting end`."),
            MeetingRefusal.UnknownItem => Mrkdwn.Of($"That item is not on this agenda any more."),
            MeetingRefusal.AlreadyDisposed { Item: { Disposition: { } how } item } =>
                Mrkdwn.Of($"'{item.Text}' is settled: ").Shortened(300) + MeetingWords.How(how, roster) + Mrkdwn.Of($"."),
            MeetingRefusal.StillOpen no => Mrkdwn.Of($"Still open: {Names.Join([.. no.Items.Select(item => $"'{item.Text}'")])}. Decide, discuss, escalate, park or drop each.").Shortened(2000),
            MeetingRefusal.ParkedBefore => Mrkdwn.Of($"It was parked before: decide it, open a dispute, say whom it waits for and until when, or drop it with a reason."),
            MeetingRefusal.WaitingNeedsBoth no => Mrkdwn.Of($"Say whom it waits for, and until which day after {When.Date(no.Today)}."),
            MeetingRefusal.WaitingTooLong no => Mrkdwn.Of($"That is too long to wait: choose a day until {When.Date(no.Latest)}, or open a dispute."),
            MeetingRefusal.NotCheckedIn => Mrkdwn.Of($"Press 'I am here too' first: only those in the meeting say how its items end."),
            MeetingRefusal.AgendaFull no => Mrkdwn.Of($"The agenda holds {no.Limit} items, and it is full. Drop one, or wait for the next meeting."),
            MeetingRefusal.MovedIntoThePast no => Mrkdwn.Of($"{When.Recorded(no.To, zone)} is past; choose a time to come."),
            MeetingRefusal.MovedTooFar no => Mrkdwn.Of($"That is too far away; move it to {When.Day(no.Limit, zone)} at the latest."),
            MeetingRefusal.Overlaps no => Mrkdwn.Of($"{no.Name} takes place then, at {When.Recorded(no.StartsAt, zone)}. Choose another time, or move that one first."),
            MeetingRefusal.NextComes { HasBegun: true } no => Mrkdwn.Of($"The next one was at {When.Recorded(no.StartsAt, zone)}, and has what was left. If you met all the same, 'We met without the bot' records it."),
            MeetingRefusal.NextComes no => Mrkdwn.Of($"The next one begins {When.Recorded(no.StartsAt, zone)}: choose a time well before it, or settle it there."),
            MeetingRefusal.NoResult => Mrkdwn.Of($"Write what was decided, or tick 'There was nothing to decide'."),
            MeetingRefusal.RequiredMissing no => Mrkdwn.Of($"It counts as held only with {MeetingWords.Missing(no.Roles, roster)} there, or a deputy."),
            SeriesRefusal series => SeriesRefusals.Say(series, roster),
            _ => throw new InvalidOperationException($"No words for the refusal {refusal.GetType().Name}."),
        };
    }

    static Mrkdwn Permission(MeetingRefusal.NotPermitted no, Roster roster)
    {
        if (no.Deed is MeetingDeed.TakePart || no.Standing is Standing.Guest or Standing.Bot or Standing.External or Standing.Unknown or Standing.Left)
        {
            var who = no.WhoMay.IsEmpty ? "" : $" {Names.List(roster, no.WhoMay, " or ")} can do that.";
            return Mrkdwn.Of($"Only full members of this channel take part in its meetings, and your account {Names.Why(no.Standing)}.{who}");
        }

        return no.Deed is MeetingDeed.Start
            ? Mrkdwn.Of($"Only {Names.List(roster, no.WhoMay, " or ")} start this meeting. You can press 'I am here'.")
            : Mrkdwn.Of($"Only {Names.List(roster, no.WhoMay, " or ")} can do that.");
    }

    static Mrkdwn Over(MeetingRefusal.AlreadyOver no, Roster roster, DateTimeZone zone) => no.Status switch
    {
        MeetingStatus.Missed => Mrkdwn.Of($"It is over. ") + MeetingWords.Missed(no.Ending, roster) + Mrkdwn.Of($" If you met all the same, `/meeting met` records it."),
        MeetingStatus.Skipped => Mrkdwn.Of($"It is over. ") + MeetingWords.Skipped(no.Ending, roster),
        _ => Mrkdwn.Of($"It is over: it ended {When.Recorded(no.Ending.At, zone)}{(no.Ending.By is { } by ? $", by {Names.Of(roster, by)}" : "")}."),
    };
}
