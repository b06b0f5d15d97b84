using System.Collections.Concurrent;
using System.Text.Json;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Events;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Slack.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AlignBot.Slack.Inbound;

/// <summary>Reads a payload, finds its handler, has it run, and says what goes back to Slack.</summary>
/// <remarks>The same for HTTP and Socket Mode. Payloads that cannot be read throw <see cref="JsonException"/> before anything is run.</remarks>
sealed partial class SlackDispatcher(SlackRoutes routes, HandlerRunner runner, IOptions<SlackOptions> options, ILogger<SlackDispatcher> log)
{
    const int MostUnknownIds = 500;

    readonly ConcurrentDictionary<string, byte> unknown = new(StringComparer.Ordinal);
    readonly SlackAnswer notRecorded = SlackAnswer.Json(CommandAck.Ephemeral(options.Value.NotRecorded).ToBody());
    readonly SlackAnswer tooSlow = SlackAnswer.Json(CommandAck.Ephemeral(options.Value.TooSlow).ToBody());
    readonly SlackAnswer unknownCommand = SlackAnswer.Json(CommandAck.Ephemeral(options.Value.UnknownCommand).ToBody());

    /// <summary>Runs a command. Whatever happens, the person reads a sentence.</summary>
    public Task<SlackAnswer> Command(SlashCommand command, in Delivery delivery)
    {
        if (routes.Find(HandlerKind.Command, command.Command) is not { } handler)
        {
            return Unknown(HandlerKind.Command, command.Command, unknownCommand);
        }

        var typed = command with { Text = TypedText.Clean(command.Text) };
        var request = delivery.Request(string.IsNullOrEmpty(command.TriggerId) ? null : "command:" + command.TriggerId, command.Workspace);

        return runner.Run<CommandAck>(
            handler,
            (scope, ct) => handler.Resolve<ICommandHandler>(scope).Handle(typed, request, ct),
            failed: notRecorded,
            late: tooSlow);
    }

    /// <summary>Runs an interaction, whichever it is.</summary>
    /// <exception cref="JsonException">The payload cannot be read.</exception>
    public Task<SlackAnswer> Interaction(ReadOnlySpan<byte> json, in Delivery delivery)
    {
        JsonPeek.CheckCharacters(json);
        return JsonPeek.TopLevelText(json, "type"u8) switch
        {
            "block_actions" => Actions(Read<BlockActions>(json), delivery),
            "view_submission" => Submission(Read<ViewSubmission>(json), delivery),
            "view_closed" => Closed(Read<ViewClosed>(json), delivery),
            "shortcut" => Shortcut(Read<GlobalShortcut>(json), delivery),
            "message_action" => Shortcut(Read<MessageShortcut>(json), delivery),
            "block_suggestion" => Suggestion(Read<BlockSuggestion>(json), delivery),
            null => throw new JsonException("An interaction without a type."),
            var other => Unknown(null, other, SlackAnswer.Ok),
        };
    }

    /// <summary>Runs what came as JSON: an event, or Slack's question whether this address is ours.</summary>
    /// <exception cref="JsonException">The payload cannot be read.</exception>
    public Task<SlackAnswer> Event(ReadOnlySpan<byte> json, in Delivery delivery)
    {
        JsonPeek.CheckCharacters(json);
        switch (JsonPeek.TopLevelText(json, "type"u8))
        {
            case "url_verification":
                return Task.FromResult(Challenge(JsonPeek.TopLevelText(json, "challenge"u8)));
            case "app_rate_limited":
                return RateLimited(JsonElement.Parse(json), delivery);
            default:
                break;
        }

        var envelope = Read<EventEnvelope>(json);
        if (envelope.Event.ValueKind != JsonValueKind.Object)
        {
            return Unknown(null, "an envelope without an event", SlackAnswer.Ok);
        }

        return Event(envelope, envelope.EventId.Length == 0 ? null : "event:" + envelope.EventId, delivery);
    }

    Task<SlackAnswer> RateLimited(JsonElement json, in Delivery delivery)
    {
        var e = json.Deserialize(SlackJson.Default.AppRateLimitedEvent) ?? new();
        var envelope = new EventEnvelope { Event = json, TeamId = e.TeamId, ApiAppId = e.ApiAppId, EventTime = e.MinuteRateLimited };

        return Event(envelope, $"rate_limited:{e.TeamId}:{e.MinuteRateLimited}", delivery);
    }

    Task<SlackAnswer> Event(EventEnvelope envelope, string? key, in Delivery delivery)
    {
        var type = envelope.Event.TryGetProperty("type", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString()! : "";
        if (routes.Find(HandlerKind.Event, type) is not { } handler)
        {
            return Unknown(HandlerKind.Event, type, SlackAnswer.Ok);
        }

        var request = delivery.Request(key, envelope.Workspace);

        // Answered only after the handler is done: a failure here is Slack's reason to deliver again.
        return Run<ActionAck>(handler, async (scope, ct) =>
        {
            await handler.HandleEvent(scope, envelope, request, ct);
            return ActionAck.Nothing;
        });
    }

    async Task<SlackAnswer> Actions(BlockActions payload, Delivery delivery)
    {
        var answer = SlackAnswer.Ok;
        foreach (var action in payload.Actions)
        {
            var one = await Action(payload, action, delivery);
            answer = one.Status == SlackAnswer.Ok.Status ? answer : one;
        }

        return answer;
    }

    Task<SlackAnswer> Action(BlockActions payload, BlockAction action, in Delivery delivery)
    {
        if (routes.Find(HandlerKind.Action, action.ActionId) is not { } handler)
        {
            return Unknown(HandlerKind.Action, action.ActionId, SlackAnswer.Ok);
        }

        // One trigger carries several actions when there are several; the id beside its time tells them apart.
        var key = string.IsNullOrEmpty(payload.TriggerId) ? null : $"action:{payload.TriggerId}:{action.ActionTs}:{action.ActionId}";
        var request = delivery.Request(key, payload.Workspace);

        return Run<ActionAck>(handler, (scope, ct) => handler.Resolve<IActionHandler>(scope).Handle(payload, action, request, ct));
    }

    Task<SlackAnswer> Submission(ViewSubmission submission, in Delivery delivery)
    {
        if (routes.Find(HandlerKind.Submission, submission.View.CallbackId) is not { } handler)
        {
            return Unknown(HandlerKind.Submission, submission.View.CallbackId, SlackAnswer.Ok);
        }

        var key = string.IsNullOrEmpty(submission.TriggerId) ? null : $"submit:{submission.TriggerId}:{submission.View.Hash}";
        var request = delivery.Request(key, submission.Workspace) with { Form = SentForm.Of(submission.View) };

        return Run<ViewAck>(handler, (scope, ct) => handler.Resolve<IViewSubmissionHandler>(scope).Handle(submission, request, ct));
    }

    Task<SlackAnswer> Closed(ViewClosed closed, in Delivery delivery)
    {
        if (routes.Find(HandlerKind.Closed, closed.View.CallbackId) is not { } handler)
        {
            return Unknown(HandlerKind.Closed, closed.View.CallbackId, SlackAnswer.Ok);
        }

        // There is no trigger in it; a view closes once.
        var key = closed.View.Id.Length == 0 ? null : $"closed:{closed.View.Id}:{closed.View.Hash}";
        var request = delivery.Request(key, closed.Workspace);

        return Run<ActionAck>(handler, (scope, ct) => handler.Resolve<IViewClosedHandler>(scope).Handle(closed, request, ct));
    }

    Task<SlackAnswer> Shortcut(GlobalShortcut shortcut, in Delivery delivery)
    {
        if (routes.Find(HandlerKind.GlobalShortcut, shortcut.CallbackId) is not { } handler)
        {
            return Unknown(HandlerKind.GlobalShortcut, shortcut.CallbackId, SlackAnswer.Ok);
        }

        var request = delivery.Request(ShortcutKey(shortcut.TriggerId), shortcut.Workspace);

        return Run<ActionAck>(handler, (scope, ct) => handler.Resolve<IShortcutHandler>(scope).Handle(shortcut, request, ct));
    }

    Task<SlackAnswer> Shortcut(MessageShortcut shortcut, in Delivery delivery)
    {
        if (routes.Find(HandlerKind.MessageShortcut, shortcut.CallbackId) is not { } handler)
        {
            return Unknown(HandlerKind.MessageShortcut, shortcut.CallbackId, SlackAnswer.Ok);
        }

        var request = delivery.Request(ShortcutKey(shortcut.TriggerId), shortcut.Workspace);

        return Run<ActionAck>(handler, (scope, ct) => handler.Resolve<IMessageShortcutHandler>(scope).Handle(shortcut, request, ct));
    }

    Task<SlackAnswer> Suggestion(BlockSuggestion suggestion, in Delivery delivery)
    {
        var nothing = SlackAnswer.Json(OptionsAck.Of([]).ToBody());
        if (routes.Find(HandlerKind.Options, suggestion.ActionId) is not { } handler)
        {
            return Unknown(HandlerKind.Options, suggestion.ActionId, nothing);
        }

        var request = delivery.Request(null, suggestion.Workspace);

        return Run<OptionsAck>(handler, (scope, ct) => handler.Resolve<IOptionsHandler>(scope).Handle(suggestion, request, ct));
    }

    Task<SlackAnswer> Run<TAck>(SlackHandler handler, Func<IServiceProvider, CancellationToken, Task<TAck>> handle)
        where TAck : struct, IAck<TAck> => runner.Run(handler, handle, SlackAnswer.Failed, SlackAnswer.Failed);

    Task<SlackAnswer> Unknown(HandlerKind? kind, string id, SlackAnswer answer)
    {
        var name = $"{kind} '{id}'";
        if (unknown.Count < MostUnknownIds && unknown.TryAdd(name, 0))
        {
            NothingRegistered(name);
        }

        return Task.FromResult(answer);
    }

    static string? ShortcutKey(string? triggerId) => string.IsNullOrEmpty(triggerId) ? null : "shortcut:" + triggerId;

    static SlackAnswer Challenge(string? challenge)
    {
        using var json = JsonScratch.Rent();
        json.Writer.WriteStartObject();
        json.Writer.WriteString("challenge"u8, challenge ?? "");
        json.Writer.WriteEndObject();

        return SlackAnswer.Json(json.ToArray());
    }

    static T Read<T>(ReadOnlySpan<byte> json) =>
        (T?)JsonSerializer.Deserialize(json, SlackJson.Default.GetTypeInfo(typeof(T))!) ?? throw new JsonException("A payload of null.");

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nothing is registered for {Name}; it is acknowledged from here on without a word")]
    partial void NothingRegistered(string name);
}
