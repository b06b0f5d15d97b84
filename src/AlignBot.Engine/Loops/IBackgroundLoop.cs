namespace AlignBot.Engine.Loops;

/// <summary>Runs beside the requests until the process stops. One that breaks off is begun anew.</summary>
public interface IBackgroundLoop
{
    /// <summary>Whether it calls Slack with the bot's token: such a loop begins once Slack has said whose that is.</summary>
    bool NeedsSlack => false;

    /// <summary>Returns when it is told to stop.</summary>
    Task RunAsync(CancellationToken stopping);
}

/// <summary>Something that is done once at every start, before the first request.</summary>
public interface IStartStep
{
    /// <summary>Does it, or throws: then the bot does not start.</summary>
    Task RunAsync(CancellationToken cancellation);
}
