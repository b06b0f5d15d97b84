using System.Text.Json;
using AlignBot.Cadence;
using AlignBot.Cadence.Series;
using AlignBot.Contracts;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Tests.Harness;

namespace AlignBot.Tests.Cadence;

/// <summary>What is written down, typed or sent along comes back as it was, or is named for what it is.</summary>
public sealed class CadenceTextTests
{
    static readonly LocalDate Today = new(2026, 11, 24);

    [Theory]
    [InlineData("every Tuesday")]
    [InlineData("every Monday and Thursday")]
    [InlineData("every second Friday")]
    [InlineData("monthly on the 15th")]
    [InlineData("monthly on the 22nd")]
    [InlineData("monthly on the first Thursday")]
    [InlineData("monthly on the last Friday")]
    [InlineData("monthly on the first working day")]
    [InlineData("monthly on the last working day")]
    [InlineData("quarterly on the first working day")]
    [InlineData("quarterly on the 3rd in month 2 from February")]
    public void A_recurrence_reads_back_as_it_is_said(string text)
    {
        var (recurrence, problem) = RecurrenceText.Parse(text, Today);

        Assert.Null(problem);
        Assert.Equal(text, RecurrenceText.Say(recurrence!));
    }

    [Theory]
    [InlineData("Every 2nd tue, thu", "every second Tuesday and Thursday")]
    [InlineData("weekly on Mon", "every Monday")]
    [InlineData("every month on the 1st", "monthly on the 1st")]
    [InlineData("every quarter on last Fri from nov", "quarterly on the last Friday from November")]
    [InlineData("monthly on the last day", "monthly on the 31st")]
    [InlineData("every 2 weeks on Tuesday", "every second Tuesday")]
    [InlineData("every two weeks on Tue", "every second Tuesday")]
    [InlineData("fortnightly on Tuesday", "every second Tuesday")]
    [InlineData("last working day of each month", "monthly on the last working day")]
    [InlineData("every last working day of the month", "monthly on the last working day")]
    [InlineData("last Friday of every month", "monthly on the last Friday")]
    [InlineData("every second Tuesday from 8 Dec", "every second Tuesday")]
    [InlineData("first Thursday of each month", "monthly on the first Thursday")]
    [InlineData("every second Thursday of the month", "monthly on the second Thursday")]
    [InlineData("every first Thursday", "monthly on the first Thursday")]
    [InlineData("every weekday", "every Monday and Tuesday and Wednesday and Thursday and Friday")]
    [InlineData("Tuesdays", "every Tuesday")]
    public void Other_ways_to_write_it_are_understood(string text, string said) => Assert.Equal(said, RecurrenceText.Say(RecurrenceText.Parse(text, Today).Recurrence!));

    [Theory]
    [InlineData("", "Write it as")]
    [InlineData("sometimes", "Write it as")]
    [InlineData("every ...", "'...' is not a weekday")]
    [InlineData("every sss", "'sss' is not a weekday")]
    [InlineData("biweekly", "'biweekly' can mean twice a week")]
    [InlineData("every two weeks", "Say on which day: 'every second Tuesday'")]
    [InlineData("fortnightly", "Say on which day: 'every second Tuesday'")]
    [InlineData("fifth Friday", "Not every month has a fifth Friday; write 'monthly on the last Friday'.")]
    [InlineData("monthly on the 5th Friday", "Not every month has a fifth Friday; write 'monthly on the last Friday'.")]
    [InlineData("every second Tuesday from soon", "After 'from' comes a day of the week")]
    [InlineData("every Funday", "'funday' is not a weekday")]
    [InlineData("monthly on the 32nd", "There is no day 32nd of a month")]
    [InlineData("quarterly on the 1st in month 4", "A quarter has three months")]
    [InlineData("quarterly on the 1st from Smarch", "After 'from' comes the month")]
    public void What_is_no_recurrence_is_named(string text, string sentence) => Assert.StartsWith(sentence, RecurrenceText.Parse(text, Today).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("every second Tuesday", "every second Tuesday from 2026-11-24")]
    [InlineData("every second Tuesday from 1 Dec", "every second Tuesday from 2026-12-01")]
    [InlineData("every second Thursday and Monday from 2026-12-03", "every second Monday and Thursday from 2026-11-30")]
    [InlineData("every Tuesday", "every Tuesday")]
    public void A_field_says_which_of_every_second_week(string text, string field)
    {
        var recurrence = RecurrenceText.Parse(text, Today).Recurrence!;

        Assert.Equal(field, RecurrenceText.Field(recurrence));
        Assert.Equal(recurrence, RecurrenceText.Parse(field, Today.PlusDays(40), (recurrence as Recurrence.Weekly)?.Anchor).Recurrence);
    }

    [Theory]
    [InlineData("2026-12-02 10:00 the board", "2026-12-02T10:00", "the board")]
    [InlineData("tomorrow 9:05 x", "2026-11-25T09:05", "x")]
    [InlineData("Thu 10:00", "2026-11-26T10:00", "")]
    [InlineData("16:30 later", "2026-12-01T16:30", "later")]
    [InlineData("Thu, 10:00 x", "2026-11-26T10:00", "x")]
    [InlineData("Thu 10am x", "2026-11-26T10:00", "x")]
    [InlineData("Thu 2:30 pm the board", "2026-11-26T14:30", "the board")]
    [InlineData("Thu at 2.30pm the board", "2026-11-26T14:30", "the board")]
    [InlineData("Thu 12 a.m. x", "2026-11-26T00:00", "x")]
    [InlineData("tomorrow noon x", "2026-11-25T12:00", "x")]
    [InlineData("Thu 10.30 x", "2026-11-26T10:30", "x")]
    [InlineData("9 Dec 10:00 x", "2026-12-09T10:00", "x")]
    [InlineData("Dec 9 10:00 x", "2026-12-09T10:00", "x")]
    [InlineData("Dec 9th, 2026 10:00 x", "2026-12-09T10:00", "x")]
    [InlineData("on Wed 9 December 10:00 x", "2026-12-09T10:00", "x")]
    [InlineData("9 Jan 10:00 x", "2027-01-09T10:00", "x")]
    [InlineData("2026/12/09 10:00 x", "2026-12-09T10:00", "x")]
    [InlineData("9.12.2026 10:00 x", "2026-12-09T10:00", "x")]
    [InlineData("25/12 10:00 x", "2026-12-25T10:00", "x")]
    [InlineData("12/25 10:00 x", "2026-12-25T10:00", "x")]
    [InlineData("2026-12-09T10:00 x", "2026-12-09T10:00", "x")]
    [InlineData("2026-12-09T10:00:00+01:00 x", "2026-12-09T09:00", "x")]
    [InlineData("next Tuesday 10:00 x", "2026-12-01T10:00", "x")]
    [InlineData("this Friday 10:00 x", "2026-11-27T10:00", "x")]
    [InlineData("10:00 Thu the board", "2026-11-26T10:00", "the board")]
    [InlineData("3pm tomorrow the board", "2026-11-25T15:00", "the board")]
    [InlineData("Tue 09:30 x", "2026-12-01T09:30", "x")]
    [InlineData("Tue 10:30 x", "2026-11-24T10:30", "x")]
    [InlineData("Thu 10:00 Europe/Berlin x", "2026-11-26T09:00", "x")]
    [InlineData("Thu 10:00 UTC x", "2026-11-26T10:00", "x")]
    [InlineData("Thu 10:00 GMT+2 x", "2026-11-26T08:00", "x")]
    [InlineData("Thu 10:00 GMT x", "2026-11-26T10:00", "x")]
    public void A_time_to_move_to_is_read(string text, string at, string reason)
    {
        var london = DateTimeZoneProviders.Tzdb["Europe/London"];

        var read = TimeText.Parse(text, Instant.FromUtc(2026, 11, 24, 10, 0), SampleMeeting.Start, london);

        Assert.Equal((at, reason, null), (read.At.InZone(london).LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm", null), read.Reason, read.Problem));
    }

    [Theory]
    [InlineData("2027-02-30 10:00", "There is no 30 February in 2027.")]
    [InlineData("2027-13-01 10:00", "There is no 1 in month 13 in 2027.")]
    [InlineData("27-1-1 10:00", "'27-1-1' is not a date; write it as 2026-12-31 or 31 Dec.")]
    [InlineData("10/12 10:00", "'10/12' can be 10 December or 12 October: write '10 Dec' or '12 Oct'.")]
    [InlineData("10/12/2026 10:00", "'10/12/2026' can be 10 December or 12 October: write '10 Dec' or '12 Oct'.")]
    [InlineData("Thu 9 Dec 10:00", "Wed 9 Dec 2026 is no Thursday.")]
    [InlineData("31 Nov 10:00", "There is no 31 November.")]
    [InlineData("Thu 13:00 pm x", "'13:00 pm' is not a time; write it as 09:30.")]
    [InlineData("Thu 10 x", "'10' is not a time; write it as 10:00 or 10 am.")]
    [InlineData("Thu 10:00 CET x", "'CET' can be several zones: leave it out for UTC, or write a zone such as Europe/Berlin or UTC.")]
    [InlineData("Thu 10:00 to 11:00 x", "Write when it begins: how long it takes stays as it is.")]
    [InlineData("sss 10:00", "'sss' is not a day or a time; write it as 09:30.")]
    [InlineData("Thu 25:00", "'25:00' is not a time; write it as 09:30.")]
    [InlineData("Thu", "The time is missing.")]
    [InlineData("", "The time is missing.")]
    public void What_is_no_time_is_named(string text, string sentence) =>
        Assert.Equal(sentence, TimeText.Parse(text, Instant.FromUtc(2026, 11, 24, 10, 0), SampleMeeting.Start, DateTimeZone.Utc).Problem);

    [Fact]
    public void A_reference_in_a_button_comes_back_as_it_was()
    {
        MeetingRef[] references = [new(7, Guid.NewGuid()), new(7, Guid.NewGuid(), 3, Guid.NewGuid())];

        Assert.All(references, reference => Assert.Equal(reference, MeetingRef.Parse(reference.ToString())));
        Assert.All(new[] { null, "", "7", "7/x/0/", "-1/0192f0000000700080000000000000de/0/", "7/0192f0000000700080000000000000de/0/x" }, text => Assert.Null(MeetingRef.Parse(text)));
        Assert.Null(SeriesRef.Parse("7/x/"));
    }

    [Fact]
    public void A_meeting_with_a_full_life_comes_back_from_its_column_as_it_was()
    {
        var sample = new SampleMeeting().Add("One 🙂", account: "Acme").Add("Two").Add("Three", 3).Run();
        var items = sample.State.Items;
        sample.At(Duration.FromMinutes(1), new MeetingCommand.DecisionTaken(new TakenDecision(new Domain.DecisionId(Guid.NewGuid()), 31, "Yes", 2)))
            .At(Duration.FromMinutes(1), new MeetingCommand.Dispose(GtmProgram.Dana, items[0].Id, new Disposition.Decided(GtmProgram.Dana, SampleMeeting.Start, new Domain.DecisionId(Guid.NewGuid()), 31)))
            .At(Duration.FromMinutes(1), new MeetingCommand.Dispose(GtmProgram.Dana, items[1].Id, new Disposition.Parked(GtmProgram.Dana, SampleMeeting.Start, "Later", GtmProgram.Ana, new LocalDate(2026, 12, 9))))
            .At(Duration.FromMinutes(2), new MeetingCommand.Reconcile(GtmProgram.Priya, On: true))
            .At(Duration.FromMinutes(25), new MeetingCommand.CloseDue());

        var json = JsonSerializer.Serialize(sample.State, CadenceJson.Default.Meeting);

        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize(json, CadenceJson.Default.Meeting)!, CadenceJson.Default.Meeting));
        Assert.Contains("\"kind\":\"parked\"", json, StringComparison.Ordinal);
        foreach (var series in SeriesTemplates.All.SelectMany(template => template.Series))
        {
            var text = JsonSerializer.Serialize(series, CadenceJson.Default.MeetingSeries);
            Assert.Equal(text, JsonSerializer.Serialize(JsonSerializer.Deserialize(text, CadenceJson.Default.MeetingSeries)!, CadenceJson.Default.MeetingSeries));
        }
    }
}
