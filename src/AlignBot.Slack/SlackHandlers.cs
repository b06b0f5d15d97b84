using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AlignBot.Slack;

/// <summary>What the app answers to: each command, id and event with the class that handles it.</summary>
/// <remarks>
/// Filled at start, read from then on. A handler is resolved from a scope of its own for each request.
/// Registering an id a second time throws, naming it.
/// </remarks>
public sealed class SlackHandlers
{
    readonly IServiceCollection services;
    readonly Dictionary<(HandlerKind Kind, string Id), SlackHandler> handlers = [];

    internal SlackHandlers(IServiceCollection services) => this.services = services;

    /// <summary>All that is registered, for tests that hold a manifest or the ids in use against it.</summary>
    public IReadOnlyCollection<SlackHandler> All => handlers.Values;

    /// <summary>The registered ids of a kind, in order.</summary>
    public IReadOnlyList<string> IdsOf(HandlerKind kind) =>
        [.. handlers.Values.Where(handler => handler.Kind == kind).Select(handler => handler.Id).Order(StringComparer.Ordinal)];

    /// <summary>A slash command, with its slash.</summary>
    public SlackHandlers OnCommand<THandler>(string command)
        where THandler : class, ICommandHandler =>
        command is ['/', _, ..]
            ? Add<THandler>(HandlerKind.Command, command)
            : throw new ArgumentException($"The command '{command}' must begin with a slash.", nameof(command));

    /// <summary>A click or choice in any element of this action_id. An id that ends in <c>*</c> takes all ids that begin so; an exact id goes first.</summary>
    public SlackHandlers OnButton<THandler>(string actionId)
        where THandler : class, IActionHandler => Add<THandler>(HandlerKind.Action, actionId);

    /// <summary>A submitted modal.</summary>
    public SlackHandlers OnSubmit<THandler>(string callbackId)
        where THandler : class, IViewSubmissionHandler => Add<THandler>(HandlerKind.Submission, callbackId);

    /// <summary>A dismissed modal, when it has <c>NotifyOnClose</c>.</summary>
    public SlackHandlers OnClose<THandler>(string callbackId)
        where THandler : class, IViewClosedHandler => Add<THandler>(HandlerKind.Closed, callbackId);

    /// <summary>A global shortcut.</summary>
    public SlackHandlers OnGlobalShortcut<THandler>(string callbackId)
        where THandler : class, IShortcutHandler => Add<THandler>(HandlerKind.GlobalShortcut, callbackId);

    /// <summary>A shortcut on a message.</summary>
    public SlackHandlers OnMessageShortcut<THandler>(string callbackId)
        where THandler : class, IMessageShortcutHandler => Add<THandler>(HandlerKind.MessageShortcut, callbackId);

    /// <summary>Options for an external select of this action_id.</summary>
    public SlackHandlers OnOptions<THandler>(string actionId)
        where THandler : class, IOptionsHandler => Add<THandler>(HandlerKind.Options, actionId);

    /// <summary>An event, under each of the names its record stands for. One handler an event: what it does is one transaction.</summary>
    public SlackHandlers OnEvent<TEvent, THandler>()
        where TEvent : SlackEvent, IEventTypes
        where THandler : class, IEventHandler<TEvent>
    {
        IReadOnlyList<string> types = TEvent.Types.Count > 0 ? TEvent.Types : [SlackHandler.AnyOther];
        foreach (var type in types)
        {
            Add(new EventHandlerEntry<TEvent, THandler>(type));
        }

        return this;
    }

    SlackHandlers Add<THandler>(HandlerKind kind, string id)
        where THandler : class => Add(new HandlerEntry<THandler>(kind, id));

    SlackHandlers Add(SlackHandler handler)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(handler.Id);
        if (!handlers.TryAdd((handler.Kind, handler.Id), handler))
        {
            var first = handlers[(handler.Kind, handler.Id)];
            throw new InvalidOperationException(
                $"The {handler.Kind} '{handler.Id}' is registered twice: for {first.Name} and for {handler.Name}.");
        }

        services.TryAddScoped(handler.Handler);

        return this;
    }
}
