using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Policy;

/// <summary>The working calendar: hours, days off as lines, and a year of them from a file. An open dispute keeps its version.</summary>
public sealed class TheCalendarChanges : IAsyncLifetime
{
    const string File = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Early May bank holiday\r\nDTSTART;VALUE=DATE:20270503\r\nDTEND;VALUE=DATE:20270504\r\nEND:VEVENT\r\n"
        + "BEGIN:VEVENT\r\nSUMMARY:Christmas Day\r\nDTSTART;VALUE=DATE:20261225\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Every hour\r\nDTSTART;VALUE=DATE:20270101\r\nRRULE:FREQ=HOURLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    Person Riley => Slack.As("riley");

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_day_off_counts_for_what_is_raised_afterwards()
    {
        await Slack.RaiseAsync("Raised before");
        var form = await EditAsync();
        var days = form.ValueOf("Days off")!;
        var saved = await form.Fill("Days off", $"{days}\n2026-11-25 Company day").Fill("Working hours", "Mon-Thu 09:00-12:30, 13:30-17:30\nFri 09:00-13:00").SubmitAsync();
        Assert.Empty(saved.Errors);
        await Riley.ModalSayingAsync("Version 2 is in force");
        await Slack.Gtm.ExpectAsync("The working calendar has version 2", "1 day off more: Wed 25 Nov 2026 (Company day)", "Working hours are Mon-Thu 09:00-12:30, 13:30-17:30; Fri 09:00-13:00");

        await Slack.RaiseAsync("Raised after");

        var disputes = await world.Record.DisputesAsync();
        Assert.Equal(["2026-11-25", "2026-11-26"], disputes.Select(dispute => dispute.DueAt!.Value.InUtc().Date.ToString("uuuu-MM-dd", null)));
    }

    [Fact]
    public async Task Nonsense_is_named_on_its_field()
    {
        var form = await EditAsync();

        Assert.Equal(["'Mars' is not an IANA time zone such as Europe/London or America/New_York."], (await form.Fill("Time zone", "Mars").SubmitAsync()).Errors);
        Assert.Equal(["'London' is not the whole name of a time zone; did you mean Europe/London?"], (await form.Fill("Time zone", "London").SubmitAsync()).Errors);
        Assert.Equal(["'nine to five' names no days; write for example Mon-Fri 09:00-17:30."], (await form.Fill("Time zone", "Europe/London").Fill("Working hours", "nine to five").SubmitAsync()).Errors.Select(Known));
        Assert.Equal(["'17:30-09:00' runs over midnight, where a day ends. Write 17:30-24:00, and on the days after 00:00-09:00: Mon 17:30-24:00, then Tue 00:00-09:00, and so on."], (await form.Fill("Working hours", "Mon 17:30-09:00").SubmitAsync()).Errors);
        Assert.Equal(["Line 1: There is no 2026-02-30 in any calendar: '2026-02-30 Nothing'."], (await form.Fill("Working hours", "Mon-Fri 09:00-17:00").Fill("Days off", "2026-02-30 Nothing").SubmitAsync()).Errors);
    }

    [Fact]
    public async Task A_year_comes_from_a_file_and_every_problem_of_it_is_named()
    {
        await Riley.RunAsync("/align", "calendar file");
        var form = await Riley.ModalSayingAsync("Days off from a file");
        await form.PutAsync("Calendar file", "uk.ics", File);
        await form.SubmitAsync();

        var confirm = await Riley.ModalSayingAsync("The file has 2 days off", "1 day off more: Mon 3 May 2027 (Early May bank holiday)", "'Every hour' repeats within a day");
        await confirm.SubmitAsync();

        await Riley.ModalSayingAsync("Version 2 is in force");
        await Slack.Gtm.ExpectAsync("The working calendar has version 2", "Early May bank holiday");
    }

    [Fact]
    public async Task Of_a_file_with_many_days_each_can_be_read_and_left_out()
    {
        await Riley.RunAsync("/align", "calendar file");
        var form = await Riley.ModalSayingAsync("Days off from a file");
        string[] names = ["Public one", "Only a custom", "Northern day", "Public two", "Flower custom", "Public three", "Southern day", "Public four"];
        var days = names.Select((name, index) => $"BEGIN:VEVENT\r\nUID:s{index}@own.example\r\nDTSTART;VALUE=DATE:2027{index + 1:00}1{index + 1}\r\nSUMMARY:{name}\r\nEND:VEVENT\r\n");
        await form.PutAsync("Calendar file", "many.ics", $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//own//small//EN\r\n{string.Concat(days)}END:VCALENDAR\r\n");
        await form.SubmitAsync();

        var confirm = await Riley.ModalSayingAsync(["The file has 8 days off", .. names]);
        await confirm.Fill("Leave these out", "Fri 12 Feb 2027 (Only a custom)", "Sat 15 May 2027 (Flower custom)").SubmitAsync();

        await Riley.ModalSayingAsync("Version 2 is in force");
        var told = await Slack.Gtm.ExpectAsync("The working calendar has version 2", "6 days off more", "Public four");
        Assert.False(told.Says("custom"), told.Text);
    }

    [Fact]
    public async Task Left_out_of_what_takes_their_place_a_day_that_is_entered_stays()
    {
        await Riley.RunAsync("/align", "calendar file");
        var form = await Riley.ModalSayingAsync("Days off from a file");
        await form.PutAsync("Calendar file", "one.ics", Days(("20270111", "Ours")));
        await form.SubmitAsync();
        await (await Riley.ModalSayingAsync("The file has 1 day off")).SubmitAsync();
        await (await Riley.ModalSayingAsync("Version 2 is in force")).CloseAllAsync();

        await Riley.RunAsync("/align", "calendar file");
        form = (await Riley.ModalSayingAsync("Days off from a file")).Fill("What to do with its days", "Put them in place of those entered between its first and its last day");
        await form.PutAsync("Calendar file", "two.ics", Days(("20270111", "Theirs"), ("20270113", "Extra")));
        await form.SubmitAsync();
        await (await Riley.ModalSayingAsync("The file has 2 days off")).Fill("Leave these out", "Mon 11 Jan 2027 (Theirs)").SubmitAsync();

        await Riley.ModalSayingAsync("Version 3 is in force");
        var told = await Slack.Gtm.ExpectAsync("The working calendar has version 3", "1 day off more: Wed 13 Jan 2027 (Extra)");
        Assert.False(told.Says("Ours") || told.Says("Theirs"), told.Text);
    }

    static string Days(params (string Date, string Name)[] days) =>
        $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//own//small//EN\r\n{string.Concat(days.Select(day => $"BEGIN:VEVENT\r\nUID:{day.Date}@own.example\r\nDTSTART;VALUE=DATE:{day.Date}\r\nSUMMARY:{day.Name}\r\nEND:VEVENT\r\n"))}END:VCALENDAR\r\n";

    [Fact]
    public async Task A_file_that_is_no_calendar_changes_nothing()
    {
        await Riley.RunAsync("/align", "calendar file");
        var form = await Riley.ModalSayingAsync("Days off from a file");
        await form.PutAsync("Calendar file", "notes.ics", "just words");
        await form.SubmitAsync();

        await Riley.ModalSayingAsync("has no day off that could be taken over", "The file holds no events.");
    }

    static string Known(string error) => error.StartsWith("'nine to five'", StringComparison.Ordinal) ? "'nine to five' names no days; write for example Mon-Fri 09:00-17:30." : error;

    async Task<Modal> EditAsync()
    {
        await Riley.RunAsync("/align", "calendar edit");
        return await Riley.ModalSayingAsync("Working calendar");
    }
}
