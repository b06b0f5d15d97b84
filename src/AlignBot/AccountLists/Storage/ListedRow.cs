using System.Collections.Immutable;
using AlignBot.Domain.AccountLists;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignBot.AccountLists.Storage;

/// <summary>An account of one reading. Readings are written whole and never changed; those that do not count are swept.</summary>
sealed class ListedRow
{
    /// <summary>Between the keys of merged accounts: no source's id has it.</summary>
    const char Between = '\u001F';

    public int InstallationId { get; set; }
    public int ProgramId { get; set; }
    public Guid Reading { get; set; }
    public required string Key { get; set; }
    public required string Name { get; set; }
    public string? Domain { get; set; }
    public int? Tier { get; set; }
    public string? TierAsWritten { get; set; }
    public string? OwnerKey { get; set; }
    public string? OwnerName { get; set; }
    public string? OwnerEmail { get; set; }

    /// <summary>1, 0, or null where the source can't say.</summary>
    public int? OwnerActive { get; set; }

    public string? MarketerEmail { get; set; }
    public string? MergedFrom { get; set; }

    /// <summary>Name, domain and owner as they are searched: without accents, in lower case.</summary>
    public required string Folded { get; set; }

    /// <summary>Of everything that is compared between two readings: alike is what has the same.</summary>
    public long Print { get; set; }

    public ListedAccount ToAccount() => new(Key, Name)
    {
        Domain = Domain,
        Tier = Tier,
        TierAsWritten = TierAsWritten,
        Owner = OwnerKey is null ? null : new AccountOwner(OwnerKey, OwnerName, OwnerEmail, OwnerActive is { } active ? active == 1 : null),
        MarketerEmail = MarketerEmail,
        MergedFrom = Keys(MergedFrom),
    };

    /// <summary>The keys of merged accounts as they are kept in one column.</summary>
    public static ImmutableArray<string> Keys(string? joined) => joined is null ? [] : [.. joined.Split(Between)];

    public static string? Joined(ImmutableArray<string> keys) => keys.IsEmpty ? null : string.Join(Between, keys);
}

sealed class ListedConfiguration : IEntityTypeConfiguration<ListedRow>
{
    public void Configure(EntityTypeBuilder<ListedRow> table)
    {
        table.ToTable("list_accounts");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Reading, row.Key });

        // By it a second list is compared, and domains that several accounts share are found.
        table.HasIndex(row => new { row.InstallationId, row.ProgramId, row.Reading, row.Domain });
    }
}
