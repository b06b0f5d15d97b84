using AlignBot.Slack.Inbound;

namespace AlignBot.Slack.Tests.Inbound;

public static class SlackSignatureTests
{
    static readonly byte[] Body = Sample.Bytes("realistic/slash-commands/docs-signature-example.form");
    static readonly DateTimeOffset Stamped = DateTimeOffset.FromUnixTimeSeconds(1531420618);

    const string Published = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

    static bool Verify(string timestamp, string signature, byte[] body, DateTimeOffset now, string secret = SlackHost.Secret)
    {
        var buffer = new byte[SlackSignature.HeadRoom + body.Length];
        body.CopyTo(buffer, SlackSignature.HeadRoom);

        return new SlackSignature(secret).Verify(timestamp, signature, buffer, now, TimeSpan.FromSeconds(300));
    }

    public class TheExampleThatSlackPublishes
    {
        [Fact]
        public void Is_signed_alike() => Assert.Equal(Published, new SlackSignature(SlackHost.Secret).Sign("1531420618", Body));

        [Fact]
        public void Is_accepted() => Assert.True(Verify("1531420618", Published, Body, Stamped));

        [Fact]
        public void Is_refused_with_another_secret() => Assert.False(Verify("1531420618", Published, Body, Stamped, "another"));

        [Fact]
        public void Is_refused_when_one_byte_of_the_body_differs()
        {
            var changed = (byte[])Body.Clone();
            changed[^1] ^= 1;

            Assert.False(Verify("1531420618", Published, changed, Stamped));
        }
    }

    public class TheStamp
    {
        [Theory]
        [InlineData(-301, false)]
        [InlineData(-300, true)]
        [InlineData(0, true)]
        [InlineData(300, true)]
        [InlineData(301, false)]
        public void Lies_within_300_seconds_either_way(int seconds, bool accepted) =>
            Assert.Equal(accepted, Verify("1531420618", Published, Body, Stamped.AddSeconds(-seconds)));

        [Theory]
        [InlineData("")]
        [InlineData(" 1531420618")]
        [InlineData("+1531420618")]
        [InlineData("1531420618.0")]
        [InlineData("0x5b47f24a")]
        [InlineData("99999999999999999999999")]
        [InlineData("-1531420618")]
        [InlineData("١٥٣١٤٢٠٦١٨")]
        public void Is_digits_alone(string stamp) => Assert.False(Verify(stamp, Published, Body, Stamped));
    }

    public class TheSignature
    {
        [Theory]
        [InlineData("")]
        [InlineData("v0=")]
        [InlineData("v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
        [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b50")]
        [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b50g")]
        [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b5030")]
        [InlineData("a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503v0=")]
        [InlineData("v0=A2114D57B48EAC39B9AD189DD8316235A7B4A8D21A10BD27519666489C69B503")]
        public void Has_one_form(string signature) => Assert.False(Verify("1531420618", signature, Body, Stamped));
    }

    public class AnEmptySecret
    {
        [Theory]
        [InlineData("")]
        [InlineData("  ")]
        public void Cannot_sign(string secret) => Assert.Throws<ArgumentException>(() => new SlackSignature(secret));
    }
}
