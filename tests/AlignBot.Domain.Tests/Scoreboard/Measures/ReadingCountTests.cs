using AlignBot.Domain.Scoreboard.Measures;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Records;
using static AlignBot.Domain.Tests.Scoreboard.ScoreStory;

namespace AlignBot.Domain.Tests.Scoreboard.Measures;

/// <summary>The edges of what is counted: what is missing, contradicts itself, or lies just at a limit.</summary>
public static class ReadingCountTests
{
    [Fact]
    public static void What_no_measure_takes_is_counted()
    {
        var story = With(Account("A", 1));
        story.Activities.AddRange(
        [
            By(ActivitySide.Sales, "fax", "A", Utc(9, 1)), By(ActivitySide.Sales, "FAX", "A", Utc(9, 2)),
                By(ActivitySide.Sales, "owl", "A", Utc(9, 2)),
            By(ActivitySide.Sales, "call", "X", Utc(9, 1)), By(ActivitySide.Sales, "call", "A", Utc(9, 1)) with { IsCompleted = false },
            By(ActivitySide.Sales, "call", "A", Utc(10, 2)), new Activity("n", "A", ActivitySide.Sales, "call"),
        ]);

        var ignored = story.Read().Ignored;

        Assert.Equal((1, 1, 1, 1), (ignored.NotOnTheList, ignored.NotCompleted, ignored.InTheFuture, ignored.NoTime));
        Assert.Equal<UnnamedKind>([new UnnamedKind("fax", 2), new UnnamedKind("owl", 1)], ignored.UnnamedKinds);
    }

    [Fact]
    public static void A_list_of_after_the_period_is_refused()
    {
        var basis = With(Account("A", 1)).Basis;

        Assert.Throws<ArgumentException>(() =>
            new ReadingCount(basis with { List = basis.List! with { TakenAt = basis.Period.Days.Ends } }));
        Assert.Throws<ArgumentException>(() => new ReadingCount(basis with { Settings = basis.Settings with { ZoneId = "Europe/Paris" } }));
    }
}
