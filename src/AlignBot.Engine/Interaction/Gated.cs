using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Engine.Interaction;

// What a feature declares, with the gate before it: one class a kind of request. Each says why not where the person is.

/// <summary>A slash command behind the gate.</summary>
sealed class GatedCommand<THandler>(THandler handler, Gate gate) : ICommandHandler
    where THandler : class, ICommandHandler
{
    public Task<CommandAck> Handle(SlashCommand command, SlackRequest request, CancellationToken ct) => GonePrograms.OnceMoreAsync(async () =>
        await gate.WhyNotAsync(command.Command, command, request, handler) is { } no
            ? CommandAck.Ephemeral(no.Sentence)
            : await handler.Handle(command, request, ct));
}

/// <summary>A word of <c>/align</c> behind the gate. Whoever may is answered in the program that they mean.</summary>
sealed class GatedVerb(string command, IAlignVerb verb, Gate gate, ProgramFinder finder, ProgramDirectory programs) : IAlignWord
{
    public string Word => verb.Word;

    public Mrkdwn Help => verb.Help;

    public HelpPart Part => verb.Part;

    public Task<CommandAck> Handle(SlashCommand typed, SlackRequest request, CancellationToken ct) => GonePrograms.OnceMoreAsync(() => AnswerAsync(typed, request, ct));

    async Task<CommandAck> AnswerAsync(SlashCommand typed, SlackRequest request, CancellationToken ct)
    {
        if (await gate.WhyNotAsync(command, typed, request, verb) is { } no)
        {
            return CommandAck.Ephemeral(no.Sentence);
        }

        var found = await finder.FindAsync(request.Workspace, typed.ChannelId, typed.UserId);
        return found.Program is { } key
            ? await verb.Handle(new ProgramCommand(typed, request, await programs.LatestAsync(key)), ct)
            : CommandAck.Ephemeral(found.Sentence);
    }
}

/// <summary>A word of <c>/align</c> behind the gate that needs no program where it is typed.</summary>
sealed class GatedWord(string command, IAlignWord word, Gate gate) : IAlignWord
{
    public string Word => word.Word;

    public Mrkdwn Help => word.Help;

    public HelpPart Part => word.Part;

    public Task<CommandAck> Handle(SlashCommand typed, SlackRequest request, CancellationToken ct) => GonePrograms.OnceMoreAsync(async () =>
        await gate.WhyNotAsync(command, typed, request, word) is { } no ? CommandAck.Ephemeral(no.Sentence) : await word.Handle(typed, request, ct));
}

/// <summary>Programs that another process deleted, and that this one still took for their channel's.</summary>
static class GonePrograms
{
    /// <summary>Answers, and once more where the program turns out to be gone: it is forgotten then, and the channel has another or none.</summary>
    public static async Task<CommandAck> OnceMoreAsync(Func<Task<CommandAck>> answer)
    {
        try
        {
            return await answer();
        }
        catch (ProgramGoneException)
        {
            return await answer();
        }
    }
}

/// <summary>A button, choice or menu behind the gate.</summary>
sealed class GatedDeed<THandler>(THandler handler, Gate gate, ClickReply reply) : IActionHandler
    where THandler : class, IActionHandler
{
    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        Denial no;
        try
        {
            if (await gate.WhyNotAsync(payload, action, request) is not { } denied)
            {
                return await handler.Handle(payload, action, request, ct);
            }

            no = denied;
        }
        catch (ProgramGoneException)
        {
            no = GatePage.ProgramGone;
        }

        await reply.SayAsync(payload, request, no.Sentence, ct);
        return ActionAck.Nothing;
    }
}

/// <summary>A form behind the gate. Whoever may not send it, or chose a date that nobody can reckon with, keeps what they typed before them; whoever
/// sends it twice gets the first answer.</summary>
sealed class GatedForm<THandler>(THandler handler, Gate gate, InstallationDirectory installations, RequestInbox inbox) : IViewSubmissionHandler
    where THandler : class, IViewSubmissionHandler
{
    const string SentBefore =
        "This form was sent before, and what stood in it then has been carried out. What you have changed since has not. Close the form, and change what was recorded.";

    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        // Before the gate: the first sending may have changed what its sender may do.
        if (request.Form is { } form && await installations.FindAsync(request.Workspace) is { } installation
            && await inbox.SentBeforeAsync(installation, form) is { } before)
        {
            return before.SameContent ? before.Answer : No(submission.View, new Denial(Mrkdwn.Of($"{SentBefore}"), SentBefore));
        }

        try
        {
            return await gate.WhyNotAsync(HandlerKind.Submission, submission.View, submission, request) is { } no
                ? No(submission.View, no)
                : ChosenDates.WhyNot(submission.View.State) is { Count: > 0 } tooFar ? ViewAck.Errors(tooFar) : await handler.Handle(submission, request, ct);
        }
        catch (ProgramGoneException)
        {
            return No(submission.View, GatePage.ProgramGone);
        }
    }

    static ViewAck No(ReceivedView view, Denial no) =>
        view.Blocks.FirstOrDefault(block => block.Type == "input")?.BlockId is { } field ? ViewAck.Error(field, no.Plain) : ViewAck.Update(GatePage.Of(no));
}

/// <summary>A dismissal behind the gate. There is nobody before it any more to be told.</summary>
sealed class GatedClosing<THandler>(THandler handler, Gate gate) : IViewClosedHandler
    where THandler : class, IViewClosedHandler
{
    public async Task<ActionAck> Handle(ViewClosed closed, SlackRequest request, CancellationToken ct)
    {
        try
        {
            return await gate.WhyNotAsync(HandlerKind.Closed, closed.View, closed, request) is null ? await handler.Handle(closed, request, ct) : ActionAck.Nothing;
        }
        catch (ProgramGoneException)
        {
            return ActionAck.Nothing;
        }
    }
}

/// <summary>A shortcut on a message behind the gate.</summary>
sealed class GatedMessageShortcut<THandler>(THandler handler, Gate gate, ClickReply reply) : IMessageShortcutHandler
    where THandler : class, IMessageShortcutHandler
{
    public async Task<ActionAck> Handle(MessageShortcut shortcut, SlackRequest request, CancellationToken ct)
    {
        if (await gate.WhyNotAsync(HandlerKind.MessageShortcut, shortcut.CallbackId, shortcut.Channel.Id, shortcut, request) is not { } no)
        {
            return await handler.Handle(shortcut, request, ct);
        }

        await reply.SayAsync(shortcut, no.Sentence);
        return ActionAck.Nothing;
    }
}

/// <summary>A shortcut from anywhere behind the gate. It has no response_url: a small page says why not.</summary>
sealed class GatedGlobalShortcut<THandler>(THandler handler, Gate gate, FormOpener forms) : IShortcutHandler
    where THandler : class, IShortcutHandler
{
    public async Task<ActionAck> Handle(GlobalShortcut shortcut, SlackRequest request, CancellationToken ct)
    {
        if (await gate.WhyNotAsync(HandlerKind.GlobalShortcut, shortcut.CallbackId, null, shortcut, request) is not { } no)
        {
            return await handler.Handle(shortcut, request, ct);
        }

        await forms.TryOpenAsync(request.Workspace, shortcut.TriggerId, GatePage.Of(no), ct);
        return ActionAck.Nothing;
    }
}

static class GatePage
{
    const string Gone = "What this belongs to is not there any more. /align status shows what there is.";

    /// <summary>A reference from before the program went, or one that somebody made up.</summary>
    public static Denial ProgramGone { get; } = new(Mrkdwn.Of($"{Gone}"), Gone);

    public static ModalView Of(Denial no) => new("AlignBot", [new SectionBlock(no.Sentence.Shortened(3000))]) { Close = "Close" };
}
