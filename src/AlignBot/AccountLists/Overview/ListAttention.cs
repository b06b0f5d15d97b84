using AlignBot.AccountLists.Storage;
using AlignBot.Engine.Status;
using NodaTime;

namespace AlignBot.AccountLists.Overview;

/// <summary>In <c>/align status</c>: what is wrong with the list.</summary>
sealed class ListAttention : IAttention
{
    /// <summary>Older than this the list is not the week's any more.</summary>
    public static readonly Duration Stale = Duration.FromDays(8);

    public async Task<IReadOnlyList<string>> SayAsync(StatusContext context)
    {
        if (await ListTables.ListAsync(context.Db, context.Program.Key) is not { } list)
        {
            return [];
        }

        List<string> said = [];
        if (list.Held is not null)
        {
            said.Add("A reading of the account list waits to be confirmed");
        }

        if (list.Trouble is not null)
        {
            said.Add($"The account list can't be read from {ListWords.Source(list.Source)}");
        }
        else if (list.Current is { } current && context.Now - current.TakenAt > Stale)
        {
            said.Add($"The account list is {(int)(context.Now - current.TakenAt).TotalDays} days old");
        }

        if (list.Unattested >= 2)
        {
            said.Add($"{list.Unattested} weekly diffs in a row were not attested by both leaders");
        }

        return said;
    }
}
