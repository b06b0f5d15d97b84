using AlignBot.Cadence.Agendas;
using AlignBot.Cadence.Minutes;
using AlignBot.Cadence.Running;
using AlignBot.Cadence.Upcoming;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Cadence;

/// <summary>Every button of a meeting's messages. Seeing a button gives no right: who acts is checked by the gate and by the rules, on each click.</summary>
sealed class MeetingButtons(
    InstallationDirectory installations, ProgramDirectory programs, MeetingDesk desk, IDecisionForm decision, IFollowUps followUps,
    IRaiseDispute disputes, IDecideDispute decide, MeetingFiles files, FormOpener forms, ClickReply reply, RequestInbox inbox, IDatabase database, IClock clock)
    : IActionHandler
{
    public const string StartAction = "meeting.start";
    public const string CheckInAction = "meeting.check-in";
    public const string NextAction = "meeting.next-section";
    public const string EndAction = "meeting.end";
    public const string ReconcileAction = "meeting.reconcile";
    public const string RecordAction = "meeting.record";
    public const string DecideAction = "meeting.item.decide";
    public const string EscalateAction = "meeting.item.escalate";
    public const string ParkAction = "meeting.item.park";
    public const string DropAction = "meeting.item.drop";
    public const string StaysAction = "meeting.item.stays-dispute";
    public const string AddAction = "meeting.item.add";
    public const string ChangeAction = "meeting.item.change";
    public const string AgendaAction = "meeting.agenda";
    public const string MetAction = "meeting.met";
    public const string MoveAction = "meeting.move";
    public const string SkipAction = "meeting.skip";
    public const string MarkdownAction = "meeting.markdown";
    public const string VideoAction = "meeting.video";
    public const string DashboardAction = "meeting.dashboard";
    public const string DisputeInsteadAction = "meeting.item.dispute-instead";
    public const string OpenCardAction = "meeting.open-card";

    /// <summary>What only members of the program do.</summary>
    public const string Reading = "read its agendas and minutes";

    /// <summary>The menus: their entries are 'deed:reference'.</summary>
    public const string MoreAction = "meeting.more";
    public const string ItemAction = "meeting.item";

    /// <summary>Entries of the menus.</summary>
    public const string Agenda = "agenda";
    public const string Decide = "decide";
    public const string Escalate = "escalate";
    public const string Park = "park";
    public const string Drop = "drop";
    public const string Discussed = "discussed";
    public const string Stays = "stays";
    public const string Remove = "remove";
    public const string Up = "up";
    public const string Change = "change";

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        var (deed, value) = action.SelectedOption?.Value.Split(':', 2) is [var entry, var about]
            ? (entry, about)
            : (action.ActionId, action.Value);
        if (MeetingRef.Parse(value) is not { } reference || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing; // a link, which Slack opens by itself
        }

        var key = reference.Program(installation);
        if (await ReadAsync(key, reference.MeetingId) is var (meeting, program))
        {
            await HandleAsync(deed, new Click(payload, request, key, reference, meeting, program, new UserId(payload.User.Id)), ct);
        }

        return ActionAck.Nothing;
    }

    /// <summary>Whether people can still say that they met without the bot.</summary>
    public static bool MayStillBeRecorded(Meeting meeting) => meeting is
    {
        Status: MeetingStatus.Missed or MeetingStatus.Skipped,
        Ending: { IsDayOff: false, IsWithdrawn: false },
    };

    Task HandleAsync(string deed, Click click, CancellationToken ct) => deed switch
    {
        StartAction => ApplyAsync(click, new MeetingCommand.Start(click.Actor), ct),
        CheckInAction => ApplyAsync(click, new MeetingCommand.CheckIn(click.Actor), ct),
        NextAction => ApplyAsync(click, new MeetingCommand.NextSection(click.Actor, click.About.Section), ct),
        ReconcileAction => ApplyAsync(click, new MeetingCommand.Reconcile(click.Actor, click.Meeting.ReconcilingSince is null), ct),
        Up => ApplyAsync(click, new MeetingCommand.MoveItemUp(click.Actor, click.About.ItemId), ct, showAgenda: true),
        Discussed => ApplyAsync(click, new MeetingCommand.Dispose(click.Actor, click.About.ItemId, new Disposition.Discussed(click.Actor, Now)), ct),
        Remove => ApplyAsync(click, new MeetingCommand.RemoveItem(click.Actor, click.About.ItemId), ct, showAgenda: true),
        EndAction => EndAsync(click, ct),
        AgendaAction or Agenda => SayAgendaAsync(click, click.Meeting, again: false, ct),
        MarkdownAction => SendMarkdownAsync(click, ct),
        AddAction or "add" => OpenAsync(click, WhyNotTakePart(click), () => AddItemModal.Form(click.Meeting, click.Program), ct),
        ChangeAction or Change => OpenForItemAsync(click, item => AddItemModal.Form(click.Meeting, click.Program, item), ct, duringOnly: false),
        RecordAction => OpenAsync(click, WhyNotRunning(click), () => DecideItemModal.Form(decision, click.Meeting, click.Program, item: null), ct),
        DecideAction or Decide when Open(click)?.Dispute is { } dispute => decide.OpenAsync(click.Payload, click.Request, click.Key, dispute.Id, ct),
        StaysAction or Stays when Open(click)?.Dispute is { } dispute =>
            ApplyAsync(click, new MeetingCommand.Dispose(click.Actor, click.About.ItemId, new Disposition.StaysDispute(click.Actor, Now, dispute.Id, dispute.Number)), ct),
        StaysAction or Stays => SayAsync(click, WhyNotOpen(click), ct),
        DecideAction or Decide => OpenForItemAsync(click, item => DecideItemModal.Form(decision, click.Meeting, click.Program, item), ct),
        ParkAction or Park => OpenForItemAsync(click, item => ParkItemModal.Form(click.Meeting, click.Program, item), ct),
        DropAction or Drop => OpenForItemAsync(click, item => DropItemModal.Form(click.Meeting, click.Program, item), ct),
        EscalateAction or Escalate or DisputeInsteadAction => EscalateAsync(click, ct),
        MoveAction or "move" => OpenAsync(click, WhyNotRun(click) ?? MeetingWorkflow.WhyNotMove(click.Meeting), () => MoveMeetingModal.Form(click.Meeting, click.Program), ct),
        SkipAction or "skip" => OpenAsync(click, WhyNotRun(click) ?? MeetingWorkflow.WhyNotBefore(click.Meeting), () => SkipMeetingModal.Form(click.Meeting, click.Program), ct),
        MetAction or "met" => OpenAsync(click, WhyNotRun(click), () => MetModal.Form(click.Meeting, click.Program), ct),
        _ => Task.CompletedTask,
    };

    /// <summary>Ends at once when nothing is open; else a form asks for what is.</summary>
    async Task EndAsync(Click click, CancellationToken ct)
    {
        var missing = RequiredPeople.Missing(click.Meeting.Terms.RequiredRoles, [.. click.Meeting.Here.Select(here => here.User)], click.Program.Roster, Now);
        var isClear = missing.IsEmpty && !click.Meeting.Decisions.IsEmpty && MeetingWorkflow.WhyNotEnd(click.Meeting) is null;
        if (isClear || WhyNotRun(click) is not null || click.Meeting.Status is not MeetingStatus.Running)
        {
            await ApplyAsync(click, new MeetingCommand.End(click.Actor, NothingToDecide: false, []), ct);
            return;
        }

        await OpenAsync(click, null, () => EndMeetingModal.Form(click.Meeting, click.Program, missing), ct);
    }

    /// <summary>Opens the form that raises a dispute, filled in from the item; once it is raised, that is how the item ended.</summary>
    async Task EscalateAsync(Click click, CancellationToken ct)
    {
        if (Open(click) is not { } item)
        {
            await SayAsync(click, new MeetingRefusal.UnknownItem(), ct);
            return;
        }

        if (WhyNotSettle(click, item) is { } refusal)
        {
            await SayAsync(click, refusal, ct);
            return;
        }

        var draft = new DisputeDraft(item.Text) { FirstParty = item.Owner ?? item.AddedBy, Account = item.Account, From = click.About.ToString() };
        var form = await disputes.FormAsync(click.Program, click.Actor, draft);
        await OpenAsync(click, null, () => form, ct);
    }

    async Task OpenForItemAsync(Click click, Func<AgendaItem, ModalView> form, CancellationToken ct, bool duringOnly = true)
    {
        if (Open(click) is not { } item)
        {
            await SayAsync(click, WhyNotOpen(click), ct);
            return;
        }

        await OpenAsync(click, duringOnly ? WhyNotSettle(click, item) : WhyNotTakePart(click), () => form(item), ct);
    }

    static AgendaItem? Open(Click click) => click.Meeting.Item(click.About.ItemId) is { Disposition: null or Disposition.Asked } item ? item : null;

    static MeetingRefusal WhyNotOpen(Click click) =>
        click.Meeting.Item(click.About.ItemId) is { Disposition: not null } over ? new MeetingRefusal.AlreadyDisposed(over) : new MeetingRefusal.UnknownItem();

    /// <summary>What was asked after a meeting is said after it; everything else while it runs. No form opens to settle a dispute in another way than its own.</summary>
    MeetingRefusal? WhyNotSettle(Click click, AgendaItem item) => item switch
    {
        { Disposition: Disposition.Asked } => WhyNotTakePart(click),
        { Dispute: { } dispute } => WhyNotRunning(click) ?? new MeetingRefusal.IsDispute(dispute),
        _ => WhyNotRunning(click),
    };

    /// <summary>Opens a form, or says why there is none.</summary>
    async Task OpenAsync(Click click, Refusal? refusal, Func<ModalView> form, CancellationToken ct)
    {
        if (refusal is not null)
        {
            await SayAsync(click, refusal, ct);
        }
        else
        {
            await reply.OpenAsync(click.Payload, click.Request, form(), ct);
        }
    }

    /// <summary>Carries out what needs no form.</summary>
    async Task ApplyAsync(Click click, MeetingCommand command, CancellationToken ct, bool showAgenda = false)
    {
        var outcome = await inbox.FirstTimeAsync(
            click.Key, click.Request, session => desk.ApplyAsync(session, click.Key, click.About.MeetingId, command), ct);
        if (outcome is Outcome<Meeting>.Refused refused)
        {
            await SayAsync(click, refused.Why, ct);
        }
        else if (outcome is Outcome<Meeting>.Ignored)
        {
            await reply.SayAsync(click.Payload, click.Request, ClickReply.SoAlready, ct);
        }
        else if (showAgenda && outcome is Outcome<Meeting>.Changed changed)
        {
            await SayAgendaAsync(click, changed.State, again: true, ct);
        }
    }

    /// <summary>The whole agenda, where the click was made: beside the message, in place of the list it came from, or in a page over Home.</summary>
    async Task SayAgendaAsync(Click click, Meeting meeting, bool again, CancellationToken ct)
    {
        var blocks = AgendaList.Blocks(meeting, click.Program);
        if (click.Payload.ResponseUrl is not null)
        {
            await reply.SayAsync(click.Payload, Mrkdwn.Of($"Agenda of {meeting.Terms.Name}"), blocks, replace: again);
            return;
        }

        var page = new ModalView("Agenda", blocks) { Close = "Close" };
        await (again && click.Payload.View is { Type: "modal" } open
            ? forms.TryUpdateAsync(click.Request.Workspace, open, page, ct)
            : forms.TryOpenAsync(click.Payload, click.Request, page, ct));
    }

    async Task SendMarkdownAsync(Click click, CancellationToken ct)
    {
        var actions = await database.ReadAsync(db => followUps.OfMeetingAsync(db, click.Key, click.Meeting.Id));
        files.Send(
            click.Request.Workspace, click.Actor, MeetingFiles.NameOf(click.Meeting, "md"), MeetingMinutes.Markdown(click.Meeting, click.Program, actions),
            Mrkdwn.Of($"Minutes of {click.Meeting.Terms.Name}"));
        await reply.SayAsync(click.Payload, click.Request, Mrkdwn.Of($"The minutes are on their way to your messages with AlignBot."), ct);
    }

    Task SayAsync(Click click, Refusal refusal, CancellationToken ct) =>
        reply.SayAsync(click.Payload, click.Request, MeetingRefusals.Say(refusal, click.Program, click.Meeting.Terms.Zone), ct);

    MeetingRefusal.NotPermitted? WhyNotRun(Click click) => MeetingWorkflow.WhyNotRun(click.Meeting, click.Actor, click.Program.Roster, Now);

    static MeetingRefusal.NotPermitted? WhyNotTakePart(Click click) => click.Program.Roster.MayTakePart(click.Actor)
        ? null
        : new MeetingRefusal.NotPermitted(MeetingDeed.TakePart, [], click.Program.Roster.StandingOf(click.Actor));

    /// <summary>What the rules would refuse anyway, said before a form is filled in for nothing.</summary>
    MeetingRefusal? WhyNotRunning(Click click)
    {
        if (WhyNotTakePart(click) is { } stranger)
        {
            return stranger;
        }

        if (click.Meeting.Status is not MeetingStatus.Running)
        {
            return click.Meeting.Ending is { } ending ? new MeetingRefusal.AlreadyOver(click.Meeting.Status, ending) : new MeetingRefusal.NotStarted(click.Meeting.StartsAt);
        }

        return click.Meeting.Here.Any(here => here.User == click.Actor) || WhyNotRun(click) is null ? null : new MeetingRefusal.NotCheckedIn();
    }

    Instant Now => clock.GetCurrentInstant();

    Task<(Meeting Meeting, ProgramInfo Program)?> ReadAsync(ProgramKey key, Guid id) =>
        database.ReadAsync<(Meeting, ProgramInfo)?>(async db =>
        {
            var row = await MeetingQueries.Of(db.Meetings, key).SingleOrDefaultAsync(row => row.Id == id);
            return row is null ? null : (MeetingDesk.StateOf(row), await programs.LatestAsync(key));
        });

    sealed record Click(BlockActions Payload, SlackRequest Request, ProgramKey Key, MeetingRef About, Meeting Meeting, ProgramInfo Program, UserId Actor);
}
