using AlignBot.Sources.Csv;

namespace AlignBot.Sources.Tests.Csv;

public static class AmountsTests
{
    public class WhenOneAmountDecides
    {
        [Fact]
        public async Task The_whole_column_is_read_that_way_and_shown_before()
        {
            var given = Given.Stored("amounts-comma.csv", SourceKinds.Opportunities);

            var look = await given.LookAsync();
            var opportunities = await given.OpportunitiesAsync();

            Assert.Equal([3000m, 1234.56m, 12.5m, -250m, 1_000_000m], opportunities.Select(one => one.Amount));
            var amount = look.Columns.Single(column => column.Column == "amount");
            Assert.Equal((DecimalMark.Comma, ';'), (amount.Decimal, look.Delimiter));
            Assert.Equal(
                [("3.000", "3,000"), ("1.234,56", "1,234.56"), ("12,5", "12.5"), ("-250,00", "-250"), ("1.000.000", "1,000,000")],
                amount.Samples.Select(sample => (sample.Written, sample.Read)));
        }

        [Fact]
        public async Task A_negative_one_is_kept_and_named()
        {
            var reading = await Given.Stored("amounts-comma.csv", SourceKinds.Opportunities).ReadAsync();

            Assert.Equal(["amount is negative on 1 line: line 5 (O-4)."], reading.Notes.ToArray());
        }

        [Theory]
        [InlineData("1,234.50", "1234.50")]
        [InlineData("0.500", "0.500")]
        [InlineData("1234.567", "1234.567")]
        [InlineData("12,34,567.00", "1234567.00")]
        [InlineData("1'000'000.00", "1000000.00")]
        [InlineData("1 000 000", "1000000")]
        [InlineData("1\u202F234,56", "1234.56")]
        [InlineData("-1.000,00 €", "-1000.00")]
        [InlineData("$(0.01)", "-0.01")]
        [InlineData("($5.00)", "-5.00")]
        [InlineData("\u2212100,00", "-100.00")]
        [InlineData("49.03-", "-49.03")]
        [InlineData("EUR 12.50", "12.50")]
        [InlineData("12,50 EUR", "12.50")]
        public async Task It_is_read_as_people_and_exports_write_it(string written, string read)
        {
            var opportunities = await Given.Amounts(written).OpportunitiesAsync();

            Assert.Equal(decimal.Parse(read, System.Globalization.CultureInfo.InvariantCulture), opportunities[0].Amount);
        }
    }

    public class WhenNoAmountDecides
    {
        [Fact]
        public async Task The_person_is_asked_and_nothing_is_read()
        {
            var given = Given.Stored("amounts-undecided.csv", SourceKinds.Opportunities);

            var look = await given.LookAsync();
            var reading = await given.ReadAsync();

            var question = Assert.Single(look.Questions);
            Assert.Equal((CsvQuestionKind.Decimal, "amount", 2), (question.Kind, question.Column, question.Line));
            Assert.Equal("amount: is '3.000' on line 2 3,000 or 3? No cell of the column decides.", question.Sentence);
            Assert.False(reading.IsWhole);
        }

        [Theory]
        [InlineData(DecimalMark.Comma, 3000, 12000)]
        [InlineData(DecimalMark.Point, 3, 12)]
        public async Task A_choice_decides_and_the_look_names_it(DecimalMark chosen, int first, int second)
        {
            var given = Given.Stored("amounts-undecided.csv", SourceKinds.Opportunities).With(new CsvChoices { Decimal = chosen });

            var look = await given.LookAsync();
            var opportunities = await given.OpportunitiesAsync();

            Assert.Equal([first, second], opportunities.Select(one => one.Amount!.Value));
            Assert.Contains(look.Notes, note => note.Contains("as was decided", StringComparison.Ordinal));
        }

        [Fact]
        public async Task Whole_figures_need_no_decision()
        {
            var look = await Given.Amounts("3000", "12").LookAsync();

            Assert.True(look.CanBeRead);
        }
    }

    public class WhenAmountsContradict
    {
        [Fact]
        public async Task Both_lines_are_named_whatever_was_chosen()
        {
            var look = await Given.Amounts("1,234.50", "7", "1.234,50").With(new CsvChoices { Decimal = DecimalMark.Point }).LookAsync();

            Assert.Equal(["amount mixes decimal points (line 2) and decimal commas (line 4). "
                + "Write the whole column one way."], look.Troubles.ToArray());
        }

        [Theory]
        [InlineData("1.2E+06")]
        [InlineData("12 %")]
        [InlineData("1,23,4.5.6")]
        [InlineData("ten")]
        [InlineData("--5")]
        [InlineData("12 34")]
        public async Task What_is_no_figure_is_an_error_of_its_line(string written)
        {
            var errors = (await Given.Amounts("5", written).ReadAsync()).Errors;

            Assert.Equal(
                (3, "amount", "O-2", written), (errors.Single().Line, errors.Single().Column, errors.Single().Key, errors.Single().Cell));
        }
    }

    public class WhenCurrenciesAreWritten
    {
        [Fact]
        public async Task Their_case_does_not_matter_and_a_blank_one_stays_unknown()
        {
            var opportunities = await Given.Stored("currencies.csv", SourceKinds.Opportunities).OpportunitiesAsync();

            Assert.Equal(["EUR", "USD", "JPY", null, "GBP"], opportunities.Select(one => one.Currency));
            Assert.Equal([40000m, 25000m, 3000000m, 10000m, 5000m], opportunities.Select(one => one.Amount!.Value));
        }

        [Fact]
        public async Task A_blank_one_is_what_somebody_said_it_is()
        {
            var opportunities = await Given.Stored(
                "currencies.csv", SourceKinds.Opportunities).With(new CsvChoices { CurrencyForBlank = "EUR" }).OpportunitiesAsync();

            Assert.Equal("EUR", opportunities[3].Currency);
        }

        [Fact]
        public async Task One_beside_the_amount_is_taken_but_a_dollar_sign_names_none()
        {
            var opportunities = await Given.Amounts("12,50 €", "$ 5", "CHF 7").OpportunitiesAsync();

            Assert.Equal(["EUR", null, "CHF"], opportunities.Select(one => one.Currency));
        }

        [Theory]
        [InlineData("5", "XYZ", "'XYZ' is no currency code of ISO 4217.")]
        [InlineData("5 €", "USD", "'USD' differs from the amount, which is written in EUR.")]
        public async Task One_that_is_none_or_contradicts_is_an_error_of_its_line(string amount, string currency, string what)
        {
            var reading = await Given.Opportunities(
                Given.OpportunityHeader + $"O-1,A-1,Won,true,true,{amount},{currency},2026-07-02T09:00:00Z,2026-09-01\n").ReadAsync();

            Assert.Equal("Line 2, currency of O-1: " + what, Assert.Single(reading.Errors).SentenceWithCell);
        }
    }
}
