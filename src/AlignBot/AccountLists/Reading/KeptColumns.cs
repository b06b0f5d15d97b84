using AlignBot.Domain.AccountLists;

namespace AlignBot.AccountLists.Reading;

/// <summary>What a file has no column for: that stays as it was. A blank cell of a column that is there empties what was known.</summary>
/// <param name="From">The reading that it stays from.</param>
sealed record KeptColumns(Guid From)
{
    public bool Domain { get; init; }

    public bool Owner { get; init; }

    /// <summary>Whether the owner is active; kept for whom it was known of.</summary>
    public bool OwnerActive { get; init; }

    public bool Marketer { get; init; }

    public ListedAccount Apply(ListedAccount account, ListedAccount before) => account with
    {
        Domain = Domain ? before.Domain : account.Domain,
        Owner = Owner ? before.Owner
            : OwnerActive && account.Owner is { } owner && owner.Key == before.Owner?.Key ? owner with { Active = before.Owner.Active }
            : account.Owner,
        MarketerEmail = Marketer ? before.MarketerEmail : account.MarketerEmail,
    };
}
