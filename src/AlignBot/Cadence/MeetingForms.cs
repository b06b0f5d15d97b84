using System.Collections.Immutable;
using AlignBot.Cadence.Agendas;
using AlignBot.Cadence.Running;
using AlignBot.Cadence.Upcoming;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Cadence;

/// <summary>Takes in the forms of a meeting. What is wrong stands under its field; that the meeting has moved on is a page of its own.</summary>
sealed class MeetingForms(
    InstallationDirectory installations, ProgramDirectory programs, MeetingDesk desk, IDecisionLog decisions, IDecisionForm decision, IAccountNames accounts, RequestInbox inbox, IClock clock)
    : IViewSubmissionHandler
{
    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        if (MeetingRef.Parse(submission.View.PrivateMetadata) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        var form = new Sent(about.Program(installation), about, new UserId(submission.User.Id), submission.View.State, clock.GetCurrentInstant());
        return submission.View.CallbackId switch
        {
            AddItemModal.CallbackId => await ItemAsync(form, submission.View.Id, request, ct),
            ParkItemModal.CallbackId => await ApplyAsync(form, request, ParkItemModal.Read(about, form.Actor, form.State, form.Now), ParkItemModal.BlockOf, ct),
            DropItemModal.CallbackId => await ApplyAsync(form, request, DropItemModal.Read(about, form.Actor, form.State, form.Now), _ => DropItemModal.Reason, ct),
            EndMeetingModal.CallbackId => await ApplyAsync(form, request, EndMeetingModal.Read(form.Actor, form.State, form.Now), EndMeetingModal.BlockOf, ct),
            SkipMeetingModal.CallbackId => await ApplyAsync(form, request, SkipMeetingModal.Read(form.Actor, form.State), _ => SkipMeetingModal.Reason, ct),
            MoveMeetingModal.CallbackId => await MoveAsync(form, request, ct),
            DecideItemModal.CallbackId => await DecideAsync(form, request, ct),
            _ => await MetAsync(form, request, ct),
        };
    }

    /// <summary>An account of the list goes by its name there.</summary>
    async Task<ViewAck> ItemAsync(Sent form, string view, SlackRequest request, CancellationToken ct)
    {
        var account = await accounts.AskOnceAsync(await programs.LatestAsync(form.Key), view, form.Actor, AddItemModal.AccountOf(form.State));
        return account.Question is { } question
            ? ViewAck.Error(AddItemModal.Account, question)
            : await ApplyAsync(form, request, AddItemModal.Read(form.About, form.Actor, form.State, account.Name), AddItemModal.BlockOf, ct);
    }

    Task<ViewAck> ApplyAsync(Sent form, SlackRequest request, MeetingCommand command, Func<Refusal, string?> blockOf, CancellationToken ct) => inbox.OnceAsync(
        form.Key, request,
        async session => await desk.ApplyAsync(session, form.Key, form.About.MeetingId, command) is Outcome<Meeting>.Refused refused
            ? await RefusedAsync(session, form, refused.Why, blockOf)
            : ViewAck.Clear,
        ct);

    async Task<ViewAck> MoveAsync(Sent form, SlackRequest request, CancellationToken ct) => await inbox.OnceAsync(
        form.Key, request,
        async session =>
        {
            if (await FindAsync(session, form) is not { } meeting)
            {
                return ViewAck.Clear;
            }

            if (MoveMeetingModal.Read(form.Actor, form.State, meeting.Terms.Zone) is not { } move)
            {
                return ViewAck.Error(MoveMeetingModal.Day, "Choose a day and a time.");
            }

            return await desk.ApplyAsync(session, form.Key, form.About.MeetingId, move) is Outcome<Meeting>.Refused refused
                ? await RefusedAsync(session, form, refused.Why, MoveMeetingModal.BlockOf)
                : ViewAck.Clear;
        },
        ct);

    /// <summary>The decision goes into the log, belongs to the meeting because it runs, and is how the item ended.</summary>
    Task<ViewAck> DecideAsync(Sent form, SlackRequest request, CancellationToken ct)
    {
        var (draft, errors) = decision.Read(form.Actor, form.State);
        return inbox.OnceAsync(
            form.Key, request,
            async session => errors.Count == 0
                ? await DecideAsync(session, form, draft)
                : ViewAck.Errors(decision.Sentences(
                    await decisions.CheckAsync(session, form.Key, draft), form.State, await programs.CurrentAsync(session, form.Key), errors)),
            ct);
    }

    async ValueTask<ViewAck> DecideAsync(Session session, Sent form, NewDecision draft)
    {
        var meeting = await FindAsync(session, form);
        if (meeting is null)
        {
            return ViewAck.Clear;
        }

        if (meeting.Status is not MeetingStatus.Running)
        {
            Refusal over = meeting.Ending is { } ending ? new MeetingRefusal.AlreadyOver(meeting.Status, ending) : new MeetingRefusal.NotStarted(meeting.StartsAt);
            return await RefusedAsync(session, form, over, _ => null);
        }

        if (form.About.Item is not null && meeting.Item(form.About.ItemId) is { Disposition: not null } settled)
        {
            return await RefusedAsync(session, form, new MeetingRefusal.AlreadyDisposed(settled), _ => null);
        }

        // The rules are asked before anything goes into the log: a refusal leaves it as it was.
        var item = form.About.Item is null ? null : meeting.Item(form.About.ItemId);
        if (item is not null && MeetingWorkflow.Apply(meeting, Decided(form, session, item, default, 0), await ContextAsync(session, form)) is Outcome<Meeting>.Refused no)
        {
            return await RefusedAsync(session, form, no.Why, _ => decision.TextBlock);
        }

        // Who records from its card is there: it belongs to this meeting.
        _ = await desk.ApplyAsync(session, form.Key, form.About.MeetingId, new MeetingCommand.CheckIn(form.Actor));
        var outcome = await decisions.RecordAsync(session, form.Key, draft with { Account = item?.Account, Question = item?.Text });
        if (outcome is Outcome<Decision>.Refused refused)
        {
            var program = await programs.CurrentAsync(session, form.Key);
            return decision.BlockOf(refused.Why, form.State) is null
                ? Page(decisions.Say(refused.Why, program))
                : ViewAck.Errors(decision.Sentences([refused.Why, .. refused.Also], form.State, program));
        }

        if (item is not null && outcome is Outcome<Decision>.Changed { State: var taken })
        {
            (await desk.ApplyAsync(session, form.Key, form.About.MeetingId, Decided(form, session, item, taken.Id, taken.Number))).Taken();
        }

        return ViewAck.Clear;
    }

    static MeetingCommand.Dispose Decided(Sent form, Session session, AgendaItem item, DecisionId taken, int number) =>
        new(form.Actor, item.Id, new Disposition.Decided(form.Actor, session.Now, taken, number));

    async ValueTask<MeetingContext> ContextAsync(Session session, Sent form)
    {
        var program = await programs.CurrentAsync(session, form.Key);
        return new MeetingContext(session.Now, program.Roster, program.Calendar);
    }

    Task<ViewAck> MetAsync(Sent form, SlackRequest request, CancellationToken ct) => inbox.OnceAsync(
        form.Key, request,
        async session =>
        {
            var (present, lines, nothing) = MetModal.Read(form.State);
            if (lines.Count > MetModal.Most)
            {
                return ViewAck.Error(MetModal.Decisions, $"These are {lines.Count} decisions; at most {MetModal.Most} fit. Record the others with /decision.");
            }

            if (await FindAsync(session, form) is not { } meeting)
            {
                return ViewAck.Clear;
            }

            // All the rules are asked before anything goes into the log: a refusal leaves it as it was, and what was typed where it stands.
            var program = await programs.CurrentAsync(session, form.Key);
            var command = new MeetingCommand.MetWithoutBot(form.Actor, [.. present], [.. lines.Select(line => new TakenDecision(default, 0, line))], nothing);
            if (MeetingWorkflow.Apply(meeting, command, await ContextAsync(session, form)) is Outcome<Meeting>.Refused refused)
            {
                return await RefusedAsync(session, form, refused.Why, MetModal.BlockOf);
            }

            ImmutableArray<UserId> deciders = [.. RequiredPeople.All(meeting.Terms.RequiredRoles, program.Roster, session.Now).Where(present.Contains)];
            var drafts = lines.Select(line => IDecisionLog.Draft(form.Actor, line) with { Meeting = meeting.Id, DecidedBy = deciders }).ToList();
            foreach (var draft in drafts)
            {
                if (await decisions.CheckAsync(session, form.Key, draft) is [var why, ..])
                {
                    return ViewAck.Error(MetModal.Decisions, decisions.Say(why, program).Plain);
                }
            }

            var taken = ImmutableArray.CreateBuilder<TakenDecision>();
            foreach (var draft in drafts)
            {
                var recorded = (await decisions.RecordAsync(session, form.Key, draft)).Taken();
                taken.Add(new TakenDecision(recorded.Id, recorded.Number, DecisionTitle.Line(recorded)));
            }

            (await desk.ApplyAsync(session, form.Key, form.About.MeetingId, command with { Decisions = taken.ToImmutable() })).Taken();
            return ViewAck.Clear;
        },
        ct);

    async ValueTask<ViewAck> RefusedAsync(Session session, Sent form, Refusal why, Func<Refusal, string?> blockOf)
    {
        var program = await programs.CurrentAsync(session, form.Key);
        var zone = (await FindAsync(session, form))?.Terms.Zone ?? program.Calendar.Zone;
        var words = MeetingRefusals.Say(why, program, zone);

        // No field mends that the meeting has moved on. Whatever one does stands under it, in plain text: what was typed stays.
        return why is MeetingRefusal.AlreadyOver or MeetingRefusal.NotStarted or MeetingRefusal.TooEarly || blockOf(why) is not { } block
            ? Page(words)
            : ViewAck.Error(block, words.Plain);
    }

    static ViewAck Page(Mrkdwn words) => ViewAck.Update(new ModalView("Not recorded", [new SectionBlock(words.Shortened(3000))]) { Close = "Close" });

    static async ValueTask<Meeting?> FindAsync(Session session, Sent form) =>
        await MeetingQueries.Of(session.Db.Meetings, form.Key).SingleOrDefaultAsync(row => row.Id == form.About.MeetingId) is { } row ? MeetingDesk.StateOf(row) : null;

    sealed record Sent(ProgramKey Key, MeetingRef About, UserId Actor, ViewState State, Instant Now);
}
