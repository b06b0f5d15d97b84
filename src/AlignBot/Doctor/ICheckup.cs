namespace AlignBot.Doctor;

/// <summary>One part of what a running bot depends on. Looks, and changes nothing.</summary>
interface ICheckup
{
    IAsyncEnumerable<Finding> LookAsync(CancellationToken cancellation);
}
