using AlignBot.Contracts;
using AlignBot.Disputes.Asks;
using AlignBot.Disputes.Forms;
using AlignBot.Disputes.Records;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Engine.Drafts;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Disputes.Raising;

/// <summary>Step two of raising: what would become of it, what is there already about the same matter, and the raising itself.</summary>
sealed class ConfirmRaise(
    InstallationDirectory installations, ProgramDirectory programs, IDatabase database, DisputeArchive archive, DisputeDesk desk, MatterSearch matters, DraftStore drafts,
    ClickReply reply, RequestInbox inbox, IEnumerable<IRaiseSection> sections, IClock clock)
    : IViewSubmissionHandler, IActionHandler
{
    /// <summary>The page, and the draft kept for it.</summary>
    public async Task<ModalView> ShowAsync(ProgramInfo program, RaiseForm form, RehearsalReport report, Guid draft, UserId raiser)
    {
        var now = clock.GetCurrentInstant();
        var like = await database.ReadAsync(db => matters.FindAsync(db, program, form.Matter, raiser, now));
        await drafts.SaveAsync(program.Key.InstallationId, draft, raiser.Value, form.Beside(like), DisputeFormJson.Default.RaiseForm);
        List<Block> beside = [.. LikeWords.Blocks(like, program, raiser, now)];
        List<DecisionId> shown = [.. like.Found.Take(LikeWords.Shown).Select(one => one.Decision?.Id).OfType<DecisionId>()];
        foreach (var section in sections)
        {
            beside.AddRange(await section.ShowAsync(program, report.End, raiser, shown));
        }

        return RaiseConfirmModal.Show(program, report, beside, draft);
    }

    /// <summary>The dispute is raised from the draft, once.</summary>
    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        if (RaiseDispute.DraftOf(submission.View.PrivateMetadata) is not { } draft || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        var (key, raiser) = (new ProgramKey(installation, draft.ProgramId), new UserId(submission.User.Id));
        return await inbox.OnceAsync(installation, request, session => RaiseAsync(session, key, draft.Id, raiser, LikeWords.Read(submission.View.State)), ct);
    }

    async ValueTask<ViewAck> RaiseAsync(Session session, ProgramKey key, Guid draft, UserId raiser, string? although)
    {
        if (await DraftStore.ReadAsync(session, key.InstallationId, draft, raiser.Value, DisputeFormJson.Default.RaiseForm) is not { } form)
        {
            return ViewAck.Update(Notice(Mrkdwn.Of($"This form has been sent already, or is days old. Raise a new dispute with `/dispute`.")));
        }

        var program = await programs.CurrentAsync(session, key);
        form = form with { Although = although };
        if (form.IsLikeOthers && TextLimits.Check(FormField.Reason, although, TextLimits.Line) is { } missing)
        {
            return ViewAck.Errors(new Dictionary<string, string> { [LikeWords.Why] = DisputeRefusals.Say(missing, program).Plain });
        }

        if (await AlsoRaisedAsync(session, program, form, draft, raiser) is { } again)
        {
            return again;
        }

        await DraftStore.TakeAsync(session, key.InstallationId, draft, raiser.Value, DisputeFormJson.Default.RaiseForm);
        return await desk.RaiseAsync(session, key, form, raiser) switch
        {
            Outcome<Dispute>.Refused refused => ViewAck.Update(Notice(DisputeRefusals.Say(refused.Why, program))),
            Outcome<Dispute>.Changed { State: var raised } when ChannelOf(raised, program) is { } elsewhere =>
                ViewAck.Update(Notice(Mrkdwn.Of($"Raised as DSP-{raised.Number}. Its thread is in {Mention.Channel(elsewhere)}, the channel of that category."))),
            _ => ViewAck.Clear,
        };
    }

    /// <summary>Somebody raised the same since this page was shown: the page again, with theirs. Null when nobody did.</summary>
    /// <remarks>The program is held: of two at the same moment, the second finds the first.</remarks>
    async ValueTask<ViewAck?> AlsoRaisedAsync(Session session, ProgramInfo program, RaiseForm form, Guid draft, UserId raiser)
    {
        if (form.ComparedUpTo is not { } upTo
            || await matters.RaisedSinceAsync(session.Db, program, form.Matter, raiser, session.Now, upTo) is not { Found.Count: > 0 } since
            || Rehearsal.Run(form.ToNewDispute(default, 0, program, raiser), new DisputeContext(session.Now, program.Roster, program.Calendar)).Report is not { } report)
        {
            return null;
        }

        var before = await matters.FindAsync(session.Db, program, form.Matter, raiser, session.Now);
        var like = new LikeMatters(since.UpTo, [.. since.Found.Concat(before.Found).DistinctBy(one => one.Name)]);
        await DraftStore.SaveAsync(session, program.Key.InstallationId, draft, raiser.Value, form.Beside(like), DisputeFormJson.Default.RaiseForm);
        return ViewAck.Update(RaiseConfirmModal.Show(program, report, LikeWords.Blocks(like, program, raiser, session.Now, form.Although), draft));
    }

    /// <summary>'Join': the question, as a view on the dispute that is there.</summary>
    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (DisputeRef.Parse(action.Value) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation
            || await archive.FindAsync(about.Program(installation), about.DisputeId) is not { } found)
        {
            return ActionAck.Nothing;
        }

        var reader = new UserId(payload.User.Id);
        if (!found.MayBeReadBy(reader, clock.GetCurrentInstant()))
        {
            await reply.SayAsync(payload, request, found.Confidential(), ct);
            return ActionAck.Nothing;
        }

        var typed = RaiseDispute.DraftOf(payload.View?.PrivateMetadata) is { } draft
            ? await drafts.FindAsync(installation, draft.Id, reader.Value, DisputeFormJson.Default.RaiseForm)
            : null;
        await reply.OpenAsync(payload, request, WordsModal.View(new FormContext(about, found.Dispute, found.Program, reader) { Chosen = typed?.Question }), ct);

        return ActionAck.Nothing;
    }

    /// <summary>The category's own channel; null where the thread is in the program's.</summary>
    static string? ChannelOf(Dispute raised, ProgramInfo program) =>
        raised.Path.Category(raised.Category)?.Channel is { } channel && channel != program.ChannelId ? channel : null;

    static ModalView Notice(Mrkdwn sentence) => new("Raise a dispute", [new SectionBlock(sentence.Shortened(3000))]) { Close = "Close" };
}
