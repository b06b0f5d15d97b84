using System.Text;
using AlignBot.Sources.Csv;

namespace AlignBot.Sources.Tests.Csv;

public class KindGuessTests
{
    [Theory]
    [InlineData("account_id,name,domain,is_target,tier", SourceKinds.Accounts)]
    [InlineData("opportunity_id;account_id;stage;is_closed;is_won;amount;currency;created_at;close_date", SourceKinds.Opportunities)]
    [InlineData("activity_id,account_id,side,kind,occurred_at,person_email,completed", SourceKinds.Activities)]
    [InlineData("lead_id,account_id,domain,created_at", SourceKinds.Leads)]
    [InlineData("signal_id,account_id,kind,strength,detected_at", SourceKinds.Signals)]
    [InlineData("Opportunity ID,Account ID", SourceKinds.Opportunities)]
    [InlineData("Record ID,Deal Name,Deal Stage,Amount,Create Date,Close Date,Is Closed?,Is Closed Won,Associated Company ID",
        SourceKinds.Opportunities)]
    [InlineData("a,b,c", null)]
    [InlineData("opportunity_id,signal_id", null)]
    public async Task The_header_tells_of_which_records_a_file_is(string header, SourceKinds? kind) =>
        Assert.Equal(kind, await CsvKindGuess.OfAsync(Encoding.UTF8.GetBytes($"{header}\n1,2,3\n"), CancellationToken.None));

    [Fact]
    public async Task What_is_no_table_says_what_to_do()
    {
        Assert.StartsWith("This is an Excel workbook", CsvKindGuess.Trouble("PK\u0003\u0004 xl/workbook.xml"u8), StringComparison.Ordinal);
        Assert.Null(CsvKindGuess.Trouble("a,b\n"u8));
        Assert.Null(await CsvKindGuess.OfAsync([], CancellationToken.None));
    }
}
