using AlignBot.Sources.Csv;

namespace AlignBot.Sources.Tests.Csv;

public static class HeadersTests
{
    public class WhenColumnsAreNamedOtherwise
    {
        [Theory]
        [InlineData("Account ID;Account Name;Website;Target Account;Account Tier\nA-1;Larkfield;larkfield.example;1;T1\n")]
        [InlineData(" account-id ;NAME;Domain;Is Target;TIER\nA-1;Larkfield;larkfield.example;1;T1\n")]
        [InlineData("\uFEFFaccount_id;\u200Bname;domain\u00A0;is_target;tier\nA-1;Larkfield;larkfield.example;1;T1\n")]
        [InlineData("Tier;Record ID;Company name;Company Domain Name;hs_is_target_account\nT1;A-1;Larkfield;larkfield.example;1\n")]
        public async Task They_are_found_all_the_same(string text)
        {
            var account = (await Given.Accounts(text).AccountsAsync()).Single();

            Assert.Equal(
                ("A-1", "Larkfield", "larkfield.example", "1", "T1"),
                (account.Key, account.Name, account.Domain, account.Flag, account.Tier));
        }

        [Fact]
        public async Task The_look_says_which_is_read_from_where_and_which_are_not_known()
        {
            var look = await Given.Accounts("Record ID,Company name,Website,Company Domain Name,Target "
                + "Account,Tier,Region\n1,L,w,d,true,1,EMEA\n").LookAsync();

            Assert.Contains("domain is read from the column 'Company Domain Name'.", look.Notes);
            Assert.Equal(["Website", "Region"], look.Unknown.ToArray());
        }

        [Fact]
        public async Task A_column_without_a_name_is_said_not_to_be_read_where_it_is_filled()
        {
            var look = await Given.Accounts(
                "account_id,name,is_target,tier,,,\nA-1,L,true,1,,,\nA-2,Q,true,1,EMEA,,\nA-3,O,true,1,APAC,,\n").LookAsync();

            Assert.Equal("Column 5 has no header, and is not read; "
                + "the first line that fills it is 3.", Assert.Single(look.Notes, note =>
                    note.StartsWith("Column", StringComparison.Ordinal)));
        }

        [Fact]
        public async Task Columns_that_are_not_known_are_offered_with_blank_ones_as_null()
        {
            var accounts = await Given.Accounts("account_id,name,is_target,tier,Region,Notes\nA-1,L,true,1,EMEA,  \n").AccountsAsync();

            Assert.Equal(("EMEA", null), (accounts[0].Offered["Region"], accounts[0].Offered["Notes"]));
        }

        [Fact]
        public async Task A_chosen_header_is_taken_over_the_fixed_name()
        {
            var accounts = await Given.Accounts("account_id,name,is_target,tier,ABM class\nA-1,L,true,old,T1\n")
                .With(new CsvChoices { Headers = CsvChoices.None.Headers.Add("tier", "abm_class") }).AccountsAsync();

            Assert.Equal("T1", accounts[0].Tier);
        }

        [Fact]
        public async Task A_chosen_header_that_is_not_there_is_refused()
        {
            var look = await Given.Lines("A-1,L,,true,1\n").With(
                new CsvChoices { Headers = CsvChoices.None.Headers.Add("tier", "ABM class") }).LookAsync();

            Assert.Contains("tier is to be read from 'ABM class', and the file has no column of that name. "
                + "It has account_id, name, domain, is_target, tier.", look.Troubles);
        }
    }

    public class WhenAHeaderDoesNotFit
    {
        [Fact]
        public async Task One_given_twice_is_named_with_both_places()
        {
            var look = await Given.Accounts("account_id,name,is_target,Tier,domain,tier\nA-1,L,true,1,,2\n").LookAsync();

            Assert.Equal("The header stands twice: 'Tier' in column 4 and 'tier' in column 6. "
                + "Take one of them out, or name it otherwise.", Assert.Single(look.Troubles));
        }

        [Fact]
        public async Task One_that_is_needed_and_missing_is_named_with_the_nearest()
        {
            var look = await Given.Accounts("acount_id,name,is_target,region\nA-1,L,true,EMEA\n").LookAsync();

            Assert.Equal(
                [
                    "There is no column account_id, which is needed. "
                        + "The nearest is 'acount_id': name it account_id, or say that it is meant.",
                    "There is no column tier, which is needed. The header on line 1 has acount_id, name, is_target, region.",
                ],
                look.Troubles.ToArray());
        }

        [Fact]
        public async Task Lines_that_are_quoted_as_a_whole_are_recognised()
        {
            var look = await Given.Accounts("\"account_id,name,is_target,tier\"\n\"A-1,L,true,1\"\n").LookAsync();

            Assert.Equal("Each line of the file stands in quotation marks as a whole, so that it has one column. "
                + "Save it without quotation marks around the lines.", Assert.Single(look.Troubles));
        }
    }

    public class WhenLinesStandAboveTheHeader
    {
        [Fact]
        public async Task They_are_passed_over_and_that_is_said()
        {
            var given = Given.Accounts("\"Target accounts\",\"EMEA\"\n\"\"\n\"Exported: "
                + "\",\"2026-09-30\"\n" + Given.AccountHeader + "A-1,L,,true,1\n");

            var look = await given.LookAsync();
            var accounts = await given.AccountsAsync();

            Assert.Equal(4, look.HeaderLine);
            Assert.Contains("The header is on line 4; 2 lines above it are passed over.", look.Notes);
            Assert.Equal("A-1", accounts.Single().Key);
        }
    }

    public class WhenDelimitersDiffer
    {
        [Theory]
        [InlineData(';')]
        [InlineData(',')]
        [InlineData('\t')]
        [InlineData('|')]
        public async Task The_one_in_use_is_found(char delimiter)
        {
            var given = Given.Accounts((Given.AccountHeader + "A-1,L,,true,1\n").Replace(',', delimiter));

            var look = await given.LookAsync();

            Assert.Equal((delimiter, true), (look.Delimiter, look.CanBeRead));
        }

        [Fact]
        public async Task Commas_in_the_headings_of_a_file_with_semicolons_do_not_mislead()
        {
            var given = Given.Accounts("account_id;name;is_target;tier;Notes (free text, one line, please);Owner, if any\nA-1;Larkfield, "
                + "Pumps;true;1;a, b, c;x,y\n");

            var accounts = await given.AccountsAsync();

            Assert.Equal(("Larkfield, Pumps", "a, b, c"), (accounts[0].Name, accounts[0].Offered["Notes (free text, one line, please)"]));
        }

        [Theory]
        [InlineData("sep=;\r\naccount_id;name;is_target;tier\r\nA-1;L;true;1\r\n", 2)]
        [InlineData("\uFEFFsep=|\naccount_id|name|is_target|tier\nA-1|L|true|1\n", 2)]
        public async Task The_first_line_may_name_it(string text, int headerLine)
        {
            var look = await Given.Accounts(text).LookAsync();

            Assert.Equal((headerLine, 1, true), ((int)look.HeaderLine, look.Lines, look.CanBeRead));
        }
    }
}
