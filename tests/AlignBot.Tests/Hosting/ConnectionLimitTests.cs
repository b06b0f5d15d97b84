using AlignBot.Tests.Harness;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace AlignBot.Tests.Hosting;

/// <summary>Whoever opens thousands of connections, or drips into them, is not Slack: the bot listens with an end to each.</summary>
public sealed class ConnectionLimitTests() : RecordTests(new SqliteRecord())
{
    [Fact]
    public void Connections_their_headers_and_their_bodies_have_an_end()
    {
        var limits = Bot.Get<IOptions<KestrelServerOptions>>().Value.Limits;

        Assert.Equal(4096, limits.MaxConcurrentConnections);
        Assert.InRange(limits.RequestHeadersTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        Assert.Equal((1024, TimeSpan.FromSeconds(5)), (limits.MinRequestBodyDataRate!.BytesPerSecond, limits.MinRequestBodyDataRate.GracePeriod));
        Assert.InRange(limits.MaxRequestBodySize ?? long.MaxValue, 1, 30_000_000);
    }
}
