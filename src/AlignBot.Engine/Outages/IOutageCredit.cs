namespace AlignBot.Engine.Outages;

/// <summary>What a feature does for those whose time ran while no bot process was alive.</summary>
public interface IOutageCredit
{
    /// <summary>Gives everything that was open its time back, so that cards show it. May be run again; each is credited once.</summary>
    Task CreditAsync(Outage outage, CancellationToken cancellation);
}
