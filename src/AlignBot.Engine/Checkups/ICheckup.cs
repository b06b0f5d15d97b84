namespace AlignBot.Engine.Checkups;

/// <summary>One part of what a running bot depends on. Looks, and changes nothing.</summary>
public interface ICheckup
{
    IAsyncEnumerable<Finding> LookAsync(CancellationToken cancellation);
}
