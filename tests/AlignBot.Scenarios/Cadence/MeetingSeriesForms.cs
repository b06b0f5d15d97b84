using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Cadence;

/// <summary>Series: listed, made from a template, changed, paused, ended; and a file of them for a calendar.</summary>
public sealed class MeetingSeriesForms : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task The_operating_lead_makes_and_changes_one()
    {
        var list = await Slack.As("riley").RunAsync("/meeting", "series");
        Assert.Contains("every Tuesday at 09:30 (Europe/London), 15 minutes", list.Text, StringComparison.Ordinal);
        Assert.Contains("quarterly on the first working day at 13:00", list.Text, StringComparison.Ordinal);

        var shown = await Slack.GtmOf("riley").ExpectAsync("*Meeting series*");
        await Slack.As("riley").ChooseAsync(shown, "series.template", "Three short weekly meetings");
        await Slack.ToldAsync("riley", "Made: Accounts in motion, Where we are stuck, What changed.");

        shown = await Slack.ListSeriesAsync("riley");
        await Slack.As("riley").PressAsync(shown, "Change", "Pipeline review");
        var form = await Slack.As("riley").ModalAsync();
        Assert.Contains("Next: Tue 1 Dec 2026, Tue 8 Dec 2026", form.Text, StringComparison.Ordinal);

        // Each mistake stands under its field, and nothing is changed.
        form.Fill("How often", "every Funday").Fill("Minutes", "1500").Fill("Time zone", "Mars/Olympus");
        var mistakes = await form.SubmitAsync();
        Assert.Equal(3, mistakes.Errors.Count());
        Assert.Contains("'funday' is not a weekday.", mistakes.ErrorOn("when"), StringComparison.Ordinal);
        Assert.Contains("'Mars/Olympus' is not an IANA time zone", mistakes.ErrorOn("zone"), StringComparison.Ordinal);
        Assert.Contains("1500 minutes is no length for a meeting", mistakes.ErrorOn("minutes"), StringComparison.Ordinal);
        form.Fill("How often", "every second Wednesday").Fill("Time zone", "Europe/London").Fill("Minutes", "0");
        Assert.Contains("0 minutes is no length for a meeting", Assert.Single((await form.SubmitAsync()).Errors), StringComparison.Ordinal);
        Assert.Equal(new LocalDate(2026, 12, 1), (await world.Record.MeetingsAsync()).First(meeting => meeting.Terms.Name == "Pipeline review").Nominal);

        // It lies on top of one of the three, and is saved with a warning.
        form.Fill("Minutes", "20");
        Assert.Empty((await form.SubmitAsync()).Errors);
        await Slack.As("riley").ModalSayingAsync("*Pipeline review* is saved. In the year to come", "*Where we are stuck* is at 09:30");
        var planned = (await world.Record.MeetingsAsync()).Where(meeting => meeting.Terms.Name == "Pipeline review" && meeting.IsAhead).ToList();
        Assert.All(planned, meeting => Assert.Equal((IsoDayOfWeek.Wednesday, 20), (meeting.Nominal.DayOfWeek, meeting.Terms.Minutes)));
        Assert.Equal(new LocalDate(2026, 11, 25), planned[0].Nominal);
    }

    [Fact]
    public async Task Its_days_are_chosen_or_written()
    {
        await Slack.As("riley").PressAsync(await Slack.ListSeriesAsync("riley"), "Change", "Pipeline review");
        var form = await Slack.As("riley").ModalAsync();
        await form.ChangeAsync("Days of the week", "Monday", "Thursday");
        form = await Slack.As("riley").ModalSayingAsync("Next: Thu 26 Nov 2026, Mon 30 Nov 2026, Thu 3 Dec 2026");
        Assert.Empty((await form.Fill("Days of the week", "Monday", "Thursday").SubmitAsync()).Errors);
        await Slack.GtmOf("riley").ExpectAsync("every Monday and Thursday");

        // What is written counts where only that was changed, also where it is about a month; with both changed nobody knows.
        await Slack.As("riley").PressAsync(await Slack.ListSeriesAsync("riley"), "Change", "Pipeline review");
        form = (await Slack.As("riley").ModalAsync()).Fill("How often", "first Tuesday of the month").Fill("Days of the week", "Friday");
        Assert.Equal("'How often' and 'Days of the week' say different things. Change one of them, or leave the days empty.", (await form.SubmitAsync()).ErrorOn("when"));
        Assert.Empty((await form.Fill("Days of the week", "Monday", "Thursday").SubmitAsync()).Errors);
        await Slack.GtmOf("riley").ExpectAsync("monthly on the first Tuesday");
    }

    [Fact]
    public async Task One_on_top_of_another_is_saved_with_a_warning_and_a_long_list_has_pages()
    {
        await Slack.As("riley").ChooseAsync(await Slack.ListSeriesAsync("riley"), "series.template", "Weekly pipeline review, 15 minutes");
        var form = (await Slack.As("riley").ModalAsync()).Fill("Name", "Deal desk").Fill("How often", "every Tuesday").Fill("At", "09:40");
        Assert.Empty((await form.SubmitAsync()).Errors);
        await Slack.As("riley").ModalSayingAsync("*Deal desk* is saved. In the year to come", "lie on top of another:", "*Pipeline review* is at 09:30");
        Assert.DoesNotContain("1 to 20 of", (await Slack.As("riley").RunAsync("/meeting", "series")).Text, StringComparison.Ordinal);

        var pattern = (await world.Record.MeetingsAsync())[0];
        for (var number = 10; number < 30; number++)
        {
            await world.AddSeriesAsync($"Series {number}", pattern.Series);
        }

        var page = await Slack.ListSeriesAsync("lena", "*Meeting series* 1 to 20 of 24");
        Assert.False(page.Says("Series 27"));
        await Slack.As("lena").PressAsync(page, "Next page");
        page = await Slack.GtmOf("lena").ExpectAsync("*Meeting series* 21 to 24 of 24", "Series 29");
        Assert.False(page.HasButton("Next page"));
        await Slack.As("lena").PressAsync(page, "Previous page");
        await Slack.GtmOf("lena").ExpectAsync("*Meeting series* 1 to 20 of 24");
    }

    [Fact]
    public async Task The_next_dates_follow_each_change_before_it_is_saved()
    {
        await Slack.As("riley").PressAsync(await Slack.ListSeriesAsync("riley"), "Change", "Pipeline review");
        var form = await Slack.As("riley").ModalSayingAsync("Next: Tue 1 Dec 2026, Tue 8 Dec 2026");

        await form.ChangeAsync("How often", "monthly on the last Friday");
        form = await Slack.As("riley").ModalSayingAsync("Next: Fri 27 Nov 2026, Tue 29 Dec 2026 (for Fri 25 Dec 2026, Christmas Day)");
        await form.ChangeAsync("When the day is off", "skip it");
        form = await Slack.As("riley").ModalSayingAsync("Next: Fri 27 Nov 2026, Fri 29 Jan 2027");
        await form.ChangeAsync("How often", "every Funday");
        form = await Slack.As("riley").ModalSayingAsync("'funday' is not a weekday.");
        await form.ChangeAsync("How often", "quarterly on the first working day from February");
        form = await Slack.As("riley").ModalSayingAsync("Next: Mon 1 Feb 2027, Mon 3 May 2027");
        await form.ChangeAsync("Time zone", "Mars");
        form = await Slack.As("riley").ModalSayingAsync("'Mars' is not an IANA time zone");

        // Looking changes nothing: closed without saving, it is as it was.
        await form.CloseAsync();
        Assert.Contains("every Tuesday at 09:30", (await Slack.As("riley").RunAsync("/meeting", "series")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_three_short_meetings_take_place_on_their_days()
    {
        await Slack.As("riley").ChooseAsync(await Slack.ListSeriesAsync("riley"), "series.template", "Three short weekly meetings");
        await Slack.ToldAsync("riley", "Made: Accounts in motion, Where we are stuck, What changed.");
        var planned = (await world.Record.MeetingsAsync()).Where(meeting => meeting.Terms.Kind is SeriesKind.ShortReview).ToList();
        Assert.All(planned, meeting => Assert.Equal((10, "Europe/London"), (meeting.Terms.Minutes, meeting.Terms.ZoneId)));

        foreach (var (at, name) in new[] { ("2026-11-25T09:30", "Where we are stuck"), ("2026-11-27T09:30", "What changed"), ("2026-11-30T09:30", "Accounts in motion") })
        {
            await world.Time.ToAsync(at);
            var card = await Slack.Gtm.ExpectAsync(name, "start it by");
            await Slack.As("priya").PressAsync(card, "Start");
            await Slack.As("ben").PressAsync(await Slack.Gtm.ExpectAsync(name, "Now:"), "I am here too");
            await Slack.EndWithNothingAsync(await Slack.Gtm.ExpectAsync(name, "Now:", "Here: Priya and Ben"), "priya");
            await Slack.Gtm.ExpectAsync(name, "Held; there was nothing to decide.");
        }

        // Twice from the same template would be the same names again: refused by name, and nothing is doubled.
        await Slack.As("riley").ChooseAsync(await Slack.ListSeriesAsync("riley"), "series.template", "Three short weekly meetings");
        await Slack.ToldAsync("riley", "There is a series called 'Accounts in motion' already");
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task A_rep_may_not()
    {
        var shown = await Slack.ListSeriesAsync("ana");
        await Slack.As("ana").PressAsync(shown, "Pause", "Pipeline review");

        await Slack.ToldAsync("ana", "Only Riley or Morgan change the meeting series.");
        Assert.Contains(await world.Record.MeetingsAsync(), meeting => meeting is { Terms.Name: "Pipeline review", Status: MeetingStatus.Scheduled });
    }

    [Fact]
    public async Task Paused_it_is_not_prompted_and_its_agenda_waits()
    {
        await Slack.As("ana").RunAsync("/meeting", "add Acme");
        await Slack.As("riley").PressAsync(await Slack.ListSeriesAsync("riley"), "Pause", "Pipeline review");
        await Slack.ToldAsync("riley", "Pipeline review pauses");
        await world.Time.ToAsync("2026-12-02T12:00");
        Assert.Equal(0, await Slack.Gtm.CountAsync("start it by"));

        await Slack.As("riley").PressAsync(await Slack.ListSeriesAsync("riley"), "Resume", "Pipeline review");
        await Slack.ToldAsync("riley", "Pipeline review goes on.");
        await world.Time.ToAsync("2026-12-08T09:30");
        Assert.True((await Slack.Gtm.ExpectAsync("Pipeline review", "start it by")).Says("Acme"));
    }

    [Fact]
    public async Task A_file_for_the_calendar()
    {
        await Slack.As("lena").PressAsync(await Slack.ListSeriesAsync("lena"), "File for your calendar");

        await Slack.Dm("lena").ExpectAsync("The meetings of GTM Enterprise", "meetings.ics");
    }

    [Fact]
    public async Task The_list_and_the_file_follow_what_people_move_and_call_off()
    {
        await Slack.ChangeMeetingAsync("dana", "move Thu 10:00 the board meets");
        Assert.Contains("Next: Thu 26 Nov 2026 10:00 (for Tue 1 Dec 2026), Tue 8 Dec 2026", (await Slack.As("lena").RunAsync("/meeting", "series")).Text, StringComparison.Ordinal);

        await Slack.As("lena").PressAsync(await Slack.ListSeriesAsync("lena"), "File for your calendar");
        var file = (await Slack.FileAsync(await Slack.Dm("lena").ExpectAsync("The meetings of GTM Enterprise"))).ReplaceLineEndings("\n");
        Assert.Contains("DTSTART:20261126T100000Z", file, StringComparison.Ordinal);
        Assert.DoesNotContain("DTSTART:20261201T093000Z", file, StringComparison.Ordinal);

        await Slack.ChangeMeetingAsync("dana", "skip everybody is at the fair");
        await Slack.As("riley").PressAsync(await Slack.ListSeriesAsync("riley"), "File for your calendar");
        file = (await Slack.FileAsync(await Slack.Dm("riley").ExpectAsync("The meetings of GTM Enterprise"))).ReplaceLineEndings("\n");
        Assert.Contains("SUMMARY:Called off: Pipeline review\nSTATUS:CANCELLED", file, StringComparison.Ordinal);
    }
}
