namespace AlignBot.SlackSimulator;

/// <summary>The control API was asked for something that can't be: answered with the status and one sentence.</summary>
sealed class ControlRefusal(string sentence, int status = 400) : Exception(sentence)
{
    public int Status { get; } = status;

    internal static ControlRefusal NotFound(string what) => new(what, 404);
}
