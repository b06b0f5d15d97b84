using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Security.Cryptography;

namespace AlignBot.SlackSimulator.Sockets;

/// <summary>Socket Mode: up to ten sockets of the app; a payload goes to any one of them and is acknowledged on it.</summary>
sealed class SocketHub(Workspace workspace, Hints hints)
{
    public const int MostSockets = 10;

    readonly Lock gate = new();
    readonly HashSet<string> tickets = [];
    readonly List<AppSocket> open = [];
    readonly ConcurrentDictionary<string, Envelope> unacknowledged = new();
    int next;

    public int Count
    {
        get
        {
            lock (gate)
            {
                return open.Count;
            }
        }
    }

    /// <summary>A ticket opens one socket, once.</summary>
    public string IssueTicket()
    {
        var ticket = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        lock (gate)
        {
            tickets.Add(ticket);
        }

        return ticket;
    }

    public bool Redeem(string ticket)
    {
        lock (gate)
        {
            return tickets.Remove(ticket) && open.Count < MostSockets;
        }
    }

    /// <summary>Serves one socket until either side closes it.</summary>
    public async Task ServeAsync(WebSocket webSocket, CancellationToken ct)
    {
        using var socket = new AppSocket(webSocket);
        int count;
        lock (gate)
        {
            open.Add(socket);
            count = open.Count;
        }
        hints.Send("people");
        try
        {
            await socket.SendAsync(Hello(count), ct);
            while (await socket.ReceiveAsync(ct) is { } text)
            {
                Acknowledge(socket, text);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
        {
            // The app went away without a farewell, as killed processes do.
        }
        finally
        {
            lock (gate)
            {
                open.Remove(socket);
            }

            hints.Send("people");
        }
    }

    public async Task<AppAnswer> SendAsync(AppRequest request, TimeSpan timeout)
    {
        AppSocket? socket;
        lock (gate)
        {
            socket = open.Count == 0 ? null : open[next++ % open.Count];
        }

        if (socket is null)
        {
            return new AppAnswer { Unreachable = true };
        }

        var envelopeId = Guid.NewGuid().ToString();
        var envelope = new JsonObject
        {
            ["envelope_id"] = envelopeId,
            ["type"] = request.Kind switch { DeliveryKind.Event => "events_api", DeliveryKind.Command => "slash_commands", _ => "interactive" },
            ["payload"] = request.Payload.Copy(),
            ["accepts_response_payload"] = request.Kind != DeliveryKind.Event,
        };
        if (request.Kind == DeliveryKind.Event)
        {
            envelope["retry_attempt"] = request.RetryNum;
            envelope["retry_reason"] = request.RetryReason ?? "";
        }
        var acknowledged = new TaskCompletionSource<AppAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        unacknowledged[envelopeId] = new Envelope(socket, acknowledged);
        try
        {
            await socket.SendAsync(envelope, CancellationToken.None);
            return await acknowledged.Task.WaitAsync(timeout);
        }
        catch (TimeoutException)
        {
            return new AppAnswer { TimedOut = true };
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            return new AppAnswer { Unreachable = true };
        }
        finally
        {
            unacknowledged.TryRemove(envelopeId, out _);
        }
    }

    /// <summary>Tells every open socket to go. Only warning leaves it open for a while; the others close it.</summary>
    public async Task DisconnectAsync(string reason)
    {
        AppSocket[] sockets;
        lock (gate)
        {
            sockets = [.. open];

            // Who is sent away gets nothing new; what is under way is still answered.
            if (reason != "warning")
            {
                open.Clear();
            }
        }
        foreach (var socket in sockets)
        {
            await socket.SendAsync(
                new JsonObject { ["type"] = "disconnect", ["reason"] = reason, ["debug_info"] = new JsonObject { ["host"] = "simulator" } }, CancellationToken.None);
            if (reason != "warning")
            {
                _ = socket.CloseSoonAsync();
            }
        }
    }

    JsonObject Hello(int count) => new()
    {
        ["type"] = "hello",
        ["num_connections"] = count,
        ["connection_info"] = new JsonObject { ["app_id"] = workspace.App?.Id },
        ["debug_info"] = new JsonObject { ["host"] = "simulator", ["build_number"] = 1, ["approximate_connection_time"] = 18060 },
    };

    /// <summary>Counts only on the socket that carried the envelope; elsewhere Slack does not know it.</summary>
    void Acknowledge(AppSocket socket, string text)
    {
        var ack = JsonText.TryParse(text);
        if (ack.Str("envelope_id") is { } id && unacknowledged.TryGetValue(id, out var waiting) && waiting.Socket == socket)
        {
            var payload = ack.Obj("payload");
            waiting.Answer.TrySetResult(new AppAnswer { Status = 200, Body = payload is null || payload.Count == 0 ? "" : JsonText.Write(payload) });
        }
    }

    sealed record Envelope(AppSocket Socket, TaskCompletionSource<AppAnswer> Answer);
}
