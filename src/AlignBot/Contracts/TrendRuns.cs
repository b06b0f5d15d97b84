namespace AlignBot.Contracts;

/// <summary>The line of a trend, broken where a point is not known.</summary>
static class TrendRuns
{
    /// <summary>Each unbroken piece of two points or more, as the points of an SVG polyline: 'x,y x,y'.</summary>
    /// <param name="trend">The trend.</param>
    /// <param name="x">Of a point, by its place.</param>
    /// <param name="y">Of a share in percent.</param>
    public static IEnumerable<string> Of(TrendModel trend, Func<int, string> x, Func<decimal, string> y)
    {
        List<string> run = [];
        for (var at = 0; at <= trend.Points.Length; at++)
        {
            if (at < trend.Points.Length && trend.Points[at].Percent is { } percent)
            {
                run.Add($"{x(at)},{y(percent)}");
            }
            else
            {
                if (run.Count > 1)
                {
                    yield return string.Join(' ', run);
                }

                run = [];
            }
        }
    }
}
