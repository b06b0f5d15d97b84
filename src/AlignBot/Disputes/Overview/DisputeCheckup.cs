using System.Runtime.CompilerServices;
using AlignBot.Disputes.Raising;
using AlignBot.Engine.Checkups;

namespace AlignBot.Disputes.Overview;

/// <summary>Whether every open dispute will end by itself.</summary>
sealed class DisputeCheckup(EndlessLevels endless) : ICheckup
{
    public async IAsyncEnumerable<Finding> LookAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var found = await endless.FindAsync(cancellation);
        if (found.Count == 0)
        {
            yield return Finding.Well("Disputes", "Every open one has a deadline to come.");
        }

        foreach (var level in found)
        {
            yield return Finding.Wrong($"DSP-{level.Number}", $"It is open in {level.Of}, and no deadline is to come for it. Start the bot again: a start sets it.");
        }
    }
}
