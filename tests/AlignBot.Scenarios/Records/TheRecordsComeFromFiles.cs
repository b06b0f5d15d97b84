using AlignBot.Domain.Records;
using AlignBot.Scenarios.AccountLists;
using AlignBot.Scenarios.Harness;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace AlignBot.Scenarios.Records;

/// <summary>What happened to the accounts, handed in as files: read before it counts, whole or not at all.</summary>
public sealed class TheRecordsComeFromFiles : IAsyncLifetime
{
    const string Deals = "opportunity_id,account_id,stage,is_closed,is_won,amount,currency,created_at,close_date,name\n";

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_second_weeks_file_has_what_was_pushed()
    {
        await ListAsync();
        await Slack.HandInAsync("opportunities", "deals.csv", Deals
            + "O-1,A-1,Proposal,false,false,40000,EUR,2026-07-06T09:00:00Z,2026-11-30,Acme\nO-2,A-9,Proposal,false,false,,,2026-07-07T09:00:00+02:00,2026-12-01,Bolt\n"
            + "O-3,A-2,Won,true,true,-250,gbp,2026-07-08T09:00:00Z,2026-09-01,Cape\n");
        var page = await Slack.As("riley").ModalSayingAsync("deals.csv", "3 opportunities", "They are the first opportunities here.");
        Assert.Contains(
            "1 opportunity of 3 names no account of the list (A-9). They are kept, and count once their account is on it", page.Text,
            StringComparison.Ordinal);
        Assert.Contains("amount is negative on 1 line: line 4 (O-3)", page.Text, StringComparison.Ordinal);
        await page.SubmitAsync();
        await Slack.As("riley").ModalSayingAsync("*Taken over.* 3 opportunities read.");
        await world.Record.HappenedAsync("records.taken");

        await world.Time.ToAsync(Instant.FromUtc(2026, 12, 1, 10, 0));
        await Slack.HandInAsync("deals", "again.csv", Deals
            + "O-1,A-1,Negotiation,false,false,40000,EUR,2026-07-06T09:00:00Z,2026-12-30,Acme\nO-3,A-2,Won,true,true,-250,GBP,2026-07-08T09:00:00Z,2026-09-01,Cape\n");
        page = await Slack.As("riley").ModalSayingAsync(
            "again.csv", "0 new, 1 changed (1 in another stage, 1 with another close date), 1 gone.",
            "*Acme*: closes 30 days later, on 2026-12-30");
        Assert.Empty(await world.Record.MovesAsync());
        await page.SubmitAsync();
        await Slack.As("riley").ModalSayingAsync("*Taken over.* 2 opportunities read.");
        await SlackWorld.EventuallyAsync(
            async () =>
                (await world.Record.MovesAsync()).Contains(
                    ("O-1", new OpportunityMove(OpportunityField.CloseDate, "2026-11-30", "2026-12-30")))
                    ? this
                    : null,
            () => Task.FromResult("The push was not kept."));
        await Slack.As("ana").RunAsync("/align", "sources");
        await Slack.GtmOf("ana").ExpectAsync("*Files that are handed in*", "Opportunities: 2 read on Tue 1 Dec 2026 10:00, 2 kept");
        Assert.Null((await world.Record.VerifyAsync()).Why);
    }

    [Fact]
    public async Task Amounts_with_a_comma_are_read_one_way_and_undecided_ones_are_asked_about()
    {
        const string Header = "opportunity_id;account_id;stage;is_closed;is_won;amount;currency;created_at;close_date\n";
        await Slack.HandInAsync("opportunities", "comma.csv", Header
            + "O-1;A-1;Won;true;true;3.000;EUR;2026-07-02T09:00:00Z;2026-09-01\nO-2;A-1;Won;true;true;1.234,56;EUR;2026-07-03T09:00:00Z;2026-09-02\n"
            + "O-3;A-2;Lost;true;false;12,5;EUR;2026-07-04T09:00:00Z;2026-09-03\nO-4;A-2;Won;true;true;-250,00;EUR;2026-07-05T09:00:00Z;2026-09-04\n");
        await Slack.As("riley").ModalSayingAsync(
            "comma.csv", "amount: 3.000 is 3,000; 1.234,56 is 1,234.56; 12,5 is 12.5; -250,00 is -250", "amount is negative on 1 line",
            "There is no account list yet");

        await Slack.HandInAsync("opportunities", "undecided.csv", Header
            + "O-1;A-1;Won;true;true;3.000;EUR;2026-07-02T09:00:00Z;2026-09-01\nO-2;A-2;Won;true;true;12.000;EUR;2026-07-03T09:00:00Z;2026-09-02\n");
        var page = await Slack.As("riley").ModalSayingAsync(
            "undecided.csv can't be taken over as it is", "is '3.000' on line 2 3,000 or 3?");
        Assert.False(page.HasButton("Take it over"));
        await page.Fill("How its figures are written", "With a decimal comma: 3.000 is three thousand").SubmitAsync();
        await Slack.As("riley").ModalSayingAsync("undecided.csv", "amount: 3.000 is 3,000; 12.000 is 12,000", "as was decided");
    }

    [Fact]
    public async Task What_is_wrong_is_named_by_its_line_and_nothing_is_taken()
    {
        await ListAsync();
        await Slack.HandInAsync("activities", "touches.csv", "activity_id,account_id,side,kind,occurred_at,person_email,completed\n"
            + "t1,A-1,sales,call,2026-09-08T10:00:00Z,noor@seller.example,true\nt1,A-1,marketing,email,yesterday,ivo@seller.example,true\nt3,A-2,support,call,2026-09-09,,maybe\n");
        var page = await Slack.As("riley").ModalSayingAsync(
            "touches.csv can't be taken over as it is", "Line 3, occurred_at of t1",
            "Line 4, side of t3: 'support' is none of marketing, sales, buyer", "stands on lines 2 and 3");
        Assert.False(page.HasButton("Take it over"));
        await Slack.HandInAsync("leads", "leads.csv", "signal_id,account_id,kind,strength,detected_at\ns1,A-1,intent,7,2026-09-08T10:00:00Z\n");
        await Slack.As("riley").ModalSayingAsync(
            "leads.csv can't be taken over as it is", "By its header these are signals", "There is no column lead_id, which is needed.");
        await Slack.As("ana").RunAsync("/align", "sources");
        Assert.DoesNotContain(
            "Files that are handed in", (await Slack.GtmOf("ana").ExpectAsync("*No source is set up on this server.*")).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Activities_leads_and_signals_are_added_to_what_is_there()
    {
        await ListAsync();
        await Slack.TakeOverRecordsAsync(
            "activities",
            "activity_id,account_id,side,kind,occurred_at\nt1,A-1,sales,Call,2026-09-08T10:00:00+02:00\nt2,A-1,buyer,webinar,2026-09-09\n");
        await Slack.TakeOverRecordsAsync("activity", "activity_id,account_id,side,kind,occurred_at\nt3,A-2,marketing,email,2026-09-10T10:00:00Z\n");
        await Slack.TakeOverRecordsAsync(
            "leads",
            "lead_id,account_id,domain,created_at,assigned_at,first_touch_at,status\nL-1,,account1.example,2026-11-02 "
                + "09:00,2026-11-02T10:00:00Z,,Open\n");
        await Slack.TakeOverRecordsAsync("signal", "signal_id,account_id,kind,strength,detected_at\ns1,A-1,Intent,7.5,2026-11-20T10:00:00Z\n");
        await Slack.As("ana").RunAsync("/align", "sources");
        await Slack.GtmOf("ana").ExpectAsync(
            "Activities: 1 read on Tue 24 Nov 2026 10:00, 3 kept.", "Leads: 1 read on Tue 24 Nov 2026 10:00, 1 kept.", "Signals: 1 read");
    }

    [Fact]
    public async Task Only_those_who_keep_the_list_hand_files_in_and_slips_are_asked_about()
    {
        await Slack.As("ana").RunAsync("/align", "import opportunities");
        await Slack.GtmOf("ana").ExpectAsync("can take a file over.");
        await Slack.As("riley").RunAsync("/align", "import oportunities");
        await Slack.GtmOf("riley").ExpectAsync("Did you mean `/align import opportunities`?");
        await Slack.As("riley").RunAsync("/align", "import");
        await Slack.As("riley").PressAsync(await Slack.GtmOf("riley").ExpectWithAsync("Signals", "*A file of what?*"), "Signals");
        await Slack.As("riley").ModalAsync("Signals from a file");
    }

    [Fact]
    public async Task A_file_that_is_sent_to_the_bot_is_asked_about_and_leads_to_the_form()
    {
        await ListAsync();
        await Slack.As("riley").SendFileAsync(
            "export.csv", Deals + "O-1,A-1,Proposal,false,false,40000,EUR,2026-07-06T09:00:00Z,2026-11-30,Acme\n");
        var asked = await Slack.Dm("riley").ExpectWithAsync(
            "See what it would change", "*Which records are these?* By its header export.csv has opportunities.");
        await Slack.As("riley").PressAsync(asked, "See what it would change");
        await (
            await Slack.As("riley").ModalSayingAsync("export.csv", "1 opportunity.", "They are the first opportunities here."))
                .SubmitAsync();
        await Slack.As("riley").ModalSayingAsync("*Taken over.* 1 opportunity read.");

        // One sentence for a member who may not, nothing for a guest, and no word about a picture.
        await Slack.As("ana").SendFileAsync("mine.csv", Deals);
        await Slack.Dm("ana").ExpectAsync("can take a file over.");
        await Slack.As("gus").SendFileAsync("guest.csv", Deals);
        await Slack.As("riley").SendFileAsync("team.png", "no picture either");
        await Slack.As("riley").SendFileAsync("book.xlsx", "PK\u0003\u0004 xl/workbook.xml");
        await Slack.Dm("riley").ExpectAsync("book.xlsx: This is an Excel workbook");
        await Slack.As("riley").SendFileAsync("what.csv", "a,b\n1,2\n", "CGTM", $"<@{await Slack.BotAsync()}>");
        await Slack.Gtm.ExpectWithAsync("Leads", "The header of what.csv does not say.");
        Assert.Equal(0, await Slack.Dm("gus").CountAsync("records"));
        Assert.Equal(0, await Slack.Dm("riley").CountAsync("team.png"));
    }

    [Fact]
    public async Task A_second_file_waits_until_the_first_is_read()
    {
        // Another process has one in hand.
        await HandIsOnAsync(TimeProvider.System.GetUtcNow().AddMinutes(5));
        await Slack.HandInAsync(
            "signals", "second.csv", "signal_id,account_id,kind,detected_at\ns2,A-1,intent,2026-11-20T10:00:00Z\n", by: "dana");
        await Slack.As("dana").ModalSayingAsync("*first.csv is being read at the moment*, for Riley.");
        await HandIsOnAsync(TimeProvider.System.GetUtcNow().AddSeconds(-1));
        await Slack.HandInAsync(
            "signals", "third.csv", "signal_id,account_id,kind,detected_at\ns2,A-1,intent,2026-11-20T10:00:00Z\n", by: "dana");
        await Slack.As("dana").ModalSayingAsync("third.csv", "1 signal.");
    }

    async Task HandIsOnAsync(DateTimeOffset until)
    {
        await using var connection = new SqliteConnection($"Data Source={world.DatabaseFile};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "INSERT OR REPLACE INTO imports (installation_id, program_id, user_id, file, claimed_until) VALUES (1, "
            + "1, 'URILEY', 'first.csv', @until)";
        command.Parameters.AddWithValue("@until", until.ToUnixTimeMilliseconds());
        await command.ExecuteNonQueryAsync();
    }

    async Task ListAsync() => await Slack.TakeOverRecordsAsync(
        "accounts", "account_id,name,domain,is_target,tier\nA-1,Account 1,account1.example,true,1\nA-2,Account 2,account2.example,true,2\n");
}
