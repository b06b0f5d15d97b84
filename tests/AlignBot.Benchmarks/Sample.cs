namespace AlignBot.Benchmarks;

/// <summary>One quantity, measured several times.</summary>
sealed class Sample
{
    readonly double[] sorted;

    public Sample(IEnumerable<double> values)
    {
        sorted = [.. values.Order()];
        if (sorted.Length == 0)
        {
            throw new ArgumentException("Nothing was measured.", nameof(values));
        }
    }

    public double Median => sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;

    public double Mean => sorted.Average();

    public double Least => sorted[0];

    public double Most => sorted[^1];
}
