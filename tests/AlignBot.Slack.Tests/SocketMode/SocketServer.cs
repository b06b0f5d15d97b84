using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AlignBot.Slack.Tests.SocketMode;

/// <summary>The far end of Socket Mode: hands out addresses, takes sockets, says what it is told to and remembers what it hears.</summary>
public sealed class SocketServer : IAsyncDisposable
{
    readonly WebApplication server;
    readonly Channel<Socket> opened = Channel.CreateUnbounded<Socket>();
    readonly ConcurrentQueue<Socket> sockets = new();

    SocketServer(WebApplication server) => this.server = server;

    public Uri Api => new(server.Urls.Single() + "/api/");

    public int Opens => OpenedWith.Count;

    /// <summary>The tokens that addresses were asked for with.</summary>
    public ConcurrentQueue<string> OpenedWith { get; } = new();

    /// <summary>What the next requests for an address get instead of one.</summary>
    public ConcurrentQueue<string> Refusals { get; } = new();

    /// <summary>Whether a socket is greeted at once.</summary>
    public bool SaysHello { get; set; } = true;

    /// <summary>Whether frames of any kind are read: a server that does not read answers no ping.</summary>
    public bool Reads { get; set; } = true;

    public static async Task<SocketServer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.UseWebSockets();
        SocketServer? server = null;
        app.Run(context => server!.Answer(context));
        server = new(app);
        await app.StartAsync();

        return server;
    }

    public async Task<Socket> NextSocket()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));

        return await opened.Reader.ReadAsync(patience.Token);
    }

    async Task Answer(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            OpenedWith.Enqueue(context.Request.Headers.Authorization.ToString());
            await context.Response.WriteAsync(Refusals.TryDequeue(out var refusal)
                ? refusal
                : $$"""{"ok":true,"url":"ws://{{context.Request.Host}}/socket"}""");
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = Timeout.InfiniteTimeSpan });
        var one = new Socket(socket, context) { OthersOpen = sockets.Count(other => other.IsOpen) };
        sockets.Enqueue(one);
        if (SaysHello)
        {
            await one.Say("""{"type":"hello","num_connections":1,"debug_info":{"approximate_connection_time":18060},"connection_info":{"app_id":"A1"}}""");
        }

        await opened.Writer.WriteAsync(one);
        if (Reads)
        {
            await one.Read();
        }
        else
        {
            await one.Aborted;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await server.StopAsync(limit.Token);
        await server.DisposeAsync();
    }

    public sealed class Socket(WebSocket socket, HttpContext context)
    {
        readonly Channel<JsonElement> heard = Channel.CreateUnbounded<JsonElement>();
        readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Closed => closed.Task.WaitAsync(TimeSpan.FromSeconds(20));

        public bool IsOpen => !closed.Task.IsCompleted;

        /// <summary>What still goes out between the other end's close and this one's.</summary>
        public Func<Socket, Task> BeforeItsClose { get; set; } = _ => Task.CompletedTask;

        /// <summary>How many other sockets were open when this one came, before it was greeted.</summary>
        public int OthersOpen { get; init; }

        internal Task Aborted => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => closed.TrySetResult(), TaskScheduler.Default);

        public Task Say(string frame) =>
            socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, true, CancellationToken.None);

        /// <summary>Closes as Slack does: it says so, and hears the other end out.</summary>
        public Task Close() => socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);

        public void Cut() => context.Abort();

        public async Task<JsonElement> NextAck()
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));

            return await heard.Reader.ReadAsync(patience.Token);
        }

        public bool HasHeardNothing => heard.Reader.Count == 0;

        internal async Task Read()
        {
            var buffer = new byte[64 * 1024];
            try
            {
                while (true)
                {
                    var received = await socket.ReceiveAsync(buffer, context.RequestAborted);
                    if (received.MessageType == WebSocketMessageType.Close)
                    {
                        if (socket.State == WebSocketState.CloseReceived)
                        {
                            await BeforeItsClose(this);
                            await Close();
                        }

                        return;
                    }

                    await heard.Writer.WriteAsync(JsonElement.Parse(buffer.AsSpan(0, received.Count)));
                }
            }
            catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
            {
                // The other end left, as a test wanted it to.
            }
            finally
            {
                closed.TrySetResult();
            }
        }
    }
}
