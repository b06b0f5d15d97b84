using AlignBot.Domain.Records;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.AccountLists;

/// <summary>The list is read from a file that another program puts on the server: what changes there is the weekly diff, what is wrong with
/// it is said with its line, and the list stays.</summary>
public sealed class TheListComesFromTheServersFile : IAsyncLifetime
{
    const string Header = "Account ID;Account Name;Target;ABM class;Website;Account Owner ID;Account Owner;Owner Active;Merged From";

    static readonly string[] Lines =
    [
        .. Enumerable.Range(1, 12).Select(
            at => $"{at:000};Company {at};yes;{1 + (at % 3)};https://www.company{at}.example;7;Mara Lind;yes;"),
    ];

    readonly string folder = Directory.CreateTempSubdirectory("alignbot-files-").FullName;

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        await PutAsync(Lines);
        await DealsAsync("2026-12-15");
        world = await GtmWorld.StartAsync(settings: new Dictionary<string, string?>
        {
            ["Sources:exports:Type"] = "Csv",
            ["Sources:exports:Accounts:Path"] = At("accounts.csv"),
            ["Sources:exports:Accounts:Columns:tier"] = "ABM class",
            ["Sources:exports:Accounts:Columns:is_target"] = "Target",
            ["Sources:exports:Accounts:Columns:merged_from"] = "Merged From",
            ["Sources:exports:Accounts:Columns:owner_active"] = "Owner Active",
            ["Sources:exports:Opportunities:Path"] = At("deals.csv"),
            ["Sources:exports:Zone"] = "Europe/London",
        });
    }

    public async Task DisposeAsync()
    {
        await world.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task From_the_first_reading_through_two_weeks()
    {
        await Slack.ComesFromAsync("exports");
        await Slack.ReadsAsync("ana", "list", "*Account list*: 12 accounts (tier 1: 4, tier 2: 4, tier 3: 4).", "the source exports");
        await Slack.ReadsAsync("ana", "list tier 1 mara", "*4 accounts* of 12", "*Company 3*  tier 1, Mara Lind, company3.example");
        await Slack.ReadsAsync("riley", "sources", "*exports* (Csv): the account list and opportunities", "Opportunities: 1 read on");

        await PutAsync(
        [
            Lines[0].Replace("yes", "no", StringComparison.Ordinal), Lines[1].Replace(";3;", ";1;", StringComparison.Ordinal),
            Lines[2] + "004", .. Lines[4..],
        ]);
        await DealsAsync("2027-01-14");
        await world.ToNextWeekAsync();
        await Slack.Gtm.ExpectWithAsync(
            "Attest it", "*Account list, week to Mon 30 Nov 2026*", "*Company 1* left (tier 2)", "*Company 2*: tier 3, now tier 1",
            "*Company 4* was merged into Company 3");
        await Slack.ReadsAsync("riley", "sources", "Opportunities: 1 read on Mon 30 Nov 2026");
        Assert.Equal(
            ("D-1", new OpportunityMove(OpportunityField.CloseDate, "2026-12-15", "2027-01-14")),
            Assert.Single(await world.Record.MovesAsync()));

        await PutAsync([.. Lines[1..3], .. Lines[4..], "013;Newcomer;yes;2;;8;Ben Osei;yes;"]);
        await world.ToNextWeekAsync(2);
        await Slack.Gtm.ExpectAsync(
            "*Account list, week to Mon 7 Dec 2026*", "*Newcomer* joined (tier 2)", "*Company 2*: tier 1, now tier 3", "11 accounts now");
        await Slack.ReadsAsync("ana", "list history", "Mon 30 Nov 2026: 10 accounts", "Mon 7 Dec 2026: 11 accounts, 2 changes");
        Assert.Null((await world.Record.VerifyAsync()).Why);
    }

    [Fact]
    public async Task Each_thing_that_is_wrong_with_it_is_said_and_leaves_the_list_as_it_was()
    {
        await Slack.ComesFromAsync("exports");
        await Slack.ReadsAsync("ana", "list", "*Account list*: 12 accounts");

        File.Delete(At("accounts.csv"));
        await BreaksAsync("There is no file of accounts at", "Put it there, or mend the setting.");
        await PutAsync([]);
        await BreaksAsync("The file of accounts is empty. It is not taken for 'there are none'");
        await PutAsync([.. Lines, Lines[6]]);
        await BreaksAsync("The file of accounts has 1 error, so nothing of it is used.", "007");
        await PutAsync([.. Lines[..11], "012;\"Company 12;yes;1;"]);
        await BreaksAsync("never closed");
        await PutAsync([.. Lines[..11], "7.41E+07;Company 12;yes;1;;7;Mara Lind;yes;"]);
        await BreaksAsync("7.41E+07");
        await File.WriteAllBytesAsync(At("accounts.csv"), [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00]);
        await BreaksAsync("The file of accounts can't be read.", "CSV");
        await world.ToNextWeekAsync();
        await Slack.Gtm.ExpectAsync("*Account list*: no change in the week to Mon 30 Nov 2026. 12 accounts.");

        await PutAsync(Lines);
        await Slack.RecoversAsync("exports", "12 accounts");
        await world.Record.HappenedAsync("list.recovered");
        await world.ToNextWeekAsync(2);
        await Slack.Gtm.ExpectAsync("*Account list*: no change in the week to Mon 7 Dec 2026. 12 accounts.");
    }

    [Fact]
    public async Task An_export_that_broke_off_or_doubled_overnight_is_asked_about_and_not_believed()
    {
        await Slack.ComesFromAsync("exports");
        await Slack.ReadsAsync("ana", "list", "*Account list*: 12 accounts");

        await PutAsync(Lines[..6]);
        await world.ToNextWeekAsync();
        var asked = await Slack.Dm("riley").ExpectWithAsync(
            "Yes, take it over", "*Is this reading of the account list right?*", "it has 6 of 12: 6 accounts would leave");
        await Slack.As("riley").PressAsync(asked, "No, keep the list");
        await Slack.ReadsAsync("ana", "list", "*Account list*: 12 accounts");

        await PutAsync([.. Lines, .. Lines.Select(line => "9" + line)]);
        await world.ToNextWeekAsync(2);
        await Slack.Dm("riley").ExpectWithAsync("Yes, take it over", "it has 24 accounts, and the list 12");
        await Slack.ReadsAsync("ana", "list", "*Account list*: 12 accounts");
    }

    async Task BreaksAsync(params string[] says)
    {
        await Slack.ReadNowAsync("exports", ["Not readable since", .. says]);
        await Slack.ReadsAsync("ana", "list", "*Account list*: 12 accounts", "it can't be read.");
    }

    /// <summary>As whatever writes it should: whole under another name, then renamed.</summary>
    async Task PutAsync(IEnumerable<string> lines)
    {
        await File.WriteAllLinesAsync(At("accounts.part"), [Header, .. lines]);
        File.Move(At("accounts.part"), At("accounts.csv"), overwrite: true);
    }

    Task DealsAsync(string closes) => File.WriteAllTextAsync(
        At("deals.csv"),
        $"opportunity_id,account_id,stage,is_closed,is_won,amount,currency,created_at,close_date\n"
            + $"D-1,002,Proposal,no,no,1000.50,EUR,2026-09-01T08:00:00Z,{closes}\n");

    string At(string name) => Path.Combine(folder, name);
}
