using System.Buffers;
using System.Net.WebSockets;
using System.Runtime.InteropServices;
using System.Text.Json;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Json;
using Microsoft.Extensions.Logging;

namespace AlignBot.Slack.SocketMode;

/// <summary>One open socket: takes envelopes, has them handled side by side, and acknowledges each on this same socket.</summary>
/// <remarks>An envelope whose handling failed is not acknowledged, so that Slack delivers it again as it would over HTTP. So is one that
/// comes once this end has closed: what could not be answered is not begun.</remarks>
sealed partial class SocketConnection : IAsyncDisposable
{
    static readonly TimeSpan LastAnswers = TimeSpan.FromSeconds(3);
    static readonly TimeSpan LastFrames = TimeSpan.FromSeconds(1);

    readonly ClientWebSocket socket = new();
    readonly SemaphoreSlim sending = new(1, 1);
    readonly CancellationTokenSource ended = new();
    readonly TaskCompletionSource hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource leaveAsked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly SlackDispatcher dispatcher;
    readonly SlackOptions options;
    readonly TimeProvider time;
    readonly ILogger log;
    volatile bool isDisabled;
    volatile bool isClosing;
    int underWay;

    public SocketConnection(SlackDispatcher dispatcher, SlackOptions options, TimeProvider time, ILogger log)
    {
        (this.dispatcher, this.options, this.time, this.log) = (dispatcher, options, time, log);

        // The runtime sends the pings and breaks the socket when an answer to one stays out.
        socket.Options.KeepAliveInterval = options.SocketPing;
        socket.Options.KeepAliveTimeout = options.SocketPing;
    }

    /// <summary>Ends when the socket is closed, for whatever reason.</summary>
    public Task Receiving { get; private set; } = Task.CompletedTask;

    /// <summary>Ends when Slack asks to move to a new socket. This one goes on until then.</summary>
    public Task LeaveAsked => leaveAsked.Task;

    /// <summary>Whether Slack said that Socket Mode is switched off.</summary>
    public bool IsDisabled => isDisabled;

    /// <summary>Connects, and waits for hello.</summary>
    public async Task Open(Uri address, TimeSpan patience, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(patience);
        await socket.ConnectAsync(address, limit.Token);
        Receiving = Receive();
        await Task.WhenAny(hello.Task, Receiving).WaitAsync(limit.Token);
        if (!hello.Task.IsCompletedSuccessfully && !IsDisabled)
        {
            throw new WebSocketException("The socket closed before Slack said hello.");
        }
    }

    /// <summary>Goes on as before until Slack closes the socket, which it does once there is another one; then ends it.</summary>
    /// <param name="patience">Slack is waited for no longer than this.</param>
    /// <param name="ct">Ends the wait: what is under way is still finished.</param>
    public async Task Leave(TimeSpan patience, CancellationToken ct)
    {
        await Receiving.WaitAsync(patience, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await DisposeAsync();
    }

    /// <summary>Finishes what is under way, then closes, and reads until Slack has closed as well.</summary>
    public async ValueTask DisposeAsync()
    {
        var since = time.GetTimestamp();
        while (Volatile.Read(ref underWay) > 0 && time.GetElapsedTime(since) < LastAnswers)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), time);
        }

        isClosing = true;
        await Close();
        await Receiving.WaitAsync(LastFrames, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await ended.CancelAsync();
        await Receiving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        socket.Dispose();
        sending.Dispose();
        ended.Dispose();
    }

    async Task Close()
    {
        try
        {
            using var limit = new CancellationTokenSource(LastFrames, time);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
            }
        }
        catch (Exception alreadyGone) when (alreadyGone is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // It was to be closed.
        }
    }

    async Task Receive()
    {
        var buffer = new ArrayBufferWriter<byte>(8 * 1024);
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(buffer.GetMemory(4096), ended.Token);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                buffer.Advance(received.Count);
                if (buffer.WrittenCount > options.MaxBodyBytes)
                {
                    TooLarge(options.MaxBodyBytes);
                    return;
                }

                if (received.EndOfMessage)
                {
                    Take(buffer.WrittenSpan);
                    buffer.ResetWrittenCount();
                }
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException)
        {
            Gone(gone.Message);
        }
    }

    void Take(ReadOnlySpan<byte> message)
    {
        SocketFrame? frame;
        try
        {
            frame = JsonSerializer.Deserialize(message, SlackJson.Default.SocketFrame);
        }
        catch (JsonException unreadable)
        {
            Unreadable(unreadable.Message);
            return;
        }

        switch (frame?.Type)
        {
            case "hello":
                Hello(frame.NumConnections, frame.DebugInfo?.ApproximateConnectionTime ?? 0);
                hello.TrySetResult();
                break;
            case "disconnect":
                LeaveBecause(frame.Reason);
                isDisabled |= frame.Reason == "link_disabled";
                leaveAsked.TrySetResult();
                break;
            case not null when frame.EnvelopeId.Length > 0 && !isClosing:
                Interlocked.Increment(ref underWay);
                _ = Answer(frame);
                break;
            default:
                break;
        }
    }

    async Task Answer(SocketFrame frame)
    {
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await Task.Yield();
            var delivery = new Delivery(
                time.GetUtcNow(), SlackTransport.Socket, "envelope:" + frame.EnvelopeId, (int)Math.Clamp(frame.RetryAttempt, 0, 99), frame.RetryReason, answered.Task);
            var answer = await Dispatch(frame, delivery);
            if (answer.Status == SlackAnswer.Ok.Status)
            {
                await Acknowledge(frame, answer.Body);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            Gone(gone.Message);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            Unreadable(unreadable.Message);
        }
        finally
        {
            answered.SetResult();
            Interlocked.Decrement(ref underWay);
        }
    }

    Task<SlackAnswer> Dispatch(SocketFrame frame, in Delivery delivery)
    {
        if (frame.Type is not ("events_api" or "slash_commands" or "interactive"))
        {
            // Taken and left alone, as over HTTP: unanswered it would count as a failure and come again.
            UnknownEnvelope(frame.Type);
            return Task.FromResult(SlackAnswer.Ok);
        }

        var payload = frame.Payload.ValueKind == JsonValueKind.Object
            ? JsonMarshal.GetRawUtf8Value(frame.Payload)
            : throw new JsonException("An envelope without a payload.");

        return frame.Type switch
        {
            "events_api" => dispatcher.Event(payload, delivery),
            "interactive" => dispatcher.Interaction(payload, delivery),
            _ => dispatcher.Command(
                JsonSerializer.Deserialize(payload, SlackJson.Default.SlashCommand) ?? throw new JsonException("A command of null."), delivery),
        };
    }

    async Task Acknowledge(SocketFrame frame, ReadOnlyMemory<byte> body)
    {
        var message = Message(frame, body.Span);
        await sending.WaitAsync(ended.Token);
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, ended.Token);
        }
        finally
        {
            sending.Release();
        }
    }

    static ReadOnlyMemory<byte> Message(SocketFrame frame, ReadOnlySpan<byte> body)
    {
        using var json = JsonScratch.Rent();
        json.Writer.WriteStartObject();
        json.Writer.WriteString("envelope_id"u8, frame.EnvelopeId);
        if (frame.AcceptsResponsePayload && !body.IsEmpty)
        {
            json.Writer.WritePropertyName("payload"u8);
            json.Writer.WriteRawValue(body, skipInputValidation: true);
        }

        json.Writer.WriteEndObject();

        return json.ToArray();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Slack said hello on a socket, one of {Connections}, for about {Seconds} s")]
    partial void Hello(long connections, long seconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "Slack asks to leave the socket: {Reason}")]
    partial void LeaveBecause(string? reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The socket is gone: {Reason}")]
    partial void Gone(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A frame could not be read: {Reason}")]
    partial void Unreadable(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "An envelope of type {Type} was acknowledged and left alone: nothing here takes it")]
    partial void UnknownEnvelope(string type);

    [LoggerMessage(Level = LogLevel.Error, Message = "A frame is larger than {Bytes} bytes; the socket is given up")]
    partial void TooLarge(int bytes);
}
