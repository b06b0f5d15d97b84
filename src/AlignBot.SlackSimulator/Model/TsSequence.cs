namespace AlignBot.SlackSimulator.Model;

/// <summary>Gives message timestamps: business seconds, a dot, six digits. Strictly increasing over the whole workspace, also when the clock stands.</summary>
sealed class TsSequence
{
    long seconds;
    int counter;

    public string Last => Format(seconds, counter);

    public string Next(long nowMs)
    {
        var now = nowMs / 1000;
        if (now > seconds)
        {
            (seconds, counter) = (now, 99);
        }

        counter++;
        if (counter > 999_999)
        {
            (seconds, counter) = (seconds + 1, 100);
        }

        return Format(seconds, counter);
    }

    public void Restore(string last)
    {
        var dot = last.IndexOf('.', StringComparison.Ordinal);
        seconds = long.Parse(last[..dot], CultureInfo.InvariantCulture);
        counter = int.Parse(last[(dot + 1)..], CultureInfo.InvariantCulture);
    }

    static string Format(long seconds, int counter) => string.Create(CultureInfo.InvariantCulture, $"{seconds}.{counter:D6}");
}
