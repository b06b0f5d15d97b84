using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.Time;
using NodaTime;
using static AlignBot.Domain.Tests.Cadence.MeetingStory;

namespace AlignBot.Domain.Tests.Cadence;

/// <summary>A kick-off workshop takes place once; the executive is invited, and it is held without them.</summary>
public static class KickOffTests
{
    static MeetingSeries KickOff(MeetingSeries like) => SeriesTemplates.KickOff(new LocalDate(2026, 3, 3), new LocalTime(9, 30), "Europe/London") with { Id = like.Id, Program = like.Program };

    [Fact]
    public static void It_takes_place_on_its_day_and_never_again()
    {
        var (series, calendar) = (KickOff(new MeetingStory().Series), WorkingCalendar.Default("Europe/London"));

        Assert.Empty(SeriesRules.Problems(series, [], calendar, Start - Duration.FromDays(6)));
        Assert.Equal([Start], Occurrences.Next(series, calendar, Start - Duration.FromDays(6), 5).Select(one => one.StartsAt));
        Assert.Empty(Occurrences.Next(series, calendar, Start + Duration.FromMinutes(1), 1));
    }

    [Fact]
    public static void The_executive_is_reminded_too_and_it_is_held_without_them()
    {
        var story = new MeetingStory(KickOff);

        story.To(Start - Duration.FromMinutes(29));
        Assert.Contains(new MeetingEffect.Remind(Morgan), story.All);

        story.To(Start);
        story.Do(new MeetingCommand.Start(Dana));
        story.Do(new MeetingCommand.CheckIn(Priya));
        story.Do(new MeetingCommand.End(Dana, NothingToDecide: true, []));
        Assert.Equal(MeetingStatus.Held, story.State.Status);
    }

    [Fact]
    public static void A_weekly_review_reminds_nobody_but_those_who_must_be_there()
    {
        var story = new MeetingStory();

        story.To(Start);

        Assert.DoesNotContain(new MeetingEffect.Remind(Morgan), story.All);
    }
}
