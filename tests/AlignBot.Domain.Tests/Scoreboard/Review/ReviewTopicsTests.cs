using System.Collections.Immutable;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.Scoreboard.Review;

namespace AlignBot.Domain.Tests.Scoreboard.Review;

public static class ReviewTopicsTests
{
    static ImmutableArray<Section> Named(params string[] names) => [.. names.Select(name => new Section(name, 3))];

    static string In(SeriesKind kind, ImmutableArray<Section> sections) => string.Join(
        " | ", sections.Select((_, index) => string.Join(' ', ReviewTopics.In(kind, sections, index))));

    [Fact]
    public static void The_templates_sections_have_what_they_are_called()
    {
        Assert.Equal("InMotion | Stuck | Changed | ", In(SeriesKind.WeeklyReview, SeriesTemplates.WeeklyReview.Series[0].Sections));
        Assert.Equal(" |  | Dark", In(SeriesKind.StrategyReview, SeriesTemplates.StrategyReview.Series[0].Sections));
        Assert.Equal(
            ["InMotion | ", "Stuck | ", "Changed | "],
            SeriesTemplates.ShortPack.Series.Select(series => In(SeriesKind.ShortReview, series.Sections)));
        Assert.Equal("", In(SeriesKind.QuarterlyPlanning, Named("Accounts in motion")));
    }

    [Fact]
    public static void Names_go_before_places_and_places_count_where_no_name_says_it()
    {
        Assert.Equal("Changed | InMotion | Stuck", In(SeriesKind.WeeklyReview, Named("What has changed", "In motion", "Stuck deals")));
        Assert.Equal("InMotion | Stuck | Changed | ", In(SeriesKind.WeeklyReview, Named("Bewegung", "Stau", "Neues", "Beschluss")));
        Assert.Equal("InMotion Stuck Changed", In(SeriesKind.WeeklyReview, Named("Alles")));
        Assert.Equal("Dark", In(SeriesKind.StrategyReview, Named("Alles")));
        Assert.Equal("", In(SeriesKind.ShortReview, Named("Alles")));
    }
}
