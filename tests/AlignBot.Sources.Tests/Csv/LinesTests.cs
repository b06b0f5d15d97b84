using System.Text;
using AlignBot.Sources.Csv;

namespace AlignBot.Sources.Tests.Csv;

public static class LinesTests
{
    public class WhenQuotesAreBroken
    {
        [Fact]
        public async Task One_that_is_never_closed_is_named_where_it_opens()
        {
            var errors = await Given.Lines("A-1,L,,true,1\nA-2,\"Quenby,,true,1\nA-3,O,,true,1\n").ErrorsAsync();

            Assert.Equal(["Line 3: a quotation mark is opened and never closed, so that the rest of the file is one cell."], errors);
        }

        [Fact]
        public async Task One_that_swallows_the_next_line_is_named_on_its_own()
        {
            var errors = await Given.Lines(
                "\"A-1\",\"L\",\"\",\"true\",\"1\n\"A-2\",\"Q\",\"\",\"true\",\"1\"\n\"A-3\",\"O\",\"\",\"true\",\"1\"\n").ErrorsAsync();

            Assert.StartsWith("Line 2: text follows a closing quotation mark", Assert.Single(errors), StringComparison.Ordinal);
        }

        [Theory]
        [InlineData("A-1,\"Russell \"Hills,\" Ltd\",,true,1\n", false)]
        [InlineData("A-1,\"Foo \\\"Bar\\\"\",,true,1\n", true)]
        public async Task Marks_that_are_not_written_twice_are_refused_and_a_backslash_is_explained(string line, bool backslash)
        {
            var error = Assert.Single(await Given.Lines(line).ErrorsAsync());

            Assert.StartsWith("Line 2: text follows a closing quotation mark", error, StringComparison.Ordinal);
            Assert.Equal(backslash, error.Contains("with a backslash", StringComparison.Ordinal));
        }

        [Fact]
        public async Task One_within_a_plain_cell_is_kept_and_noted()
        {
            var given = Given.Lines("A-1,Pumps 26\" wide,,true,1\nA-2, \"Quenby, Ltd\" ,,true,1\n");

            var reading = await given.ReadAsync();
            var accounts = await given.AccountsAsync();

            Assert.Equal(["Pumps 26\" wide", "Quenby, Ltd"], accounts.Select(account => account.Name));
            Assert.Equal(["A cell has a quotation mark inside, which is kept, on 1 line: line 2 (A-1)."], reading.Notes.ToArray());
        }
    }

    public class WhenLinesHaveOtherLengths
    {
        [Fact]
        public async Task Empty_cells_at_the_end_do_not_matter_and_missing_ones_are_blank()
        {
            var accounts = await Given.Accounts(
                "account_id,name,is_target,tier,domain\nA-1,L,true,1,l.example,,,\nA-2,Q,true,2\n,,,,,,\n").AccountsAsync();

            Assert.Equal(["l.example", null], accounts.Select(account => account.Domain));
        }

        [Fact]
        public async Task A_cell_too_many_is_an_error_of_its_line()
        {
            var errors = await Given.Lines("A-1,Larkfield, Pumps,,true,1\n").ErrorsAsync();

            Assert.Equal(["Line 2: has 6 cells where the header has 5; put a cell that holds the delimiter into quotation marks."], errors);
        }

        [Fact]
        public async Task What_a_report_writes_below_its_table_is_no_account()
        {
            var errors = await Given.Lines("A-1,L,,true,1\n\n\"Larkfield Seller, Inc.\"\n\"Copyright (c) 2026\"\n").ErrorsAsync();

            Assert.Equal(
                [
                    "Line 4: has 1 cell where the header has 5; take out what a report wrote below its table.",
                    "Line 5: has 1 cell where the header has 5; take out what a report wrote below its table.",
                ],
                errors);
        }

        [Fact]
        public async Task The_header_once_more_shows_that_files_were_put_together()
        {
            var errors = await Given.Lines("A-1,L,,true,1\n" + Given.AccountHeader + "A-2,Q,,true,1\n").ErrorsAsync();

            Assert.Equal(["Line 3: is the header once more; take it out, and look whether two files were put together."], errors);
        }
    }

    public class WhenLinesEndOtherwise
    {
        [Theory]
        [InlineData("\r\n")]
        [InlineData("\r")]
        [InlineData("\n")]
        public async Task Every_line_is_one(string end)
        {
            var given = Given.Accounts((Given.AccountHeader + "A-1,L,,true,1\nA-2,Q,,true,2").Replace("\n", end, StringComparison.Ordinal));

            var accounts = await given.AccountsAsync();

            Assert.Equal(["A-1", "A-2"], accounts.Select(account => account.Key));
        }
    }

    public class WhenCellsAreNoValues
    {
        [Theory]
        [InlineData("#REF!")]
        [InlineData("#N/A")]
        [InlineData("#######")]
        public async Task A_spreadsheets_error_is_pointed_at(string cell)
        {
            var errors = await Given.Lines($"A-1,L,{cell},true,1\n").ErrorsAsync();

            Assert.Equal([$"Line 2, domain of A-1: '{cell}' is a spreadsheet's error and no value: mend the formula, "
                + "or leave the cell empty."], errors);
        }

        [Theory]
        [InlineData("NULL")]
        [InlineData("\\N")]
        public async Task A_databases_word_for_nothing_is_no_tier(string cell)
        {
            var errors = await Given.Lines($"A-1,L,,true,{cell}\n").ErrorsAsync();

            Assert.Equal([$"Line 2, tier of A-1: '{cell}' is a database's word for nothing: "
                + "leave the cell empty where nothing is meant."], errors);
        }

        [Fact]
        public async Task Words_that_only_look_like_nothing_are_kept()
        {
            var accounts = await Given.Lines("NA,Namibia Null Ltd,n/a,None,NA\n").AccountsAsync();

            Assert.Equal(("NA", "n/a", "None", "NA"), (accounts[0].Key, accounts[0].Domain, accounts[0].Flag, accounts[0].Tier));
        }

        [Fact]
        public async Task Yes_and_no_are_read_as_people_write_them_and_a_deal_won_while_open_is_refused()
        {
            var reading = await Given.Opportunities(
                Given.OpportunityHeader
                + "O-1,A-1,Won,Yes,1,5,EUR,2026-07-02T09:00:00Z,2026-09-01\n"
                + "O-2,A-1,Won,FALSE,y,5,EUR,2026-07-02T09:00:00Z,2026-09-01\n"
                + "O-3,A-1,Won,maybe,no,5,EUR,2026-07-02T09:00:00Z,2026-09-01\n").ReadAsync();

            Assert.Equal(
                [
                    "Line 3, is_won of O-2: 'y' says won while is_closed says that it is open.",
                    "Line 4, is_closed of O-3: 'maybe' is neither yes nor no: write true or false.",
                ],
                reading.Errors.Select(error => error.SentenceWithCell));
        }
    }

    public class WhenManyLinesAreWrong
    {
        [Fact]
        public async Task A_hundred_are_kept_and_all_are_counted()
        {
            var reading = await Given.Lines(string.Concat(Enumerable.Range(0, 5_000).Select(at => $"A-{at},L,,true,\n"))).ReadAsync();

            Assert.Equal((5_000, 100), (reading.ErrorCount, reading.Errors.Length));
            Assert.Equal((2, 101), (reading.Errors[0].Line, reading.Errors[^1].Line));
        }
    }

    public class WhenAFileIsTooLarge
    {
        static readonly CsvBounds Small = new()
        {
            MaximumBytes = 1024 * 1024,
            MaximumLines = 100,
            MaximumCell = 200,
            MaximumLine = 4096,
            MaximumColumns = 50,
        };

        [Fact]
        public async Task It_is_refused_before_anything_is_read_when_its_place_says_so()
        {
            var file = new CsvFile(
                "large.csv", () => throw new InvalidOperationException("It is not opened."))
            { Length = 1024L * 1024 * 1024 };

            var look = await CsvLook.TakeAsync(
                file, SourceKinds.Accounts, CsvChoices.None, CsvBounds.Default, progress: null, CancellationToken.None);

            Assert.Equal("The file is larger than 100 MB, which is as much as is read. "
                + "Export fewer columns, or fewer lines.", Assert.Single(look.Troubles));
            Assert.False(look.IsEmpty);
        }

        [Fact]
        public async Task And_while_it_is_read_when_nothing_says_so()
        {
            var bytes = Encoding.UTF8.GetBytes(Given.AccountHeader + new string('x', 2 * 1024 * 1024));

            var look = await (
                Given.Accounts(bytes) with { File = new CsvFile("x.csv", () => new MemoryStream(bytes)), Bounds = Small }).LookAsync();

            Assert.StartsWith("The file is larger than 1 MB", Assert.Single(look.Troubles), StringComparison.Ordinal);
        }

        public static TheoryData<string, string> Shapes => new()
        {
            { string.Concat(Enumerable.Range(0, 101).Select(at => $"A-{at},L,,true,1\n")), "The file has more than 100 lines" },
            { $"A-1,{new string('x', 300)},,true,1\n", "Line 2 has a cell of more than 200 letters" },
            { $"A-1,\"{string.Concat(Enumerable.Repeat("x\n", 50_000))}\",,true,1\n", "Line 2 is longer than 4 KB" },
            { $"A-1,L,,true,1{new string(',', 100)}\n", "Line 2 has more than 50 columns" },
        };

        [Theory]
        [MemberData(nameof(Shapes))]
        public async Task Lines_cells_and_columns_have_bounds_too(string lines, string sentence)
        {
            var look = await (Given.Lines(lines) with { Bounds = Small }).LookAsync();

            Assert.StartsWith(sentence, Assert.Single(look.Troubles), StringComparison.Ordinal);
        }

        [Fact]
        public async Task Progress_is_told_by_lines_and_bytes()
        {
            List<CsvProgress> told = [];
            var given = Given.Lines(string.Concat(Enumerable.Range(0, 10_000).Select(at => $"A-{at},L,,true,1\n")));

            await CsvLook.TakeAsync(given.File, given.Kind, given.Choices, given.Bounds, new Told(told.Add), CancellationToken.None);

            Assert.Equal((10_000L, given.File.Length!.Value), (told[^1].Lines, told[^1].Bytes));
            Assert.Contains(told, one => one.Lines is > 0 and < 10_000);
        }

        sealed class Told(Action<CsvProgress> tell) : IProgress<CsvProgress>
        {
            public void Report(CsvProgress value) => tell(value);
        }
    }
}
