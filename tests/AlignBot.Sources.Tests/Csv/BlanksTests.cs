using AlignBot.Sources.Csv;

namespace AlignBot.Sources.Tests.Csv;

public static class BlanksTests
{
    public class WhenNeededCellsAreBlank
    {
        [Fact]
        public async Task Each_is_an_error_with_its_key_and_spaces_count_as_blank()
        {
            var reading = await Given.Stored("tiers-sparse.csv").ReadAsync();

            Assert.Equal(
                [
                    "Line 2, tier of A-1: is blank, and is needed.",
                    "Line 3, tier of A-2: is blank, and is needed.",
                    "Line 5, is_target of A-4: is blank, and is needed.",
                ],
                reading.Errors.Select(error => error.Sentence));
            Assert.All(reading.Errors, error => Assert.True(error.IsBlank));
        }

        [Fact]
        public async Task The_look_counts_them_and_says_which_column_is_not_there()
        {
            var look = await Given.Stored("tiers-sparse.csv").LookAsync();

            var tier = look.Columns.Single(column => column.Column == "tier");
            Assert.Equal((2, 2), (tier.Filled, tier.Blank));
            Assert.Equal([new CsvPlace(2, "A-1"), new CsvPlace(3, "A-2")], tier.BlankAt.ToArray());
            Assert.Equal([new CsvPlace(4, "A-3")], look.Columns.Single(column => column.Column == "owner_email").BlankAt.ToArray());
            Assert.Contains(
                look.Notes,
                note => note.Contains("marketer_email", StringComparison.Ordinal)
                    && note.Contains("nothing is emptied", StringComparison.Ordinal));
        }

        [Fact]
        public async Task They_are_null_and_never_a_default_once_somebody_says_that_they_are_meant()
        {
            var accounts = await Given.Stored("tiers-sparse.csv").With(
                new CsvChoices { BlankIsMeant = ["tier", "is_target"] }).AccountsAsync();

            Assert.Equal([null, null, "1", "3"], accounts.Select(account => account.Tier));
            Assert.Null(accounts[3].Flag);
            Assert.Null(accounts[2].Owner);
        }

        [Fact]
        public async Task A_key_or_name_is_needed_whatever_is_said()
        {
            var errors = await Given.Lines(",Larkfield,,true,1\nA-2,\u00A0\u200B,,true,1\n").With(
                new CsvChoices { BlankIsMeant = ["account_id", "name"] }).ErrorsAsync();

            Assert.Equal(["Line 2, account_id: is blank, and is needed.", "Line 3, name of A-2: is blank, and is needed."], errors);
        }
    }

    public class WhenNothingStandsBelowTheHeader
    {
        [Theory]
        [InlineData("account_id,name,domain,is_target,tier\n")]
        [InlineData("account_id,name,domain,is_target,tier\n,,,,\n\n  , ,,,\n")]
        public async Task It_is_said_to_be_empty(string text)
        {
            var look = await Given.Accounts(text).LookAsync();

            Assert.True(look.IsEmpty);
            Assert.Equal(0, look.Lines);
        }

        [Theory]
        [InlineData("", "The file is empty.")]
        [InlineData("\n\n  \n", "The file has no line that holds anything.")]
        public async Task Without_a_header_it_can_not_be_read_either(string text, string trouble)
        {
            var look = await Given.Accounts(text).LookAsync();

            Assert.True(look.IsEmpty);
            Assert.Equal([trouble], look.Troubles.ToArray());
        }
    }
}
