using AlignBot.Domain.Cadence;
using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Cadence;

/// <summary>The working calendar is changed in Slack: planned meetings follow it at once, by the rule of their series, and the channel is told with the change.</summary>
public sealed class TheCalendarMovesThem : IAsyncLifetime
{
    const string File = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Company day\r\nDTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261202\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_day_off_moves_the_review_of_that_day()
    {
        await AddDayOffAsync("2026-12-01 Company day");

        await Slack.Gtm.ExpectAsync("The working calendar has version 2", "1 day off more", "Pipeline review of Tue 1 Dec 2026 moves to Wed 2 Dec 2026 (Company day)");
        Assert.Contains("meeting.rescheduled", await world.Record.HistoryAsync());
        await world.Time.ToAsync("2026-12-01T12:00");
        await Slack.Gtm.ExpectAsync("Pipeline review", "Moved here because of Company day.");
        Assert.Equal(0, await Slack.Gtm.CountAsync("start it by"));
        await world.Time.ToAsync("2026-12-02T09:30");
        await Slack.EndWithNothingAsync(await Slack.StartReviewAsync());
        await world.AssertExactAsync();
        Assert.Null((await world.Record.VerifyAsync()).BrokenAt);
    }

    [Fact]
    public async Task A_day_off_from_a_file_does_the_same_at_once()
    {
        await world.Time.ToAsync("2026-11-30T10:00");
        await Slack.Gtm.ExpectAsync("Pipeline review", "nothing yet from Dana or Priya");
        await Slack.As("riley").RunAsync("/align", "calendar file");
        var form = await Slack.As("riley").ModalSayingAsync("Days off from a file");
        await form.PutAsync("Calendar file", "company.ics", File);
        await form.SubmitAsync();
        var confirm = await Slack.As("riley").ModalSayingAsync("1 day off more: Tue 1 Dec 2026 (Company day)");
        Assert.All(await ReviewsAsync(), meeting => Assert.Null(meeting.MovedForHoliday));

        await confirm.SubmitAsync();

        await Slack.As("riley").ModalSayingAsync("Version 2 is in force");
        await Slack.Gtm.ExpectAsync("The working calendar has version 2", "changed by Riley", "Pipeline review of Tue 1 Dec 2026 moves to Wed 2 Dec 2026 (Company day)");
        await Slack.Gtm.ExpectAsync("Pipeline review", "nothing yet from Dana or Priya. Moved here because of Company day.");
        Assert.Equal(Instant.FromUtc(2026, 12, 2, 9, 30), (await ReviewsAsync())[0].StartsAt);
        await world.Time.ToAsync("2026-12-01T12:00");
        await world.Record.QuietAsync();
        Assert.Equal(0, await Slack.Gtm.CountAsync("start it by"));
        await world.Time.ToAsync("2026-12-02T09:30");
        await Slack.EndWithNothingAsync(await Slack.StartReviewAsync());
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task A_call_that_stands_already_says_so_and_items_are_not_called_for_twice()
    {
        await world.Time.ToAsync("2026-11-30T10:00");
        await Slack.Gtm.ExpectAsync("Pipeline review", "nothing yet from Dana or Priya");

        await AddDayOffAsync("2026-12-01 Company day");

        await Slack.Gtm.ExpectAsync("Pipeline review", "nothing yet from Dana or Priya. Moved here because of Company day.");
        await world.Time.ToAsync("2026-12-02T09:30");
        await Slack.Gtm.ExpectAsync("Pipeline review", "start it by");
        await world.Record.QuietAsync();
        Assert.Equal(1, await Slack.Gtm.CountAsync("Pipeline review", "Moved here because of") + await Slack.Gtm.CountAsync("Pipeline review", "It is on now."));
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Where_the_rule_says_so_it_is_skipped_its_items_go_on_and_it_comes_back_with_the_day()
    {
        await SkipOnDaysOffAsync();
        await Slack.As("ana").RunAsync("/meeting", "add Acme");

        await AddDayOffAsync("2026-12-01 Company day");
        await Slack.Gtm.ExpectAsync("has version 2", "Pipeline review of Tue 1 Dec 2026 does not take place (Company day)");
        Assert.Equal("Acme", Assert.Single((await ReviewsAsync())[1].Items).Text);

        var form = await CalendarAsync();
        var days = form.ValueOf("Days off")!.Replace("2026-12-01 Company day\n", "", StringComparison.Ordinal);
        Assert.Empty((await form.Fill("Days off", days).SubmitAsync()).Errors);
        await Slack.Gtm.ExpectAsync("has version 3", "Pipeline review of Tue 1 Dec 2026 takes place after all");
        await world.Time.ToAsync("2026-12-01T09:30");
        await Slack.Gtm.ExpectAsync("Pipeline review", "start it by");
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task What_people_moved_or_called_off_stays_as_they_decided()
    {
        await Slack.ChangeMeetingAsync("dana", "move 2026-12-03 10:00 the board meets on Tuesday");
        await Slack.Gtm.ExpectAsync("is moved to");
        await AddDayOffAsync("2026-12-01 Company day");
        await Slack.Gtm.ExpectAsync("has version 2");

        await Slack.ChangeMeetingAsync("riley", "skip Everybody is at the fair");
        await Slack.Gtm.ExpectAsync("Called off by Riley");
        await AddDayOffAsync("2026-12-03 Another day");
        await Slack.Gtm.ExpectAsync("has version 3");

        Assert.Equal(0, await Slack.Gtm.CountAsync("Pipeline review of"));
        var first = (await ReviewsAsync())[0];
        Assert.Equal((MeetingStatus.Skipped, true, Instant.FromUtc(2026, 12, 3, 10, 0)), (first.Status, first.IsMovedByHand, first.StartsAt));
        Assert.Equal("Everybody is at the fair", first.Ending!.Reason);
    }

    [Fact]
    public async Task Other_working_days_move_the_call_for_items()
    {
        // Nobody works on Mondays any more: a working day before Tuesday is Friday.
        var form = await CalendarAsync();
        Assert.Empty((await form.Fill("Working hours", "Tue-Fri 09:00-17:30").SubmitAsync()).Errors);
        await Slack.Gtm.ExpectAsync("has version 2");

        await world.Time.ToAsync("2026-11-27T09:31");

        await Slack.Gtm.ExpectAsync("Pipeline review", "nothing yet from Dana or Priya");
    }

    [Fact]
    public async Task A_program_file_with_another_day_off_does_the_same_once()
    {
        await world.StopBotAsync();
        await world.ChangeProgramAsync(GtmWorld.ProgramFile.Replace("    - 2026-12-25 Christmas Day", "    - 2026-12-01 Company day\n    - 2026-12-25 Christmas Day", StringComparison.Ordinal));
        await world.StartBotAsync();

        await Slack.Gtm.ExpectAsync("The working calendar has version 2", "changed by the program file", "Pipeline review of Tue 1 Dec 2026 moves to Wed 2 Dec 2026 (Company day)");
        Assert.Equal(Instant.FromUtc(2026, 12, 2, 9, 30), (await ReviewsAsync())[0].StartsAt);
        await world.StopBotAsync();
        await world.StartBotAsync();
        await world.Record.QuietAsync();
        Assert.Equal(1, await Slack.Gtm.CountAsync("The working calendar has version"));
    }

    async Task AddDayOffAsync(string line)
    {
        var form = await CalendarAsync();
        Assert.Empty((await form.Fill("Days off", $"{line}\n{form.ValueOf("Days off")}").SubmitAsync()).Errors);
        await (await Slack.As("riley").ModalSayingAsync("is in force")).CloseAllAsync();
    }

    async Task<Modal> CalendarAsync()
    {
        await Slack.As("riley").RunAsync("/align", "calendar edit");
        return await Slack.As("riley").ModalSayingAsync("Why it changes");
    }

    async Task SkipOnDaysOffAsync()
    {
        await Slack.As("riley").PressAsync(await Slack.ListSeriesAsync("riley"), "Change", "Pipeline review");
        Assert.True((await (await Slack.As("riley").ModalAsync()).Fill("When the day is off", "skip it").SubmitAsync()).Closed);
    }

    async Task<List<Meeting>> ReviewsAsync() => [.. (await world.Record.MeetingsAsync()).Where(meeting => meeting.Terms.Name == "Pipeline review").OrderBy(meeting => meeting.Nominal)];
}
