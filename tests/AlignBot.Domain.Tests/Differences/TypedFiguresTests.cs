using AlignBot.Domain.Differences;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Domain.Scoreboard.Settings;
using NodaTime;

namespace AlignBot.Domain.Tests.Differences;

public static class TypedFiguresTests
{
    [Theory]
    [InlineData("1200000", 1200000)]
    [InlineData("1,200,000", 1200000)]
    [InlineData("1.200.000", 1200000)]
    [InlineData("1 200 000 EUR", 1200000)]
    [InlineData("€ 1'200'000.50", 1200000.5)]
    [InlineData("$1.2m", 1200000)]
    [InlineData("1,2 Mio. €", 1200000)]
    [InlineData("1.234M", 1234000)]
    [InlineData("450k", 450000)]
    [InlineData("450K USD", 450000)]
    [InlineData("2bn", 2000000000)]
    [InlineData("0", 0)]
    public static void An_amount_is_read_as_people_type_it(string typed, double amount) => Assert.Equal((decimal)amount, FigureText.Amount(typed));

    [Theory]
    [InlineData("")]
    [InlineData("-5")]
    [InlineData("about 3m")]
    [InlineData("60 %")]
    [InlineData("1.2.3m")]
    [InlineData("3 of 5")]
    [InlineData("1e9")]
    [InlineData("m")]
    public static void What_is_no_amount_is_none(string typed) => Assert.Null(FigureText.Amount(typed));

    [Theory]
    [InlineData("100 USD", "EUR", false)]
    [InlineData("$100", "EUR", false)]
    [InlineData("€100", "EUR", true)]
    [InlineData("100 eur", "EUR", true)]
    [InlineData("$100", "CAD", true)]
    [InlineData("100", "EUR", true)]
    public static void An_amount_that_says_another_currency_is_none_of_this_one(string typed, string currency, bool isRead) =>
        Assert.Equal(isRead ? 100m : null, FigureText.Amount(typed, currency));

    [Fact]
    public static void Deals_are_read_a_line_each_as_pasted_from_a_sheet()
    {
        var (deals, problems) = DealLines.Read("O-1; Acme; 40,000\r\n\r\nO-2\tGlobex\t25.000,50\nO-3;5k");

        Assert.Empty(problems);
        Assert.Equal([new("O-1", "Acme", 40000), new("O-2", "Globex", 25000.5m), new FigureDeal("O-3", null, 5000)], deals.AsEnumerable());
    }

    [Fact]
    public static void Every_line_that_is_wrong_is_named_and_nothing_is_taken()
    {
        var (deals, problems) = DealLines.Read("O-1; Acme; 40,000\nAcme\nO-2; Globex; soon\no-1; Acme; 3");

        Assert.Empty(deals);
        Assert.Equal(["Line 2 is no deal", "Line 3: 'soon' is no amount", "Line 4 names o-1 a second time"], problems.Select(one => one[..Math.Min(one.Length,
            one.StartsWith("Line 2", StringComparison.Ordinal) ? 17 : one.StartsWith("Line 3", StringComparison.Ordinal) ? 27 : 30)]));
        Assert.Single(DealLines.Read(string.Join('\n', Enumerable.Range(0, DealLines.Most + 1).Select(n => $"O-{n};1"))).Problems);
        Assert.Empty(DealLines.Read(null).Problems);
    }

    [Fact]
    public static void The_pipeline_of_a_source_is_its_open_deals_on_the_list_in_one_currency()
    {
        var settings = StarterMeasures.For("UTC") with { Currency = new CurrencyRule("EUR") };
        var count = new PipelineOfSource(settings, new ExchangeRates { Rates = [new ExchangeRate("USD", 0.9m)] });
        Opportunity Deal(string key, string? account, decimal? amount, string? currency = "EUR", OpportunityState state = OpportunityState.Open) =>
            new(key, account) { Amount = amount, Currency = currency, State = state };
        Opportunity[] deals =
        [
            Deal("o1", "A", 40000), Deal("o1", "A", 40000), Deal("o2", "B", 25000, "usd"), Deal("o3", "B", 3000000, "JPY"), Deal("o4", "C", null),
            Deal("o5", null, 7), Deal("o6", "A", 8, state: OpportunityState.Won), Deal("o7", "A", 9, currency: null),
        ];
        foreach (var deal in deals)
        {
            count.Add(deal);
        }

        var figure = count.Finish("crm", Instant.FromUtc(2026, 9, 1, 0, 0));

        Assert.Equal((62500m, 3, "crm"), (figure.Amount, figure.LeftOut, figure.Source));
        Assert.Equal(["o1", "o2"], figure.Deals.Select(deal => deal.Key));
    }
}
