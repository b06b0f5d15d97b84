namespace AlignBot.Engine.Interaction;

/// <summary>How far the reading of a file has come, told by whoever reads it and shown by the form.</summary>
public sealed class FileProgress
{
    int percent;

    /// <summary>From 0 to 99: what is done shows by its page.</summary>
    public int Percent => Volatile.Read(ref percent);

    /// <summary>It is so far; it never goes back.</summary>
    /// <param name="done">From 0 to 100.</param>
    public void At(double done)
    {
        var now = Math.Clamp((int)done, 0, 99);
        if (now > Percent)
        {
            Volatile.Write(ref percent, now);
        }
    }
}
