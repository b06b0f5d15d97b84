using System.Net;
using System.Net.Sockets;

namespace AlignBot.Scenarios.Harness;

/// <summary>A line to a server on this machine that can be cut: what is under way breaks off, and nobody gets through until it is mended.</summary>
sealed class TcpRelay : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly int to;
    readonly CancellationTokenSource ending = new();
    readonly Task accepting;
    CancellationTokenSource cut = new();
    volatile bool isCut;

    public TcpRelay(int to)
    {
        this.to = to;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public void Cut()
    {
        isCut = true;
        Interlocked.Exchange(ref cut, new CancellationTokenSource()).Cancel();
    }

    public void Mend() => isCut = false;

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await cut.CancelAsync();
        listener.Stop();
        await accepting;
        ending.Dispose();
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(ending.Token);
                if (isCut)
                {
                    client.Dispose();
                }
                else
                {
                    _ = CarryAsync(client, cut.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }
    }

    async Task CarryAsync(TcpClient client, CancellationToken broken)
    {
        using (client)
        using (var server = new TcpClient())
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, to, broken);
                await Task.WhenAny(
                    client.GetStream().CopyToAsync(server.GetStream(), broken),
                    server.GetStream().CopyToAsync(client.GetStream(), broken));
            }
            catch (Exception gone) when (gone is OperationCanceledException or IOException or SocketException)
            {
                // Cut, or hung up: the ends close.
            }
        }
    }
}
