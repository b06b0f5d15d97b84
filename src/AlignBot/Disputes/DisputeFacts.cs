using AlignBot.Domain.Disputes;

namespace AlignBot.Disputes;

/// <summary>The names under which history keeps what happens to disputes. Stored for good.</summary>
static class DisputeFacts
{
    public static string KindOf(DisputeFact fact) => fact switch
    {
        DisputeNotice.WentUp => "dispute.went-up",
        DisputeNotice.Skipped => "dispute.skipped",
        DisputeNotice.LastResort => "dispute.last-resort",
        DisputeNotice.NoAgreement => "dispute.no-agreement",
        DisputeNotice.Decided => "dispute.decided",
        DisputeNotice.DecidedByTimeout => "dispute.decided-by-timeout",
        DisputeNotice.Withdrawn => "dispute.withdrawn",
        DisputeNotice.Reseated => "dispute.reseated",
        DisputeNotice.Extended => "dispute.extended",
        DisputeNotice.Reopened => "dispute.reopened",
        DisputeNotice.DefaultAgreed => "dispute.default-agreed",
        DisputeFact.Raised => "dispute.raised",
        DisputeFact.LevelOpened => "dispute.level-opened",
        DisputeFact.BriefGiven => "dispute.brief-given",
        DisputeFact.BriefMissing => "dispute.brief-missing",
        DisputeFact.Ruled => "dispute.ruled",
        DisputeFact.Agreed => "dispute.agreed",
        DisputeFact.RulingVoided => "dispute.ruling-voided",
        DisputeFact.FoundAgreement => "dispute.found-agreement",
        DisputeFact.AdviceKept => "dispute.advice-kept",
        DisputeFact.ViewAdded => "dispute.view-added",
        DisputeFact.SettlementProposed => "dispute.settlement-proposed",
        DisputeFact.SettlementDeclined => "dispute.settlement-declined",
        DisputeFact.DefaultProposed => "dispute.default-proposed",
        DisputeFact.WithdrawalAsked => "dispute.withdrawal-asked",
        DisputeFact.WithdrawalDropped => "dispute.withdrawal-dropped",
        DisputeFact.Dissented => "dispute.dissented",
        DisputeFact.Committed => "dispute.committed",
        DisputeFact.Held => "dispute.held",
        DisputeFact.ReminderPutOff => "dispute.reminder-put-off",
        DisputeFact.Reminded => "dispute.reminded",
        DisputeFact.Delivered => "dispute.delivered",
        DisputeFact.NotDelivered => "dispute.not-delivered",
        DisputeFact.LessonAsked => "dispute.lesson-asked",
        DisputeFact.LessonAnswered => "dispute.lesson-answered",
        DisputeFact.LessonEnded => "dispute.lesson-ended",
        DisputeFact.OutageCredited => "dispute.outage-credited",
        _ => throw new InvalidOperationException($"No name for the fact {fact.GetType().Name}."),
    };
}
