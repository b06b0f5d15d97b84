namespace AlignBot.Engine.Outbox;

/// <summary>Tells the dispatcher that a lane has something to send.</summary>
public sealed class LaneSignal
{
    Action<string>? listener;

    /// <summary>Called after a commit. Losing a signal costs time, never a message: the dispatcher looks for itself now and then.</summary>
    public void Wake(string lane) => listener?.Invoke(lane);

    public void Listen(Action<string> wake) => listener = wake;
}
