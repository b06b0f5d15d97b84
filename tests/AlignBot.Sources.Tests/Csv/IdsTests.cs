using AlignBot.Sources.Csv;

namespace AlignBot.Sources.Tests.Csv;

public static class IdsTests
{
    public class WhenIdsLookLikeNumbers
    {
        [Fact]
        public async Task They_are_kept_letter_for_letter()
        {
            var accounts = await Given.Stored("ids-like-numbers.csv").AccountsAsync();

            Assert.Equal(
                ["00420", "420", "0042E1", "74095E03", "9912140633506421", "9912140633506422", "MAR-1"],
                accounts.Select(account => account.Key));
        }

        [Fact]
        public async Task What_a_spreadsheet_made_of_them_is_refused_with_the_lines_of_duplicates_and_damage()
        {
            var errors = await Given.Stored("ids-after-a-spreadsheet.csv").ErrorsAsync();

            Assert.Contains("Line 2, account_id: '420' stands on lines 2–4; each may stand once.", errors);
            Assert.Contains("Line 6, account_id: '9.91214E+15' stands on lines 6 and 7; each may stand once.", errors);
            Assert.Contains(errors, error => error.StartsWith("Line 5, account_id: '7.41E+07' looks like an id that a spreadsheet took "
                + "for a number", StringComparison.Ordinal));
            Assert.Contains(errors, error => error.StartsWith("Line 8, account_id: '01-Mar' looks like an id that a spreadsheet "
                + "took for a date", StringComparison.Ordinal));
        }

        [Fact]
        public async Task Ids_that_only_look_damaged_are_taken_once_somebody_says_that_they_are_meant()
        {
            var given = Given.Lines("7.41E+07,Ostrava Looms,,true,2\n01-Mar,Tolland Freight,,true,1\n");

            var accounts = await given.With(new CsvChoices { LooksDamagedButIsMeant = true }).AccountsAsync();

            Assert.Equal(["7.41E+07", "01-Mar"], accounts.Select(account => account.Key));
        }

        [Fact]
        public async Task The_wrapping_that_keeps_a_spreadsheet_from_counting_is_taken_off()
        {
            var accounts = await Given.Lines("=\"00420\",Larkfield Pumps,,true,1\n\"=\"\"0042E1\"\"\",'+Quenby,,true,1\n").AccountsAsync();

            Assert.Equal(["00420", "0042E1"], accounts.Select(account => account.Key));
            Assert.Equal("+Quenby", accounts[1].Name);
        }
    }

    public class WhenIdsDifferOnlyInCase
    {
        [Theory]
        [InlineData("ids-short.csv", "001Qx000004aBcD", "001Qx000004aBcd", "001Qx000004ABCD")]
        [InlineData("ids-long.csv", "001Qx000004aBcDIAU", "001Qx000004aBcdIAE", "001Qx000004ABCDIA4")]
        public async Task They_are_three(string file, params string[] keys)
        {
            var accounts = await Given.Stored(file).AccountsAsync();

            Assert.Equal(keys, accounts.Select(account => account.Key));
        }
    }

    public class WhenAnIdComesAgain
    {
        [Fact]
        public async Task Its_lines_are_those_of_the_file_with_line_breaks_within_quotes_counted()
        {
            var errors = await Given.Lines("A-1,\"Larkfield\nPumps\",,true,1\nA-2,Quenby,,true,1\n\nA-1,Ostrava,,true,1\n").ErrorsAsync();

            Assert.Equal(["Line 2, account_id: 'A-1' stands on lines 2 and 6; each may stand once."], errors);
        }
    }
}
