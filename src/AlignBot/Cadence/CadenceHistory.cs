using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;

namespace AlignBot.Cadence;

/// <summary>The names under which history keeps what happens to meetings and series. Stored for good.</summary>
static class CadenceHistory
{
    public static string KindOf(MeetingFact fact) => fact switch
    {
        MeetingNotice.Moved => "meeting.moved",
        MeetingNotice.Skipped => "meeting.skipped",
        MeetingNotice.Missed => "meeting.missed",
        MeetingNotice.Restored => "meeting.restored",
        MeetingNotice.HeldNow => "meeting.held-now",
        MeetingFact.ItemAdded => "meeting.item-added",
        MeetingFact.ItemTakenOn => "meeting.item-taken-on",
        MeetingFact.ItemTakenOff => "meeting.item-taken-off",
        MeetingFact.ItemDisposed => "meeting.item-disposed",
        MeetingFact.LeftOpen => "meeting.left-open",
        MeetingFact.ItemReordered => "meeting.item-reordered",
        MeetingFact.Called => "meeting.called",
        MeetingFact.Prompted => "meeting.prompted",
        MeetingFact.CheckedIn => "meeting.checked-in",
        MeetingFact.Started => "meeting.started",
        MeetingFact.SectionBegun => "meeting.section-begun",
        MeetingFact.DecisionTaken => "meeting.decision-taken",
        MeetingFact.Reconciled => "meeting.reconciled",
        MeetingFact.Ended => "meeting.ended",
        MeetingFact.Withdrawn => "meeting.withdrawn",
        MeetingFact.Rescheduled => "meeting.rescheduled",
        MeetingFact.AwayAsked => "meeting.away-asked",
        MeetingFact.AwayLeft => "meeting.away-left",
        _ => throw new InvalidOperationException($"No name for the fact {fact.GetType().Name}."),
    };

    public static string KindOf(SeriesFact fact) => fact switch
    {
        SeriesFact.Saved => "series.saved",
        SeriesFact.Paused => "series.paused",
        SeriesFact.Resumed => "series.resumed",
        SeriesFact.Ended => "series.ended",
        _ => throw new InvalidOperationException($"No name for the fact {fact.GetType().Name}."),
    };
}
