using System.Net;

namespace AlignBot.Slack.WebApi;

/// <summary>The one HTTP client: pooled connections, renewed often enough to follow DNS, and no redirects with a token on them.</summary>
sealed class SlackHttp : IDisposable
{
    public HttpClient Client { get; } = new(new SocketsHttpHandler
    {
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(5),
        AutomaticDecompression = DecompressionMethods.All,
        AllowAutoRedirect = false,
        UseCookies = false,
    })
    {
        // Each call has a time of its own.
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = 32 * 1024 * 1024,
    };

    public void Dispose() => Client.Dispose();
}
