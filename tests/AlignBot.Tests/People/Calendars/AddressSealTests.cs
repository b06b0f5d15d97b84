using AlignBot.People.Calendars;
using AlignBot.Slack;
using Microsoft.Extensions.Options;

namespace AlignBot.Tests.People.Calendars;

public static class AddressSealTests
{
    static AddressSeal Seal(string secret) => new(Options.Create(new SlackOptions { SigningSecret = secret }));

    [Fact]
    public static void Opens_with_the_same_secret_alone_and_shows_nothing()
    {
        var address = new Uri("https://calendar.acme.com/ana/secret.ics");

        var kept = Seal("one").Seal(address);

        Assert.Equal(address, Seal("one").Unseal(kept));
        Assert.Null(Seal("another").Unseal(kept));
        Assert.NotEqual(kept, Seal("one").Seal(address));
    }
}
