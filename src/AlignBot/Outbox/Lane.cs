namespace AlignBot.Outbox;

/// <summary>Whether a lane has a runner, and whether something came while it was about to end.</summary>
sealed class Lane
{
    readonly Lock gate = new();
    bool running;
    bool wokenAgain;
    bool backingOff;
    bool retired;

    /// <summary>The newest runner's work; it never fails.</summary>
    public Task Runner { get; set; } = Task.CompletedTask;

    /// <summary>A runner is at work that is not merely waiting for another try.</summary>
    public bool IsBusy
    {
        get
        {
            lock (gate)
            {
                return running && !backingOff;
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

    public void BackingOff(bool value)
    {
        lock (gate)
        {
            backingOff = value;
        }
    }
}

enum LaneStart
{
    /// <summary>The caller runs it.</summary>
    Started,

    /// <summary>Somebody does already.</summary>
    Running,

    /// <summary>It has been given up; take a new one.</summary>
    Retired,
}
