using AlignBot.Contracts;

namespace AlignBot.BusinessReviews;

/// <summary>The measures of a business review as a picture, with the numbers that it keeps.</summary>
static class ReviewPicture
{
    /// <summary>Null where the quarter has no figure at all.</summary>
    public static TrendPicture? Of(ReviewContent says) => says.Measures.All(measure => measure.Of is null && measure.Trend is null)
        ? null
        : new TrendPicture(
            $"Measures of {says.Quarter}",
            [
                .. says.Measures.Select(measure => new TrendPanel(
                    measure.Name, measure.Figure,
                    measure.Trend ?? new TrendModel(measure.Name, [new TrendPoint(says.Quarter, measure.Percent)], Line: null))),
            ]);
}
