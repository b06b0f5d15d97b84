using System.Net.WebSockets;
using System.Text;

namespace AlignBot.SlackSimulator.Sockets;

/// <summary>One socket; sends are serialised because a WebSocket takes one at a time.</summary>
sealed class AppSocket(WebSocket socket) : IDisposable
{
    readonly SemaphoreSlim sending = new(1);

    public async Task SendAsync(JsonObject frame, CancellationToken ct)
    {
        await sending.WaitAsync(ct);
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(JsonText.Write(frame)), WebSocketMessageType.Text, true, ct);
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>The next text frame; null when the app said farewell.</summary>
    public async Task<string?> ReceiveAsync(CancellationToken ct)
    {
        var buffer = new byte[16 * 1024];
        using var whole = new MemoryStream();
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), ct);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                if (socket.State == WebSocketState.CloseReceived)
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ct);
                }

                return null;
            }
            whole.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return Encoding.UTF8.GetString(whole.ToArray());
            }
        }
    }

    public async Task CloseSoonAsync()
    {
        await Task.Delay(200);
        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "refresh", CancellationToken.None);
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The app closed it first.
        }
    }

    public void Dispose() => sending.Dispose();
}
