using System.Collections.Immutable;
using AlignBot.Domain.Cadence.Series;

namespace AlignBot.Domain.Scoreboard.Review;

/// <summary>What a section of a review is filled with, in the order in which it is read.</summary>
public enum ReviewTopic
{
    /// <summary>Accounts where a deal moved.</summary>
    InMotion,

    /// <summary>Deals that stand still.</summary>
    Stuck,

    /// <summary>Close dates and amounts that changed.</summary>
    Changed,

    /// <summary>Signals that nobody acted on, and leads that came back.</summary>
    Dark,
}

/// <summary>Finds the sections of a meeting that are filled.</summary>
public static class ReviewTopics
{
    static readonly ImmutableArray<ReviewTopic> Weekly = [ReviewTopic.InMotion, ReviewTopic.Stuck, ReviewTopic.Changed];

    /// <summary>What a meeting of a kind has lines of.</summary>
    public static ImmutableArray<ReviewTopic> OfKind(SeriesKind kind) => kind switch
    {
        SeriesKind.WeeklyReview or SeriesKind.ShortReview => Weekly,
        SeriesKind.StrategyReview => [ReviewTopic.Dark],
        _ => [],
    };

    /// <summary>What stands in a section, in the order in which it is read.</summary>
    /// <param name="kind">The meeting's.</param>
    /// <param name="sections">All of its sections; teams name them as they like.</param>
    /// <param name="section">Index of the one that is asked about.</param>
    public static ImmutableArray<ReviewTopic> In(SeriesKind kind, ImmutableArray<Section> sections, int section) =>
        [.. OfKind(kind).Where(topic => SectionOf(topic, kind, sections) == section)];

    /// <summary>What stands in any of a meeting's sections.</summary>
    public static ImmutableArray<ReviewTopic> OfMeeting(SeriesKind kind, ImmutableArray<Section> sections) =>
        [.. OfKind(kind).Where(topic => SectionOf(topic, kind, sections) is not null)];

    /// <summary>By its name; where none is named so, by its place among those of the template. Null: there is none for it.</summary>
    static int? SectionOf(ReviewTopic topic, SeriesKind kind, ImmutableArray<Section> sections)
    {
        var word = topic switch
        {
            ReviewTopic.InMotion => "motion",
            ReviewTopic.Stuck => "stuck",
            ReviewTopic.Changed => "changed",
            _ => "dark",
        };
        for (var index = 0; index < sections.Length; index++)
        {
            if (sections[index].Name.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return index;
            }
        }

        // Of three short meetings each has what its name says.
        return kind is SeriesKind.ShortReview ? null : Math.Min(topic is ReviewTopic.Dark ? 2 : (int)topic, sections.Length - 1);
    }
}
