using System.Runtime.CompilerServices;

namespace AlignBot.Sources.Tabular;

/// <summary>Owners where they stand beside their accounts, and nowhere else.</summary>
static class TabularOwners
{
    /// <summary>Each once, as the first of its accounts has it.</summary>
    public static async IAsyncEnumerable<SourceOwner> OwnersAsync(this IAsyncEnumerable<SourceAccount> accounts, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        HashSet<string> given = new(StringComparer.Ordinal);
        await foreach (var account in accounts.WithCancellation(cancel))
        {
            if (account.Owner is { } owner && given.Add(owner.Key))
            {
                yield return owner;
            }
        }
    }
}
