namespace AlignBot.SlackSimulator;

/// <summary>Tells open pages what to read again. A hint holds no content, so one that gets lost costs nothing but a late refresh.</summary>
sealed class Hints
{
    readonly Lock gate = new();
    readonly List<(string User, System.Threading.Channels.Channel<string> Queue)> listeners = [];

    /// <param name="user">the only person concerned; null is everybody</param>
    public void Send(string kind, string? channel = null, string? ts = null, string? threadTs = null, string? user = null)
    {
        lock (gate)
        {
            if (listeners.Count == 0)
            {
                return;
            }

            var hint = JsonText.Write(new JsonObject { ["kind"] = kind, ["channel"] = channel, ["ts"] = ts, ["thread_ts"] = threadTs });
            foreach (var (listener, queue) in listeners)
            {
                if (user is null || listener == user)
                {
                    queue.Writer.TryWrite(hint);
                }
            }
        }
    }

    /// <summary>Hints from this moment on; those a slow page does not fetch are dropped, oldest first.</summary>
    public Listener Listen(string user)
    {
        var queue = System.Threading.Channels.Channel.CreateBounded<string>(
            new System.Threading.Channels.BoundedChannelOptions(500) { FullMode = System.Threading.Channels.BoundedChannelFullMode.DropOldest });
        lock (gate)
        {
            listeners.Add((user, queue));
        }

        return new Listener(this, queue);
    }

    public sealed class Listener(Hints hints, System.Threading.Channels.Channel<string> queue) : IDisposable
    {
        public IAsyncEnumerable<string> ReadAsync(CancellationToken ct) => queue.Reader.ReadAllAsync(ct);

        public void Dispose()
        {
            lock (hints.gate)
            {
                hints.listeners.RemoveAll(l => l.Queue == queue);
            }
        }
    }
}
