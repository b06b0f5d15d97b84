using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Events;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Slack.Inbound;

// One interface a kind of request. A handler is resolved from a scope of its own for each request; a class may implement several.

/// <summary>Answers a slash command.</summary>
public interface ICommandHandler
{
    /// <summary>Handles the command; what is returned is what the person sees.</summary>
    Task<CommandAck> Handle(SlashCommand command, SlackRequest request, CancellationToken ct);
}

/// <summary>Answers a click or a choice: any block action, in a message, a modal or App Home.</summary>
public interface IActionHandler
{
    /// <summary>Handles one action of the payload.</summary>
    Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct);
}

/// <summary>Answers a submitted modal.</summary>
public interface IViewSubmissionHandler
{
    /// <summary>Handles the submission; the answer closes, changes or faults the modal.</summary>
    Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct);
}

/// <summary>Hears that a modal with <c>notify_on_close</c> was dismissed.</summary>
public interface IViewClosedHandler
{
    /// <summary>Handles the dismissal. What was typed is not part of it.</summary>
    Task<ActionAck> Handle(ViewClosed closed, SlackRequest request, CancellationToken ct);
}

/// <summary>Answers a global shortcut.</summary>
public interface IShortcutHandler
{
    /// <summary>Handles the shortcut.</summary>
    Task<ActionAck> Handle(GlobalShortcut shortcut, SlackRequest request, CancellationToken ct);
}

/// <summary>Answers a shortcut used on a message.</summary>
public interface IMessageShortcutHandler
{
    /// <summary>Handles the shortcut.</summary>
    Task<ActionAck> Handle(MessageShortcut shortcut, SlackRequest request, CancellationToken ct);
}

/// <summary>Fills an external select while somebody types.</summary>
public interface IOptionsHandler
{
    /// <summary>Gives the options for what was typed.</summary>
    Task<OptionsAck> Handle(BlockSuggestion suggestion, SlackRequest request, CancellationToken ct);
}

/// <summary>Hears an event of the Events API.</summary>
/// <typeparam name="TEvent">The event; <see cref="UnknownEvent"/> for all those without a handler of their own.</typeparam>
public interface IEventHandler<in TEvent>
    where TEvent : SlackEvent
{
    /// <summary>Handles the event. Slack gets its answer after this returns: an exception makes Slack deliver again.</summary>
    Task Handle(TEvent e, EventEnvelope envelope, SlackRequest request, CancellationToken ct);
}
