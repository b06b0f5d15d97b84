using System.Text.Json;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Disputes.Cards;

/// <summary>A short post in a dispute's thread: it went up, it is decided, the time ran out. Part of the record, so never dropped.</summary>
sealed class DisputeNoticeMessage(DisputeElsewhere elsewhere) : IMessageRenderer
{
    public const string Name = "dispute.notice";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var row = await context.SubjectAsync<DisputeRow>();
        var notice = JsonSerializer.Deserialize(context.Row.Body!, DisputeJson.Default.DisputeNotice)
            ?? throw new InvalidOperationException($"Outbox message {context.Row.Id} has no notice.");
        var dispute = DisputeDesk.StateOf(row);
        var text = Say(notice, dispute, context.Program.Roster).Shortened(3000);
        return new Rendering.Send(text, [new SectionBlock(text)]);
    }

    public ValueTask UndeliverableAsync(Session session, OutboxRow row, string error) => elsewhere.TellConcernedAsync(session, row, error);

    /// <summary>The notice in words. Mentioned are only those who must act and get no new direct message: whose answers differ.</summary>
    /// <param name="notice">What is said.</param>
    /// <param name="dispute">As it stands now.</param>
    /// <param name="roster">Who is who now.</param>
    /// <param name="isPast">It is read in the record: nobody is mentioned, and no time is left any more.</param>
    public static Mrkdwn Say(DisputeNotice notice, Dispute dispute, Roster roster, bool isPast = false)
    {
        var zone = dispute.Calendar.Zone;
        Mrkdwn At(Instant moment) => Mrkdwn.Of($"{(isPast ? When.Recorded(moment, zone) : When.At(moment, zone))}");
        Mrkdwn By(Instant moment) => isPast ? Mrkdwn.Of($"by {When.Recorded(moment, zone)}") : When.By(moment, zone);
        return notice switch
        {
            DisputeNotice.WentUp up => Ended(up, dispute, roster)
                + Mrkdwn.Of($" {Names.List(roster, up.Deciders)} {Verb(dispute, up)} {By(up.DueAt)}.") + Reason(up.Reason),
            DisputeNotice.Skipped skipped => Mrkdwn.Of($"Level {skipped.Level + 1} was skipped: {SeatWords.Because(skipped.Why)}."),
            DisputeNotice.LastResort { Who: { } who, Caretaker: { } lead } => Mrkdwn.Of(
                $"Nobody on the path could sit, so {Names.Of(roster, who)} has it, who is away and has no deputy. {Names.Of(roster, lead)}, as operating lead, can extend the level, or name a deputy with /align members."),
            DisputeNotice.LastResort { Who: { } who } => Mrkdwn.Of($"Nobody on the path could sit, so {Names.Of(roster, who)} has it."),
            DisputeNotice.LastResort => Mrkdwn.Of($"Nobody who could decide can be found. The operating lead has to name somebody, or it ends undecided."),
            DisputeNotice.NoAgreement { CommonAnswer: { } answer } no => Mrkdwn.Of($"Agreed on: {answer}").Shortened(400) + Mrkdwn.Of(
                $"\nDates or actions differ. {Asked(dispute, isPast)}: there is time until {At(no.Until)} to agree on either; {(no.Level + 1 < dispute.Path.Levels.Length ? "then it goes up" : SeatWords.WithoutOneDay)}."),
            DisputeNotice.NoAgreement no => Mrkdwn.Of(
                $"The answers differ. {Asked(dispute, isPast)}: there is time until {At(no.Until)} to agree; {(no.Level + 1 < dispute.Path.Levels.Length ? "then it goes up" : "without it, it ends undecided")}."),
            // The entry of the log says these; what an older build left to be sent is said in short.
            DisputeNotice.Decided decided => Mrkdwn.Of($"Decided by {Names.List(roster, decided.By)}: {decided.Text}"),
            DisputeNotice.DecidedByTimeout timeout => Mrkdwn.Of($"Undecided: {timeout.Text}"),
            DisputeNotice.Withdrawn withdrawn =>
                Mrkdwn.Of($"Withdrawn by {Names.List(roster, withdrawn.By)}.") + Reason(withdrawn.Reason),
            DisputeNotice.Reseated { To: { } to } seat =>
                Mrkdwn.Of($"{Names.Of(roster, to)} decides in place of {SeatWords.Absent(NameOf(roster, seat.From), seat.Why)}.") + Reason(seat.Reason),
            DisputeNotice.Reseated seat => Mrkdwn.Of($"Nobody decides in place of {SeatWords.Absent(NameOf(roster, seat.From), seat.Why)}.") + Reason(seat.Reason),
            DisputeNotice.Extended extended =>
                Mrkdwn.Of($"{Names.Of(roster, extended.By)} extended this level by {extended.Window.ToWords()}, to {At(extended.DueAt)}.")
                + Reason(extended.Reason),
            DisputeNotice.Reopened reopened => Mrkdwn.Of(
                $"Reopened by {Names.Of(roster, reopened.By)} with new evidence, under path version {reopened.PathVersion}. The decision stands until another supersedes it.")
                + Reason(reopened.Evidence),
            DisputeNotice.DefaultAgreed agreed => Mrkdwn.Of($"Both parties agreed: if nobody decides, {agreed.Text}"),
            _ => throw new InvalidOperationException($"No words for the notice {notice.GetType().Name}."),
        };
    }

    static Mrkdwn Ended(DisputeNotice.WentUp up, Dispute dispute, Roster roster) => up.Why switch
    {
        LevelEnd.SentUp when up.By is { } by => Mrkdwn.Of($"{Names.Of(roster, by)} sent it up."),
        LevelEnd.NoAgreement => Mrkdwn.Of($"No agreement at level {up.From + 1}."),
        LevelEnd.TimeRanOut when dispute.Path.Levels.ElementAtOrDefault(up.From) is { IsTheParties: true } => Mrkdwn.Of($"No settlement at level {up.From + 1}."),
        _ => Mrkdwn.Of($"Level {up.From + 1} ended: {SeatWords.Because(up.Why)}."),
    };

    static string Verb(Dispute dispute, DisputeNotice.WentUp up) =>
        up.Deciders.Length == 1 || dispute.Path.Levels.ElementAtOrDefault(up.To) is not { } level ? "decides" : PathWords.Verb(level);

    static Mrkdwn Asked(Dispute dispute, bool isPast) => isPast
        ? Mrkdwn.Of($"Those who differed")
        : Mrkdwn.Join(", ", dispute.Deciders.Select(decider => Mrkdwn.Of($"{Mention.User(decider.Value)}")));

    static Mrkdwn Reason(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? Mrkdwn.Of($"") : Mrkdwn.Of($"\n") + Mrkdwn.Quoted(reason).Shortened(1000);

    static string NameOf(Roster roster, UserId? user) => user is { } known ? Names.Of(roster, known) : "somebody";
}
