using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Disputes.Asks;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Engine.Drafts;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Disputes.Raising;

/// <summary>Step one of raising a dispute: from <c>/dispute</c>, from a message, from Home, or again from the button offered when no form opened.</summary>
sealed class RaiseDispute(
    ProgramFinder finder, ProgramDirectory programs, ConfirmRaise confirm, DraftStore drafts, IAccountNames accounts, FormOpener forms, ClickReply reply, IClock clock)
    : IMessageShortcutHandler, IShortcutHandler, IActionHandler, IViewSubmissionHandler
{
    /// <summary>Tries again to open the form; carries the program and the draft with what was typed.</summary>
    public const string OpenFormAction = "dispute.raise.open";

    /// <summary>On Home; carries the program.</summary>
    public const string HomeAction = "dispute.raise.home";

    public const string MessageShortcutId = "dispute.raise.message";
    public const string GlobalShortcutId = "dispute.raise.global";

    /// <summary>What was typed after <c>/dispute</c> is the question.</summary>
    public async Task<CommandAck> RaiseAsync(ProgramKey program, SlashCommand command, SlackRequest request, CancellationToken ct)
    {
        var question = await programs.PlainAsync(program, command.Text.Trim(), command.ChannelId, command.ChannelName);
        var form = new RaiseForm { ProgramId = program.ProgramId, Question = TextLimits.Cut(question, TextLimits.Body) };
        var refused = await OpenAsync(form, program, command.UserId, command.TriggerId, request, ct);
        return refused is null ? CommandAck.Nothing : CommandAck.Ephemeral(refused.Value.Text, refused.Value.Blocks);
    }

    public async Task<ActionAck> Handle(MessageShortcut shortcut, SlackRequest request, CancellationToken ct)
    {
        var found = await finder.FindAsync(request.Workspace, shortcut.Channel.Id, shortcut.User.Id);
        var refused = found.Program is { } program
            ? await OpenAsync(new RaiseForm { ProgramId = program.ProgramId, Quote = await QuoteAsync(program, shortcut) }, program, shortcut.User.Id, shortcut.TriggerId, request, ct)
            : (found.Sentence, [new SectionBlock(found.Sentence)]);
        if (refused is { } instead)
        {
            await reply.SayAsync(shortcut, instead.Text, instead.Blocks);
        }

        return ActionAck.Nothing;
    }

    public async Task<ActionAck> Handle(GlobalShortcut shortcut, SlackRequest request, CancellationToken ct)
    {
        var found = await finder.FindAsync(request.Workspace, channelId: null, shortcut.User.Id);
        var refused = found.Program is { } program
            ? await OpenAsync(new RaiseForm { ProgramId = program.ProgramId }, program, shortcut.User.Id, shortcut.TriggerId, request, ct)
            : (found.Sentence, [new SectionBlock(found.Sentence)]);
        if (refused is { } instead)
        {
            // There is no response_url here; if it was not the form that failed to open, a small page can still say why.
            await forms.TryOpenAsync(
                request.Workspace, shortcut.TriggerId, new ModalView("Raise a dispute", instead.Blocks) { Close = "Close" }, ct);
        }

        return ActionAck.Nothing;
    }

    /// <summary>The button on Home, and the one under 'If no form opened'.</summary>
    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (action.ActionId == HomeAction)
        {
            return await FromHomeAsync(payload, action, request, ct);
        }

        if (action.ActionId == RaiseDisputeModal.MoreAction)
        {
            return await ShowMoreAsync(payload, request, ct);
        }

        var found = await finder.FindAsync(request.Workspace, payload.Channel?.Id, payload.User.Id);
        if (found.Program is { } program && DraftOf(action.Value) is { } draft
            && await drafts.FindAsync(program.InstallationId, draft.Id, payload.User.Id, DisputeFormJson.Default.RaiseForm) is { } form)
        {
            var info = await programs.LatestAsync(program with { ProgramId = form.ProgramId });
            await forms.TryOpenAsync(request.Workspace, payload.TriggerId, RaiseDisputeModal.Form(info, form, draft.Id, new UserId(payload.User.Id)), ct);
        }

        return ActionAck.Nothing;
    }

    /// <summary>The rest of the form, in place: with what was typed so far.</summary>
    async Task<ActionAck> ShowMoreAsync(BlockActions payload, SlackRequest request, CancellationToken ct)
    {
        var (found, raiser) = (await finder.FindAsync(request.Workspace, channelId: null, payload.User.Id), new UserId(payload.User.Id));
        if (found.InstallationId != 0 && payload.View is { } open && DraftOf(open.PrivateMetadata) is { } draft)
        {
            var program = await programs.LatestAsync(new ProgramKey(found.InstallationId, draft.ProgramId));
            var form = RaiseDisputeModal.Read(program, open.State, raiser).With(await OpenedWithAsync(program.Key, draft.Id, raiser));
            await forms.TryUpdateAsync(request.Workspace, open, RaiseDisputeModal.Form(program, form, draft.Id, raiser, more: true), ct);
        }

        return ActionAck.Nothing;
    }

    async Task<QuotedMessage?> QuoteAsync(ProgramKey program, MessageShortcut shortcut) =>
        QuoteWords.Of(shortcut, await programs.PlainAsync(program, MessageText.Of(shortcut.Message), shortcut.Channel.Id, shortcut.Channel.Name));

    /// <summary>What the form was opened with, if there was more than it has fields for.</summary>
    Task<RaiseForm?> OpenedWithAsync(ProgramKey key, Guid draft, UserId raiser) =>
        drafts.FindAsync(key.InstallationId, draft, raiser.Value, DisputeFormJson.Default.RaiseForm);

    async Task<ActionAck> FromHomeAsync(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        var found = await finder.FindAsync(request.Workspace, channelId: null, payload.User.Id);
        if (found.InstallationId != 0 && int.TryParse(action.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var program)
            && await OpenAsync(new RaiseForm { ProgramId = program }, new ProgramKey(found.InstallationId, program), payload.User.Id, payload.TriggerId, request, ct) is { } refused)
        {
            await reply.SayAsync(payload, request, refused.Text, ct);
        }

        return ActionAck.Nothing;
    }

    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        var found = await finder.FindAsync(request.Workspace, channelId: null, submission.User.Id);
        if (found.InstallationId == 0 || DraftOf(submission.View.PrivateMetadata) is not { } draft)
        {
            return ViewAck.Clear;
        }

        return await CheckAsync(new ProgramKey(found.InstallationId, draft.ProgramId), draft.Id, submission);
    }

    /// <summary>Step one sent: the rules are asked for real, but nothing is kept except what was typed.</summary>
    async Task<ViewAck> CheckAsync(ProgramKey key, Guid draft, ViewSubmission submission)
    {
        var (program, raiser) = (await programs.LatestAsync(key), new UserId(submission.User.Id));
        var form = RaiseDisputeModal.Read(program, submission.View.State, raiser);
        var account = await accounts.MatchAsync(program, form.Account);
        form = form with { Account = account.Name };
        var raise = form.ToNewDispute(default, 0, program, raiser);
        var context = new DisputeContext(clock.GetCurrentInstant(), program.Roster, program.Calendar);
        var problems = DisputeChecks.Problems(raise, context).ToList();
        if (problems.Count > 0)
        {
            // Each field gets its sentence at once; a field with two mistakes, its first.
            return ViewAck.Errors(problems.GroupBy(problem => RaiseDisputeModal.BlockOf(problem, form, submission.View.State))
                .ToDictionary(field => field.Key, field => DisputeRefusals.Say(field.First(), program).Plain));
        }

        if (Rehearsal.Run(raise, context).Report is not { } report)
        {
            return ViewAck.Clear;
        }

        // What the form has no field for is in the draft it was opened with.
        var opened = await OpenedWithAsync(key, draft, raiser);
        if (account.Question is { } question && opened?.AccountAsked != account.Name)
        {
            // Asked once: whoever sends the same again means another company.
            await drafts.SaveAsync(key.InstallationId, draft, raiser.Value, (opened ?? form) with { AccountAsked = account.Name }, DisputeFormJson.Default.RaiseForm);
            return ViewAck.Error(RaiseDisputeModal.AccountBlock, question);
        }

        form = form.With(opened);
        return ViewAck.Push(await confirm.ShowAsync(program, form, report, draft, raiser));
    }

    /// <summary>Opens step one; null when it is open, else what to show instead.</summary>
    async Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)?> OpenAsync(
        RaiseForm form, ProgramKey key, string user, string? trigger, SlackRequest request, CancellationToken ct)
    {
        var program = await programs.LatestAsync(key);
        if (!program.Roster.MayTakePart(new UserId(user)))
        {
            var no = DisputeRefusals.Say(
                new DisputeRefusal.NotPermitted(DisputeDeed.Raise, [], program.Roster.StandingOf(new UserId(user))), program);
            return (no, [new SectionBlock(no)]);
        }

        var draft = Guid.CreateVersion7();
        if (form.Quote is not null)
        {
            // The form has no field for it.
            await drafts.SaveAsync(key.InstallationId, draft, user, form, DisputeFormJson.Default.RaiseForm);
        }

        if (await forms.TryOpenAsync(request.Workspace, trigger, RaiseDisputeModal.Form(program, form, draft, new UserId(user)), ct))
        {
            return null;
        }

        await drafts.SaveAsync(key.InstallationId, draft, user, form, DisputeFormJson.Default.RaiseForm);
        var text = Mrkdwn.Of($"If no form opened, open it here. What you typed is kept.");
        return (text, [new SectionBlock(text), new ActionsBlock(OpenButton(key, draft, "Open the form"))]);
    }

    /// <summary>A button that opens step one with what was typed.</summary>
    public async Task<Button> OfferAsync(ProgramKey key, string user, string question)
    {
        var (draft, form) = (Guid.CreateVersion7(), new RaiseForm { ProgramId = key.ProgramId, Question = question });
        await drafts.SaveAsync(key.InstallationId, draft, user, form, DisputeFormJson.Default.RaiseForm);
        return OpenButton(key, draft, "Raise a dispute with these words");
    }

    static Button OpenButton(ProgramKey key, Guid draft, string label) => new(OpenFormAction, label) { Value = $"{key.ProgramId}/{draft:N}" };

    /// <summary>Which draft a form or button is of.</summary>
    public static (int ProgramId, Guid Id)? DraftOf(string? text) =>
        text?.Split('/') is [var program, var draft]
        && int.TryParse(program, CultureInfo.InvariantCulture, out var programId)
        && Guid.TryParseExact(draft, "N", out var id)
            ? (programId, id)
            : null;
}
