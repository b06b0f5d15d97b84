using System.Text.Json;
using AlignBot.Sources.Http;
using NodaTime;

namespace AlignBot.Sources.Tests.Http;

public class HttpLayerTests
{
    [Theory]
    [InlineData(0, 0.0, 1)]
    [InlineData(0, 1.0, 2)]
    [InlineData(3, 0.0, 1)]
    [InlineData(3, 0.5, 8.5)]
    [InlineData(3, 1.0, 16)]
    [InlineData(20, 1.0, 60)]
    [InlineData(20, 5.0, 60)]
    public void A_wait_is_anywhere_from_a_second_to_a_window_that_doubles(int tries, double jitter, double seconds)
    {
        Assert.Equal(Duration.FromSeconds(seconds), new HttpLimits().WaitAfter(tries, () => jitter));
    }

    [Fact]
    public void A_secret_is_cut_out_plain_and_as_an_address_writes_it()
    {
        var secrets = new KnownSecrets();
        secrets.Keep("00D!AQ+abc/de=");
        secrets.Keep("no");

        Assert.Equal("no … in … there", secrets.Scrub("no 00D!AQ+abc/de= in 00D%21AQ%2Babc%2Fde%3D there"));
    }

    [Theory]
    [InlineData("40000.10", "40000.10")]
    [InlineData("4.0E7", "40000000")]
    [InlineData("0.1", "0.1")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("\" 12.5 \"", "12.5")]
    [InlineData("null", null)]
    [InlineData("\"\"", null)]
    public void A_number_is_read_to_its_last_digit(string json, string? number)
    {
        using var document = JsonDocument.Parse($$"""{"Amount":{{json}}}""");

        Assert.Equal(
            number is null ? null : decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture),
            document.RootElement.Number("Amount"));
    }

    [Theory]
    [InlineData("1e40")]
    [InlineData("\"12 Euro\"")]
    [InlineData("true")]
    public void What_is_no_number_is_not_guessed(string json)
    {
        using var document = JsonDocument.Parse($$"""{"Amount":{{json}}}""");

        Assert.Equal("Amount", Assert.Throws<SourceException>(() => document.RootElement.Number("Amount")).Fault.Subject);
    }

    [Fact]
    public void A_tokens_text_form_does_not_hold_it()
    {
        Assert.DoesNotContain("00D!AQ", $"{new GrantedToken("00D!AQ")}", StringComparison.Ordinal);
    }
}
