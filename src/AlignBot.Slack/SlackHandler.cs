using System.Text.Json;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Events;
using AlignBot.Slack.Json;
using Microsoft.Extensions.DependencyInjection;

namespace AlignBot.Slack;

/// <summary>One registered handler.</summary>
public abstract class SlackHandler
{
    /// <summary>The id of the handler that takes events without one of their own.</summary>
    public const string AnyOther = "*";

    private protected SlackHandler(HandlerKind kind, string id, Type handler) => (Kind, Id, Handler) = (kind, id, handler);

    /// <summary>What it answers to.</summary>
    public HandlerKind Kind { get; }

    /// <summary>The command, action_id, callback_id or event type.</summary>
    public string Id { get; }

    /// <summary>The class.</summary>
    public Type Handler { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Kind} '{Id}' -> {Name}";

    /// <summary>The class in a word; one that stands before another goes by the other's name.</summary>
    internal string Name => Handler.GenericTypeArguments is [.., var behind] ? behind.Name : Handler.Name;

    /// <summary>The handler from a request's scope, as the interface of its kind.</summary>
    internal virtual T Resolve<T>(IServiceProvider scope)
        where T : class => (T)scope.GetRequiredService(Handler);

    /// <summary>Reads the event and hands it over.</summary>
    internal virtual Task HandleEvent(IServiceProvider scope, EventEnvelope envelope, SlackRequest request, CancellationToken ct) =>
        throw new InvalidOperationException($"{this} takes no events.");
}

sealed class HandlerEntry<THandler>(HandlerKind kind, string id) : SlackHandler(kind, id, typeof(THandler))
    where THandler : class;

sealed class EventHandlerEntry<TEvent, THandler>(string type) : SlackHandler(HandlerKind.Event, type, typeof(THandler))
    where TEvent : SlackEvent
    where THandler : class, IEventHandler<TEvent>
{
    internal override Task HandleEvent(IServiceProvider scope, EventEnvelope envelope, SlackRequest request, CancellationToken ct) =>
        scope.GetRequiredService<THandler>().Handle(Read(envelope.Event), envelope, request, ct);

    static TEvent Read(JsonElement json)
    {
        var e = (TEvent?)json.Deserialize(SlackJson.Default.GetTypeInfo(typeof(TEvent))!)
            ?? throw new JsonException("An event without content.");

        return e is UnknownEvent unknown ? (TEvent)(SlackEvent)(unknown with { Json = json }) : e;
    }
}
