using System.Text.Json;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Disputes;

/// <summary>A short post in a dispute's thread: it went up, it is decided, the time ran out. Part of the record, so never dropped.</summary>
sealed class DisputeNoticeMessage(DisputeElsewhere elsewhere) : IMessageRenderer
{
    public const string Name = "dispute.notice";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var row = await context.Db.Disputes.SingleAsync(dispute => dispute.Id == context.Row.SubjectId
            && dispute.InstallationId == context.Row.InstallationId && dispute.ProgramId == context.Row.ProgramId);
        var notice = JsonSerializer.Deserialize(context.Row.Body!, DisputeJson.Default.DisputeNotice)
            ?? throw new InvalidOperationException($"Outbox message {context.Row.Id} has no notice.");
        var dispute = DisputeDesk.StateOf(row);
        var text = Say(notice, dispute, context.Program.Roster);
        IReadOnlyList<Block> blocks = [new SectionBlock(text.Shortened(3000)), .. Buttons(notice, dispute, context.Program.Key.ProgramId)];
        return new Rendering.Send(text.Shortened(3000), blocks);
    }

    public ValueTask UndeliverableAsync(Session session, OutboxRow row, string error) => elsewhere.TellConcernedAsync(session, row, error);

    /// <summary>The notice in words. Nobody is mentioned: whoever must act has a direct message, and where none reaches them, an ask of their own in the thread.</summary>
    public static Mrkdwn Say(DisputeNotice notice, Dispute dispute, Roster roster)
    {
        var zone = dispute.Calendar.Zone;
        return notice switch
        {
            DisputeNotice.WentUp up => Ended(up, dispute, roster)
                + Mrkdwn.Of($" {Names.List(roster, up.Deciders)} {Verb(dispute, up)} {When.By(up.DueAt, zone)}."),
            DisputeNotice.Skipped skipped => Mrkdwn.Of($"Level {skipped.Level + 1} was skipped: {SeatWords.Because(skipped.Why)}."),
            DisputeNotice.LastResort { Who: { } who } => Mrkdwn.Of($"Nobody on the path could sit, so {Names.Of(roster, who)} has it."),
            DisputeNotice.LastResort => Mrkdwn.Of($"Nobody who could decide can be found. The operating lead has to name somebody, or the default binds."),
            DisputeNotice.NoAgreement { CommonAnswer: { } answer } no => Mrkdwn.Of($"Agreed on: {answer}").Shortened(400) + Mrkdwn.Of(
                $"\nDates or actions differ. There is time until {When.At(no.Until, zone)} to agree on either; {(no.Level + 1 < dispute.Path.Levels.Length ? "then it goes up" : "without it the default stands")}."),
            DisputeNotice.NoAgreement no => Mrkdwn.Of(
                $"The rulings differ. There is time until {When.At(no.Until, zone)} to agree; {(no.Level + 1 < dispute.Path.Levels.Length ? "then it goes up" : "without it the default stands")}."),
            DisputeNotice.Decided decided => Decided(decided, dispute, roster),
            DisputeNotice.DecidedByTimeout timeout => Mrkdwn.Of(
                $"*{Number(dispute)} Decided by time-out:* {timeout.Text}\n{Unanswered(timeout, dispute)} by {When.At(dispute.Closing?.At ?? dispute.RaisedAt, zone)}."),
            DisputeNotice.Withdrawn withdrawn =>
                Mrkdwn.Of($"Withdrawn by {Names.List(roster, withdrawn.By)}.") + Reason(withdrawn.Reason),
            DisputeNotice.Reseated { To: { } to } seat =>
                Mrkdwn.Of($"{Names.Of(roster, to)} sits in place of {NameOf(roster, seat.From)}: {SeatWords.Because(seat.Why)}.") + Reason(seat.Reason),
            DisputeNotice.Reseated seat => Mrkdwn.Of($"{NameOf(roster, seat.From)}'s seat is vacant: {SeatWords.Because(seat.Why)}.") + Reason(seat.Reason),
            DisputeNotice.Extended extended =>
                Mrkdwn.Of($"{Names.Of(roster, extended.By)} extended this level by {extended.Window.ToWords()}, to {When.At(extended.DueAt, zone)}.")
                + Reason(extended.Reason),
            DisputeNotice.Reopened reopened => Mrkdwn.Of(
                $"Reopened by {Names.Of(roster, reopened.By)} with new evidence, under path v{reopened.PathVersion}. The decision stands until another supersedes it.")
                + Reason(reopened.Evidence),
            DisputeNotice.DefaultAgreed agreed => Mrkdwn.Of($"Both parties agreed: if nobody decides, {agreed.Text}"),
            _ => throw new InvalidOperationException($"No words for the notice {notice.GetType().Name}."),
        };
    }

    static string Unanswered(DisputeNotice.DecidedByTimeout timeout, Dispute dispute) => timeout.Why switch
    {
        LevelEnd.NoAgreement => "Those at the last level did not agree",
        LevelEnd.Unreachable => "Nobody at the last level could be reached",
        _ when dispute.Rulings.Any(ruling => ruling.Round == timeout.Round && ruling.Level == timeout.Level) => "Not everybody at the last level answered",
        _ => "Nobody at the last level answered",
    };

    static Mrkdwn Decided(DisputeNotice.Decided decided, Dispute dispute, Roster roster)
    {
        var terms = decided.Terms;
        var verb = decided.IsSettlement ? "Settled" : "Decided";
        var lines = Mrkdwn.Of($"*{Number(dispute)} {decided.Text}*").Shortened(1200)
            + Mrkdwn.Of($"\n{verb} by {Names.List(roster, decided.By)}.")
            + Mrkdwn.Of($" Why: {terms.Rationale}").Shortened(800)
            + Mrkdwn.Join("", (decided.OwnReasons ?? []).Take(3).Select(reason => Mrkdwn.Of($"\n{Names.Of(roster, reason.By)}: {reason.Text}").Shortened(300)));
        lines += TermsWords.Dates(terms);
        return terms.Actions.IsDefaultOrEmpty ? lines : lines + Mrkdwn.Of($"\nActions: {terms.Actions.Length}.");
    }

    static string Number(Dispute dispute) => dispute.Closing?.DecisionNumber is { } number ? $"DEC-{number}" : $"DSP-{dispute.Number}";

    static Mrkdwn Ended(DisputeNotice.WentUp up, Dispute dispute, Roster roster) => up.Why switch
    {
        LevelEnd.SentUp when up.By is { } by => Mrkdwn.Of($"{Names.Of(roster, by)} sent it up.") + Reason(up.Reason),
        LevelEnd.NoAgreement => Mrkdwn.Of($"No agreement at level {up.From + 1}."),
        LevelEnd.TimeRanOut when dispute.Path.Levels.ElementAtOrDefault(up.From) is { IsTheParties: true } => Mrkdwn.Of($"No settlement at level {up.From + 1}."),
        _ => Mrkdwn.Of($"Level {up.From + 1} ended: {SeatWords.Because(up.Why)}."),
    };

    static string Verb(Dispute dispute, DisputeNotice.WentUp up) =>
        up.Deciders.Length == 1 || dispute.Path.Levels.ElementAtOrDefault(up.To) is not { } level ? "decides" : PathWords.Verb(level);

    static Mrkdwn Reason(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? Mrkdwn.Of($"") : Mrkdwn.Of($"\n") + Mrkdwn.Quoted(reason).Shortened(1000);

    static string NameOf(Roster roster, UserId? user) => user is { } known ? Names.Of(roster, known) : "somebody";

    static IEnumerable<Block> Buttons(DisputeNotice notice, Dispute dispute, int programId)
    {
        var decision = notice switch
        {
            DisputeNotice.Decided decided => decided.Decision.Value,
            DisputeNotice.DecidedByTimeout timeout => timeout.Decision.Value,
            _ => default,
        };
        if (decision == default)
        {
            yield break;
        }

        var about = new DisputeRef(programId, dispute.Id.Value, dispute.Round, dispute.Level).ToString();
        List<IActionsElement> elements = [];
        if (notice is not DisputeNotice.Decided { IsSettlement: true })
        {
            elements.Add(new Button(DisputeButtons.Commit, "Commit") { Value = about });
            elements.Add(new Button(DisputeButtons.Dissent, "Record my dissent") { Value = about });
        }

        if (dispute.Closing is { DecisionNumber: { } number } closing && closing.Decision?.Value == decision)
        {
            elements.Add(DisputeCard.View(programId, decision, number));
        }

        if (elements.Count > 0)
        {
            yield return new ActionsBlock(elements);
        }
    }
}
