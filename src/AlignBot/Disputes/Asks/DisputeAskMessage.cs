using System.Text.Json;
using AlignBot.Disputes.Cards;
using AlignBot.Disputes.Records;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Disputes.Asks;

/// <summary>The direct message to whoever must act, with the one button they need; edited to 'nothing for you to do' once it is no
/// longer theirs.</summary>
sealed class DisputeAskMessage(DisputeDesk desk, DisputeElsewhere elsewhere, OutboxQueue outbox, IClock clock) : IMessageRenderer
{
    public const string Name = "dispute.ask";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var row = await context.SubjectAsync<DisputeRow>();
        var ask = AskOf(context.Row);
        var dispute = DisputeDesk.StateOf(row);
        var stands = dispute.Asks.Contains(ask.Open);
        if (context.IsEdit && await context.PostAsync(dispute.Id.Value, ask.Slot) is { } own && own.ChannelId == row.ChannelId)
        {
            // Slack let no direct message through: it stands in the thread.
            return DisputeThreadAsk.Show(dispute, ask, context.Program, stands);
        }

        if (!stands && !context.IsEdit)
        {
            return new Rendering.Drop("It was answered before it could be asked.");
        }

        if (stands && ask.Kind == AskKind.Brief && dispute.Asks.Any(other => other.Kind == AskKind.Decide && other.To.Value == ask.User && other.Round == ask.Round))
        {
            // One message to a person at a time: whoever is asked to decide is asked for their case in the same one.
            return new Rendering.Drop("The ask to decide asks for the case too.");
        }

        if (ask.Reminds > 0 && !context.IsEdit && await TooLateAsync(context, dispute, ask) is { } why)
        {
            return new Rendering.Drop(why);
        }

        var (thread, comes) = await context.PostOrComingAsync(dispute.Id.Value, DisputeCard.Slot);
        if (stands && comes is { } until)
        {
            return new Rendering.Wait(until);
        }

        return stands ? Ask(dispute, ask, context.Program, thread?.Permalink, clock.GetCurrentInstant()) : Ended(dispute, ask, context.Program, thread?.Permalink);
    }

    /// <summary>Why a reminder is not worth sending; null where it is.</summary>
    async Task<string?> TooLateAsync(RenderContext context, Dispute dispute, AskKey ask) =>
        ask.Kind is AskKind.Lesson ? null
        : dispute.SeatOf(new UserId(ask.User)) is not { IsWaiting: true } ? "It has been answered."
        : dispute.DueAt <= clock.GetCurrentInstant() ? "The time it reminds of is over."
        : await context.IsOvertakenAsync() ? "A later reminder waits behind it."
        : null;

    /// <summary>A level does not expire before its seats were asked: the rules hear when they were.</summary>
    public async ValueTask DeliveredAsync(Session session, OutboxRow row)
    {
        if (AskOf(row) is { Kind: AskKind.Decide } ask)
        {
            // Slack says how it went; what that no longer bears on is ignored.
            _ = await desk.ApplyAsync(
                session, new ProgramKey(row.InstallationId, row.ProgramId), row.SubjectId,
                new DisputeCommand.AskDelivered(ask.Round, ask.Level, new UserId(ask.User)));
        }
    }

    /// <summary>Direct messages don't get through: the thread is the next way. Where the person is gone, no way is left, and the rules hear so.</summary>
    public async ValueTask UndeliverableAsync(Session session, OutboxRow row, string error)
    {
        var (key, ask) = (new ProgramKey(row.InstallationId, row.ProgramId), AskOf(row));
        if (ask.Reminds > 0)
        {
            return; // That they can't be reached was said when they were asked.
        }

        if (!DeliveryWords.IsOfThePerson(error))
        {
            var dispute = await session.Db.Disputes.SingleAsync(dispute => dispute.InstallationId == row.InstallationId
                && dispute.ProgramId == row.ProgramId && dispute.Id == row.SubjectId);
            await outbox.EnqueueAsync(session, key, DisputeThreadAsk.Message(dispute, row));
            return;
        }

        if (ask.Kind == AskKind.Decide)
        {
            // Slack says how it went; what that no longer bears on is ignored.
            _ = await desk.ApplyAsync(session, key, row.SubjectId, new DisputeCommand.AskUndeliverable(ask.Round, ask.Level, new UserId(ask.User), error));
        }

        await elsewhere.TellLeadAsync(session, row, ask.User, error);
    }

    public static AskKey AskOf(OutboxRow row) => JsonSerializer.Deserialize(row.Body!, DisputeFormJson.Default.AskKey)
        ?? throw new InvalidOperationException($"Outbox message {row.Id} does not say what is asked.");

    static Rendering.Send Ask(Dispute dispute, AskKey ask, ProgramInfo program, string? thread, Instant now)
    {
        var (text, blocks) = DisputeAskCard.Show(dispute, ask, program, thread, now);
        return new Rendering.Send(text, blocks);
    }

    public async Task<Rendering> RenderReplacedAsync(RenderContext context)
    {
        var row = await context.SubjectAsync<DisputeRow>();
        return ReplacedMessages.Line(Mrkdwn.Of($"DSP-{row.Number}: {DisputeDesk.StateOf(row).Question}"), "Asked again below.");
    }

    static Rendering.Send Ended(Dispute dispute, AskKey ask, ProgramInfo program, string? thread)
    {
        var zone = program.Roster.ZoneOf(new UserId(ask.User));
        var how = ask.Ended switch
        {
            AskEnd.Answered when ask.Kind == AskKind.Decide => Answered(dispute, ask, program, zone),
            AskEnd.Answered when ask.Kind == AskKind.Commit && dispute.Dissents.Any(dissent => dissent.By.Value == ask.User) =>
                Mrkdwn.Of($"Your dissent stands beside the decision, which holds all the same."),
            AskEnd.Answered => Mrkdwn.Of($"Done, thank you."),
            AskEnd.Lapsed when ask.Kind == AskKind.Lesson => Mrkdwn.Of($"What would have prevented it was asked for five working days, and is not any more."),
            AskEnd.Reseated when ask.Kind == AskKind.Lesson => Mrkdwn.Of($"Somebody else is asked in your place what would have prevented it."),
            AskEnd.Lapsed => Mrkdwn.Of($"The decision holds without your word, too."),
            AskEnd.Reseated => Mrkdwn.Of($"Somebody else decides this in your place."),
            AskEnd.Recused => Mrkdwn.Of($"You stood aside."),
            AskEnd.Reopened => Mrkdwn.Of($"The dispute was reopened in a new round."),
            AskEnd.Replaced when ask.Kind == AskKind.Settlement && dispute is { IsOpen: true, Settlement: null } => Mrkdwn.Of($"The offer was taken back."),
            AskEnd.Replaced when ask.Kind == AskKind.Withdrawal => Mrkdwn.Of($"The request to withdraw it was taken back."),
            AskEnd.Replaced => Mrkdwn.Of($"A newer offer took its place."),
            _ when dispute.Closing is { } closing && !dispute.IsOpen => DisputeRefusals.Closed(closing, program.Roster, zone),
            _ when dispute.IsOpen => Mrkdwn.Of($"Level {ask.Level + 1} is over; {Names.List(program.Roster, dispute.Deciders)} decide{(dispute.Deciders.Length == 1 ? "s" : "")} now."),
            _ => Mrkdwn.Of($"It has ended."),
        };
        var question = Mrkdwn.Of($"DSP-{dispute.Number}: {dispute.Question}").Shortened(300);
        var where = thread is null ? question : Mrkdwn.Of($"{Link.To(thread, $"DSP-{dispute.Number}")}: {dispute.Question}").Shortened(500);
        return new Rendering.Send(how + Mrkdwn.Of($" Nothing for you to do."), [new ContextBlock(how + Mrkdwn.Of($" Nothing for you to do.\n") + where)]);
    }

    /// <summary>What became of an answer: it stands, it decided, or others have the question now.</summary>
    static Mrkdwn Answered(Dispute dispute, AskKey ask, ProgramInfo program, DateTimeZone zone)
    {
        var me = new UserId(ask.User);
        var mine = dispute.Rulings.LastOrDefault(ruling => ruling.By == me && ruling.Round == ask.Round && ruling.Level == ask.Level);
        var said = mine is null
            ? Mrkdwn.Of($"You have answered.")
            : Mrkdwn.Of($"You said: {mine.Terms.Text(dispute.Options).TrimEnd('.')}").Shortened(300) + Mrkdwn.Of($".");
        return dispute switch
        {
            { IsOpen: false, Closing: { Status: DisputeStatus.Settled } closing } when closing.Round == ask.Round => DisputeRefusals.Closed(closing, program.Roster, zone),
            { IsOpen: false, Closing: { } closing } when closing.Round == ask.Round && !closing.By.Contains(me) => said + Mrkdwn.Of($" ") + DisputeRefusals.Closed(closing, program.Roster, zone),
            { IsOpen: true } when dispute.Round == ask.Round && dispute.Level > ask.Level => said
                + Mrkdwn.Of($" It went up; {Names.List(program.Roster, dispute.Deciders)} decide{(dispute.Deciders.Length == 1 ? "s" : "")} now."),
            { IsOpen: false, Closing: { DecisionNumber: { } number } closing } when closing.Round == ask.Round => said + Why(mine, dispute) + Mrkdwn.Of($" It is in the decision log as DEC-{number}."),
            _ => said + Why(mine, dispute),
        };
    }

    /// <summary>Their own reason; that of whom they agreed with is not theirs.</summary>
    static Mrkdwn Why(Ruling? mine, Dispute dispute) => mine?.Terms.Rationale is { Length: > 0 } why
        && dispute.Rulings.All(other => other.Revision != mine.AgreesWith || other.Terms.Rationale != why)
        ? Mrkdwn.Of($" Because: {why.ReplaceLineEndings(" ").TrimEnd('.')}").Shortened(200) + Mrkdwn.Of($".")
        : Mrkdwn.Empty;

    /// <summary>What is asked, in a word: a title begins with it.</summary>
    public static string Deed(Dispute dispute) => dispute.IsSettling ? "Settle" : "Decide";

    /// <summary>What the button reads, wherever it stands. Parties settle in one way: one proposes, the other accepts or counters.</summary>
    public static string Act(Dispute dispute) =>
        !dispute.IsSettling ? "Decide" : dispute.Seats.Any(seat => seat.Ruling is not null) ? "Answer the proposal" : "Propose an answer";
}
