using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Forms;
using AlignBot.Inbox;
using AlignBot.Installations;
using AlignBot.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Disputes;

/// <summary>Every button of a dispute's messages. Seeing a button gives no right: who acts is checked here, on each click.</summary>
sealed class DisputeButtons(
    InstallationDirectory installations, ProgramDirectory programs, DisputeDesk desk, FormOpener forms, ClickReply reply, RequestInbox inbox,
    IDatabase database)
    : IActionHandler
{
    public const string Decide = "dispute.decide";
    public const string Brief = "dispute.brief";
    public const string Commit = "dispute.commit";
    public const string Dissent = "dispute.dissent";
    public const string More = "dispute.more";
    public const string OpenThread = "dispute.open-thread";

    /// <summary>Entries of the 'More' menu; their values are 'name:reference'.</summary>
    public const string Receipt = "receipt";
    public const string Escalate = "escalate";
    public const string Withdraw = "withdraw";

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        var (deed, value) = action.SelectedOption?.Value.Split(':', 2) is [var entry, var about]
            ? (entry, about)
            : (action.ActionId, action.Value);
        if (deed == OpenThread || DisputeRef.Parse(value) is not { } reference
            || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var key = reference.Program(installation);
        if (await ReadAsync(key, reference.DisputeId) is not var (dispute, program))
        {
            return ActionAck.Nothing;
        }

        var click = new Click(payload, request, key, reference, dispute, program, new UserId(payload.User.Id));
        await (deed switch
        {
            Decide => DecideAsync(click, ct),
            Brief => OpenAsync(click, click.Dispute.IsParty(click.Actor) ? BriefModal.Form(click.Reference, dispute, click.Actor) : null, NotAParty(click), ct),
            Dissent => OpenAsync(click, click.Dispute.IsParty(click.Actor) ? DissentModal.Form(click.Reference, dispute) : null, NotAParty(click), ct),
            Commit => ApplyAsync(click, new DisputeCommand.Commit(click.Actor, reference.Round), ct),
            Escalate => ApplyAsync(click, new DisputeCommand.EscalateNow(click.Actor, reference.Round, reference.Level), ct),
            Withdraw => ApplyAsync(click, new DisputeCommand.Withdraw(click.Actor, reference.Round), ct),
            Receipt => reply.SayAsync(payload, ReceiptWords.Say(dispute)),
            _ => Task.CompletedTask,
        });
        return ActionAck.Nothing;
    }

    /// <summary>Opens the ruling form for a seat of the open level. From then on the deadline waits for it a while.</summary>
    async Task DecideAsync(Click click, CancellationToken ct)
    {
        var dispute = click.Dispute;
        if (Refusal(click) is { } refusal)
        {
            await reply.SayAsync(click.Payload, DisputeRefusals.Say(refusal, click.Program));
            return;
        }

        // A seat of the open level may press the button of a card that Slack has not updated yet: the form is of the level as it is.
        var present = click.Reference with { Level = dispute.Level };
        if (await OpenAsync(click, RuleModal.Form(present, dispute, click.Program, click.Actor), default, ct))
        {
            await inbox.OnceAsync(
                click.Key.InstallationId, click.Request,
                async session => await desk.ApplyAsync(
                    session, click.Key, dispute.Id.Value, new DisputeCommand.FormOpened(click.Actor, present.Round, present.Level)),
                ct);
        }
    }

    static DisputeRefusal? Refusal(Click click)
    {
        var dispute = click.Dispute;
        if (!dispute.IsOpen)
        {
            return new DisputeRefusal.AlreadyClosed(dispute.Closing!);
        }

        if (click.Reference.Round != dispute.Round)
        {
            return new DisputeRefusal.StaleRound(click.Reference.Round, dispute.Round);
        }

        return dispute.SeatOf(click.Actor) is not null
            ? null
            : click.Reference.Level != dispute.Level && dispute.EndedLevels.LastOrDefault(level => level.Level == click.Reference.Level) is { } ended
                ? new DisputeRefusal.StaleLevel(ended, dispute.Level, dispute.Deciders, dispute.DueAt)
                : new DisputeRefusal.NotASeat(dispute.Level, dispute.Seats);
    }

    static Mrkdwn NotAParty(Click click) => DisputeRefusals.Say(new DisputeRefusal.NotAParty(click.Dispute.Parties), click.Program);

    /// <summary>Opens a form, or says why there is none.</summary>
    async Task<bool> OpenAsync(Click click, ModalView? form, Mrkdwn otherwise, CancellationToken ct)
    {
        if (form is null)
        {
            await reply.SayAsync(click.Payload, otherwise);
            return false;
        }

        if (await forms.TryOpenAsync(click.Request.Workspace, click.Payload.TriggerId, form, ct))
        {
            return true;
        }

        await reply.SayAsync(click.Payload, Mrkdwn.Of($"If no form opened, press the button again."));
        return false;
    }

    /// <summary>Carries out what needs no form.</summary>
    async Task ApplyAsync(Click click, DisputeCommand command, CancellationToken ct)
    {
        Outcome<Dispute>? outcome = null;
        await inbox.OnceAsync(
            click.Key.InstallationId, click.Request,
            async session => outcome = await desk.ApplyAsync(session, click.Key, click.Reference.DisputeId, command),
            ct);
        if (outcome is Outcome<Dispute>.Refused refused)
        {
            await reply.SayAsync(click.Payload, DisputeRefusals.Say(refused.Why, click.Program));
        }
    }

    Task<(Dispute Dispute, ProgramInfo Program)?> ReadAsync(ProgramKey key, Guid id) =>
        database.ReadAsync<(Dispute, ProgramInfo)?>(async db =>
        {
            var row = await db.Disputes.SingleOrDefaultAsync(
                row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Id == id);
            return row is null ? null : (DisputeDesk.StateOf(row), await programs.LatestAsync(key));
        });

    sealed record Click(
        BlockActions Payload, SlackRequest Request, ProgramKey Key, DisputeRef Reference, Dispute Dispute, ProgramInfo Program, UserId Actor);
}
