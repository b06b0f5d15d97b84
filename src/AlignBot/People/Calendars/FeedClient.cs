using System.Net;
using System.Net.Sockets;
using AlignBot.Engine.Interaction;

namespace AlignBot.People.Calendars;

/// <summary>Fetches a calendar from the internet: over https, from public addresses alone, and no more than fits.</summary>
/// <remarks>The address that is connected to is the one that was looked at: what a name stands for may change between two questions. Redirects go through
/// the same door. Nothing of an address reaches a log: no factory's client, and no exception's message.</remarks>
sealed class FeedClient : IDisposable
{
    const int Largest = 2 * 1024 * 1024;
    const int MostRedirects = 4;
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    readonly FeedAccess access;
    readonly TimeProvider time;
    readonly HttpClient http;

    public FeedClient(TimeProvider time, FeedAccess? access = null)
    {
        (this.time, this.access) = (time, access ?? new FeedAccess());
        http = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.All,
                ConnectCallback = ConnectAsync,
                ConnectTimeout = TimeSpan.FromSeconds(10),
                MaxResponseHeadersLength = 64,
                PooledConnectionLifetime = TimeSpan.FromMinutes(1),
                SslOptions = { RemoteCertificateValidationCallback = this.access.Believes },
                UseCookies = false,
                UseProxy = false,
            })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("AlignBot");
        http.DefaultRequestHeaders.Accept.ParseAdd("text/calendar, */*;q=0.1");
    }

    /// <summary>The text that is there, or why there is none.</summary>
    public async Task<(string? Text, FeedTrouble? Trouble)> ReadAsync(Uri address, CancellationToken stopping)
    {
        using var late = new CancellationTokenSource(Longest, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping, late.Token);
        try
        {
            for (var (at, redirects) = (address, 0); redirects <= MostRedirects; redirects++)
            {
                if (at.Scheme != Uri.UriSchemeHttps || (access.UsualPortOnly && !at.IsDefaultPort))
                {
                    return (null, FeedTrouble.NotPublic);
                }

                using var response = await http.GetAsync(at, HttpCompletionOption.ResponseHeadersRead, limit.Token);
                if ((int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } to)
                {
                    at = new Uri(at, to);
                    continue;
                }

                return TroubleOf(response.StatusCode) is { } trouble ? (null, trouble) : await TextAsync(response, limit.Token);
            }

            return (null, FeedTrouble.Failing);
        }
        catch (HttpRequestException failed)
        {
            return (null, failed.GetBaseException() is NotPublicException ? FeedTrouble.NotPublic : FeedTrouble.Unreachable);
        }
        catch (Exception failed) when (failed is IOException or InvalidDataException || (failed is OperationCanceledException && !stopping.IsCancellationRequested))
        {
            return (null, FeedTrouble.Unreachable);
        }
    }

    static FeedTrouble? TroubleOf(HttpStatusCode status) => (int)status switch
    {
        404 or 410 => FeedTrouble.NotFound,
        401 or 403 or 407 => FeedTrouble.NotAllowed,
        >= 200 and < 300 => null,
        _ => FeedTrouble.Failing,
    };

    static async Task<(string? Text, FeedTrouble? Trouble)> TextAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.Content.Headers.ContentLength > Largest)
        {
            return (null, FeedTrouble.TooLarge);
        }

        // Counted as it is unpacked: a small answer may hold a large one.
        using var bytes = new MemoryStream();
        await using var content = await response.Content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[32 * 1024];
        while (await content.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            if (bytes.Length + read > Largest)
            {
                return (null, FeedTrouble.TooLarge);
            }

            bytes.Write(buffer, 0, read);
        }

        return UploadedFiles.TextOf(bytes.ToArray()) is { } text ? (text, null) : (null, FeedTrouble.NotACalendar);
    }

    /// <summary>Connects to an address that was looked at; a name that stands for one of ours among others is none of the internet.</summary>
    async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancellation);
        if (addresses.Length == 0 || !addresses.All(access.MayReach))
        {
            throw new NotPublicException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation);
            return socket.RemoteEndPoint is IPEndPoint { Address: var reached } && access.MayReach(reached) ? new NetworkStream(socket, ownsSocket: true) : throw new NotPublicException();
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public void Dispose() => http.Dispose();

    sealed class NotPublicException() : Exception("The address is none of the internet.");
}
