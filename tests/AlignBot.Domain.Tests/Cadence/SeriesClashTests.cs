using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Tests.Cadence;

public sealed class SeriesClashTests
{
    static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 10, 0);

    static MeetingSeries Series(string name, Recurrence recurrence, LocalTime at, int minutes) => SeriesTemplates.WeeklyReview.Series[0] with
    {
        Id = new SeriesId(Guid.NewGuid()),
        Name = name,
        Recurrence = recurrence,
        At = at,
        Minutes = minutes,
        ZoneId = "Europe/London",
    };

    [Fact]
    public void Every_meeting_that_lies_on_another_is_named_and_none_that_only_touches()
    {
        var tuesdays = new Recurrence.Weekly([IsoDayOfWeek.Tuesday], 1, new LocalDate(2026, 11, 24));
        var review = Series("Review", tuesdays, new LocalTime(9, 30), 15);
        var calendar = WorkingCalendar.Default("Europe/London");

        Assert.Empty(SeriesClash.Of(Series("After", tuesdays, new LocalTime(9, 45), 15), [review], calendar, Now));
        Assert.Empty(SeriesClash.Of(review, [review, Series("Paused", tuesdays, new LocalTime(9, 30), 15) with { Status = SeriesStatus.Paused }], calendar, Now));
        var clashes = SeriesClash.Of(Series("Desk", tuesdays, new LocalTime(9, 44), 15), [review], calendar, Now);
        Assert.InRange(clashes.Count, 50, 53);
        Assert.Equal(("Review", new LocalDate(2026, 12, 1)), (clashes[0].Other, clashes[0].StartsAt.InUtc().Date));
    }
}
