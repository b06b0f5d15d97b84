namespace AlignBot.Contracts;

/// <summary>The line of a trend, broken where a point is not known.</summary>
static class TrendRuns
{
    /// <summary>Each unbroken piece of two points or more, as the points of an SVG polyline: 'x,y x,y'.</summary>
    /// <param name="trend">The trend.</param>
    /// <param name="x">Of a point, by its place.</param>
    /// <param name="y">Of a share in percent.</param>
    public static IEnumerable<string> Of(TrendModel trend, Func<int, string> x, Func<decimal, string> y) =>
        Pieces(trend).Where(piece => piece.Count > 1).Select(piece => string.Join(' ', piece.Select(point => $"{x(point.At)},{y(point.Percent)}")));

    /// <summary>Each unbroken piece, one of a single point among them: places and shares in percent.</summary>
    public static IEnumerable<IReadOnlyList<(int At, decimal Percent)>> Pieces(TrendModel trend)
    {
        List<(int, decimal)> piece = [];
        for (var at = 0; at <= trend.Points.Length; at++)
        {
            if (at < trend.Points.Length && trend.Points[at].Percent is { } percent)
            {
                piece.Add((at, percent));
            }
            else if (piece.Count > 0)
            {
                yield return piece;
                piece = [];
            }
        }
    }
}
