using System.Text.Json;
using AlignBot.Contracts;
using AlignBot.Disputes.Asks;
using AlignBot.Disputes.Cards;
using AlignBot.Disputes.Records;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Disputes;

/// <summary>Says elsewhere what Slack did not take where it belongs: the thread's news to those concerned directly, and what can't reach
/// somebody to the operating lead, who can mend it.</summary>
sealed class DisputeElsewhere(OutboxQueue outbox, ProgramDirectory programs) : IMessageRenderer
{
    public const string Name = "dispute.elsewhere";

    string IMessageRenderer.Message => Name;

    /// <summary>A post of the thread was refused: those concerned now, and the operating lead, are told directly.</summary>
    public async ValueTask TellConcernedAsync(Session session, OutboxRow refused, string error)
    {
        var (program, dispute) = await FindAsync(session, refused);
        var notice = refused.Body is { } body ? JsonSerializer.Deserialize(body, DisputeJson.Default.DisputeNotice) : null;

        // Whoever has to decide now is asked directly anyway.
        var asked = notice is DisputeNotice.WentUp up ? up.Deciders : [];
        var lead = program.Roster.Holder(Role.OperatingLead);
        foreach (var person in DisputePeople.ConcernedNow(dispute).Except(asked).Append(lead ?? dispute.RaisedBy).Distinct())
        {
            await SendAsync(session, refused, person, new Untold(refused.Destination, error, refused.Body));
        }
    }

    /// <summary>Nothing of this kind reaches a person: the operating lead hears of it.</summary>
    public async ValueTask TellLeadAsync(Session session, OutboxRow refused, string person, string error)
    {
        var (program, _) = await FindAsync(session, refused);
        if (program.Roster.Holder(Role.OperatingLead) is { } lead && lead.Value != person)
        {
            await SendAsync(session, refused, lead, new Untold(person, error, null));
        }
    }

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var row = await context.SubjectAsync<DisputeRow>();
        var (dispute, roster) = (DisputeDesk.StateOf(row), context.Program.Roster);
        var untold = UntoldOf(context.Row);
        var about = new DisputeRef(context.Program.Key.ProgramId, dispute.Id.Value, dispute.Round, dispute.Level).ToString();
        var news = untold.Notice is { } body && JsonSerializer.Deserialize(body, DisputeJson.Default.DisputeNotice) is { } notice
            ? DisputeNoticeMessage.Say(notice, dispute, roster)
            : DisputeCard.Standing(dispute, context.Program, context.Program.Calendar.Zone);
        var text = untold.Of is ['U' or 'W', ..]
            ? Mrkdwn.Of($"*{Names.Of(roster, new UserId(untold.Of))} could not be told about DSP-{dispute.Number}*: {DeliveryWords.Because(untold.Error)}. Somebody else may have to sit in their place.\n")
                + Mrkdwn.Of($"{dispute.Question}").Shortened(600)
            : Mrkdwn.Of($"*DSP-{dispute.Number}*  {dispute.Question}").Shortened(600) + Mrkdwn.Of($"\n") + news;
        return new Rendering.Send(
            text.Shortened(3000),
            [
                new SectionBlock(text.Shortened(3000)),
                .. untold.Of is ['U' or 'W', ..] ? [] : new Block[] { new ContextBlock(Mrkdwn.Of(
                    $"Said here because {Mention.Channel(untold.Of)} took no message: {DeliveryWords.Because(untold.Error)}. It follows there once the channel takes messages again.")) },
                new ActionsBlock(new Button(DisputeButtons.Deeds, "What I can do") { Value = about }),
            ]);
    }

    /// <summary>Not even directly: the operating lead is the last who is told. What does not reach them either stands in the status.</summary>
    public async ValueTask UndeliverableAsync(Session session, OutboxRow row, string error)
    {
        if (UntoldOf(row).Of is not ['U' or 'W', ..])
        {
            await TellLeadAsync(session, row, row.Destination, error);
        }
    }

    ValueTask SendAsync(Session session, OutboxRow refused, UserId to, Untold untold) => outbox.EnqueueAsync(
        session, new ProgramKey(refused.InstallationId, refused.ProgramId),
        new OutgoingMessage
        {
            Kind = OutboxKind.Ledger,
            Message = Name,
            SubjectId = refused.SubjectId,
            Destination = to.Value,
            Body = JsonSerializer.Serialize(untold, DisputeFormJson.Default.Untold),
        });

    async ValueTask<(ProgramInfo Program, Dispute Dispute)> FindAsync(Session session, OutboxRow row) => (
        await programs.CurrentAsync(session, new ProgramKey(row.InstallationId, row.ProgramId)),
        DisputeDesk.StateOf(await session.Db.Disputes.SingleAsync(dispute => dispute.InstallationId == row.InstallationId
            && dispute.ProgramId == row.ProgramId && dispute.Id == row.SubjectId)));

    static Untold UntoldOf(OutboxRow row) => JsonSerializer.Deserialize(row.Body!, DisputeFormJson.Default.Untold)
        ?? throw new InvalidOperationException($"Outbox message {row.Id} does not say what was not told.");
}

/// <summary>What did not arrive: at which channel or person, why, and the notice, if it was one.</summary>
sealed record Untold(string Of, string Error, string? Notice);
