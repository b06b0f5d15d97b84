using System.Collections.Concurrent;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Events;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Slack.Tests.Inbound;

/// <summary>What reached a handler, and how the next one is to answer.</summary>
public sealed class Heard
{
    public ConcurrentQueue<(object Payload, SlackRequest Request)> All { get; } = new();

    public Func<CancellationToken, Task> Before { get; set; } = _ => Task.CompletedTask;

    public CommandAck Command { get; set; } = CommandAck.Ephemeral(Slack.Blocks.Mrkdwn.Of($"heard"));

    public ViewAck View { get; set; } = ViewAck.Close;

    public OptionsAck Options { get; set; } = OptionsAck.Of([new("v", "text")]);

    public SlackRequest Request => Assert.Single(All).Request;

    public T Payload<T>() => Assert.IsType<T>(Assert.Single(All).Payload);
}

/// <summary>One class for every kind of request: a handler may implement several interfaces.</summary>
public sealed class Listener(Heard heard) : ICommandHandler, IActionHandler, IViewSubmissionHandler, IViewClosedHandler, IShortcutHandler,
    IMessageShortcutHandler, IOptionsHandler, IEventHandler<MessageEvent>, IEventHandler<AppHomeOpenedEvent>, IEventHandler<AppRateLimitedEvent>,
    IEventHandler<UnknownEvent>
{
    public static void OnEverything(SlackHandlers slack) => slack
        .OnCommand<Listener>("/dispute")
        .OnButton<Listener>("decide")
        .OnButton<Listener>("rule:*")
        .OnSubmit<Listener>("raise")
        .OnClose<Listener>("raise")
        .OnGlobalShortcut<Listener>("raise")
        .OnMessageShortcut<Listener>("raise_from_message")
        .OnOptions<Listener>("account")
        .OnEvent<MessageEvent, Listener>()
        .OnEvent<AppHomeOpenedEvent, Listener>()
        .OnEvent<AppRateLimitedEvent, Listener>()
        .OnEvent<UnknownEvent, Listener>();

    public Task<CommandAck> Handle(SlashCommand command, SlackRequest request, CancellationToken ct) => Note(command, request, heard.Command, ct);

    public Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct) =>
        Note((payload, action), request, ActionAck.Nothing, ct);

    public Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct) => Note(submission, request, heard.View, ct);

    public Task<ActionAck> Handle(ViewClosed closed, SlackRequest request, CancellationToken ct) => Note(closed, request, ActionAck.Nothing, ct);

    public Task<ActionAck> Handle(GlobalShortcut shortcut, SlackRequest request, CancellationToken ct) =>
        Note(shortcut, request, ActionAck.Nothing, ct);

    public Task<ActionAck> Handle(MessageShortcut shortcut, SlackRequest request, CancellationToken ct) =>
        Note(shortcut, request, ActionAck.Nothing, ct);

    public Task<OptionsAck> Handle(BlockSuggestion suggestion, SlackRequest request, CancellationToken ct) =>
        Note(suggestion, request, heard.Options, ct);

    public Task Handle(MessageEvent e, EventEnvelope envelope, SlackRequest request, CancellationToken ct) => Note(e, request, 0, ct);

    public Task Handle(AppHomeOpenedEvent e, EventEnvelope envelope, SlackRequest request, CancellationToken ct) => Note(e, request, 0, ct);

    public Task Handle(AppRateLimitedEvent e, EventEnvelope envelope, SlackRequest request, CancellationToken ct) => Note(e, request, 0, ct);

    public Task Handle(UnknownEvent e, EventEnvelope envelope, SlackRequest request, CancellationToken ct) => Note(e, request, 0, ct);

    async Task<T> Note<T>(object payload, SlackRequest request, T answer, CancellationToken ct)
    {
        heard.All.Enqueue((payload, request));
        await heard.Before(ct);

        return answer;
    }
}
