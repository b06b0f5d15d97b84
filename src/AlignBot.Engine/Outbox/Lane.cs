namespace AlignBot.Engine.Outbox;

/// <summary>Whether a lane has a runner, and whether something came while it was about to end.</summary>
public sealed class Lane
{
    readonly Lock gate = new();
    bool running;
    bool wokenAgain;
    LaneWork work;
    bool retired;

    /// <summary>The newest runner's work; it never fails.</summary>
    public Task Runner { get; set; } = Task.CompletedTask;

    /// <summary>What its runner is at.</summary>
    public LaneWork Work
    {
        get
        {
            lock (gate)
            {
                return running ? work : LaneWork.None;
            }
        }

        set
        {
            lock (gate)
            {
                work = value;
            }
        }
    }

    /// <summary>Whether the caller has to run it. A runner that is at work already looks once more before it ends.</summary>
    public LaneStart TryStart()
    {
        lock (gate)
        {
            if (retired)
            {
                return LaneStart.Retired;
            }

            if (running)
            {
                wokenAgain = true;
                return LaneStart.Running;
            }

            running = true;
            work = LaneWork.Sending;
            return LaneStart.Started;
        }
    }

    /// <summary>True when the runner may end, and the lane with it; false when something came meanwhile.</summary>
    public bool TryRetire()
    {
        lock (gate)
        {
            if (wokenAgain)
            {
                wokenAgain = false;
                return false;
            }

            running = false;
            return retired = true;
        }
    }

    public void Abandon()
    {
        lock (gate)
        {
            running = false;
            wokenAgain = false;
        }
    }
}

public enum LaneWork
{
    /// <summary>Nothing is left to send.</summary>
    None,

    /// <summary>It sends, or tries again in a moment.</summary>
    Sending,

    /// <summary>Its next message can't go before one of another lane stands.</summary>
    WaitingForAnother,

    /// <summary>Slack has not taken its next message for a while.</summary>
    CutOff,
}

public enum LaneStart
{
    /// <summary>The caller runs it.</summary>
    Started,

    /// <summary>Somebody does already.</summary>
    Running,

    /// <summary>It has been given up; take a new one.</summary>
    Retired,
}
