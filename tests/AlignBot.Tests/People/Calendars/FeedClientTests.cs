using System.IO.Compression;
using AlignBot.People.Calendars;
using AlignBot.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace AlignBot.Tests.People.Calendars;

public sealed class FeedClientTests : IAsyncLifetime
{
    IcsHost host = null!;

    public async Task InitializeAsync() => host = await IcsHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    async Task<(string? Text, FeedTrouble? Trouble)> ReadAsync(FeedAccess? access, Uri? address = null)
    {
        using var client = new FeedClient(TimeProvider.System, access);
        return await client.ReadAsync(address ?? new Uri(host.Url, "secret/basic.ics"), default);
    }

    [Fact]
    public async Task A_calendar_is_read()
    {
        host.Has("UID:1\r\nSUMMARY:Ünïcode");

        Assert.Contains("Ünïcode", (await ReadAsync(host.Access)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://127.0.0.1:{0}/")]
    [InlineData("https://localhost:{0}/")]
    [InlineData("https://2130706433:{0}/")]
    [InlineData("https://0x7f.1:{0}/")]
    [InlineData("https://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("https://0.0.0.0:{0}/")]
    public async Task As_it_is_the_bot_reaches_nothing_on_its_own_machine_however_it_is_written(string address)
    {
        var access = new FeedAccess { UsualPortOnly = false, Believes = host.Access.Believes };

        var (_, trouble) = await ReadAsync(access, new Uri(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, host.Url.Port)));

        Assert.Equal((FeedTrouble.NotPublic, 0), (trouble, host.Asked));
    }

    [Fact]
    public async Task Nor_any_port_but_that_of_https() => Assert.Equal((FeedTrouble.NotPublic, 0), ((await ReadAsync(null)).Trouble, host.Asked));

    /// <summary>A name whose second answer is another: each connection is looked at, not each name.</summary>
    [Fact]
    public async Task Nor_a_name_that_stands_for_another_address_the_next_time()
    {
        host.Answers = context =>
        {
            context.Response.Headers.Connection = "close";
            return context.Response.WriteAsync(IcsHost.Calendar());
        };
        var looks = 0;
        using var client = new FeedClient(TimeProvider.System, host.Access with { MayReach = _ => ++looks <= 2 });

        Assert.NotNull((await client.ReadAsync(host.Url, default)).Text);
        Assert.Equal(FeedTrouble.NotPublic, (await client.ReadAsync(host.Url, default)).Trouble);
        Assert.Equal(1, host.Asked);
    }

    [Theory]
    [InlineData("http://127.0.0.1/latest/meta-data", nameof(FeedTrouble.NotPublic))]
    [InlineData("https://169.254.169.254/latest/meta-data", nameof(FeedTrouble.NotPublic))]
    [InlineData("https://10.0.0.1/", nameof(FeedTrouble.NotPublic))]
    [InlineData("file:///etc/passwd", nameof(FeedTrouble.NotPublic))]
    [InlineData("/again", nameof(FeedTrouble.Failing))]
    public async Task A_redirect_leads_nowhere_else(string to, string trouble)
    {
        host.Answers = context =>
        {
            context.Response.Redirect(to);
            return Task.CompletedTask;
        };

        Assert.Equal(trouble, (await ReadAsync(host.Access)).Trouble.ToString());
    }

    [Fact]
    public async Task A_redirect_to_another_page_of_the_internet_is_followed()
    {
        host.Answers = context =>
        {
            if (context.Request.Path == "/there")
            {
                return context.Response.WriteAsync(IcsHost.Calendar());
            }

            context.Response.Redirect("/there");
            return Task.CompletedTask;
        };

        Assert.NotNull((await ReadAsync(host.Access)).Text);
    }

    [Theory]
    [InlineData(404, nameof(FeedTrouble.NotFound))]
    [InlineData(410, nameof(FeedTrouble.NotFound))]
    [InlineData(401, nameof(FeedTrouble.NotAllowed))]
    [InlineData(403, nameof(FeedTrouble.NotAllowed))]
    [InlineData(429, nameof(FeedTrouble.Failing))]
    [InlineData(503, nameof(FeedTrouble.Failing))]
    public async Task What_the_host_says_has_its_name(int status, string trouble)
    {
        host.Says(status);

        Assert.Equal(trouble, (await ReadAsync(host.Access)).Trouble.ToString());
    }

    [Fact]
    public async Task What_is_too_large_is_not_read_to_its_end_also_where_it_is_packed_small()
    {
        host.Answers = async context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await using var packed = new GZipStream(context.Response.Body, CompressionLevel.Fastest, leaveOpen: true);
            for (var n = 0; n < 64; n++)
            {
                await packed.WriteAsync(new byte[1024 * 1024]);
            }
        };
        Assert.Equal(FeedTrouble.TooLarge, (await ReadAsync(host.Access)).Trouble);

        host.Answers = context =>
        {
            context.Response.ContentLength = 1_000_000_000;
            return context.Response.Body.FlushAsync();
        };
        Assert.Equal(FeedTrouble.TooLarge, (await ReadAsync(host.Access)).Trouble);
    }

    [Fact]
    public async Task What_is_no_text_or_nobody_there_is_named()
    {
        host.Answers = context => context.Response.Body.WriteAsync(new byte[] { 0, 1, 2, 3 }).AsTask();
        Assert.Equal(FeedTrouble.NotACalendar, (await ReadAsync(host.Access)).Trouble);

        Assert.Equal(FeedTrouble.Unreachable, (await ReadAsync(host.Access with { Believes = null })).Trouble);
        Assert.Equal(FeedTrouble.Unreachable, (await ReadAsync(host.Access, new Uri("https://127.0.0.1:1/"))).Trouble);
        Assert.Equal(FeedTrouble.Unreachable, (await ReadAsync(null, new Uri("https://no-such-host.invalid/"))).Trouble);
    }

    [Fact]
    public async Task Whoever_writes_no_end_is_left_after_a_while()
    {
        host.Answers = async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync(" ");
                await context.Response.Body.FlushAsync();
                await Task.Delay(200);
            }
        };
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        using var client = new FeedClient(time, host.Access);
        var reading = client.ReadAsync(host.Url, default);
        while (host.Asked == 0)
        {
            await Task.Delay(20);
        }

        time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(FeedTrouble.Unreachable, (await reading).Trouble);
    }
}
