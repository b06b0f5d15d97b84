using System.Collections.Immutable;

namespace AlignBot.Sources.Tabular;

/// <summary>The fixed columns of each kind of record; one table for files and statements.</summary>
static class TabularColumns
{
    /// <summary>In the order in which they are documented.</summary>
    public static ImmutableArray<TabularColumn> Of(SourceKinds kind) => kind switch
    {
        SourceKinds.Accounts => AccountColumns.All,
        SourceKinds.Opportunities => OpportunityColumns.All,
        SourceKinds.Leads => LeadColumns.All,
        SourceKinds.Activities => ActivityColumns.All,
        SourceKinds.Signals => SignalColumns.All,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There are no fixed columns for this kind."),
    };

    /// <summary>The column that identifies a record of the kind.</summary>
    public static TabularColumn KeyOf(SourceKinds kind) => Of(kind)[0];

    /// <summary>What people call records of the kind.</summary>
    public static string WordFor(SourceKinds kind) => kind switch
    {
        SourceKinds.Opportunities => "opportunities",
        SourceKinds.Leads => "leads",
        SourceKinds.Activities => "activities",
        SourceKinds.Signals => "signals",
        _ => "accounts",
    };

    /// <summary>A name without what people write differently: case, spaces, underscores, hyphens, dots, marks that can't be seen.</summary>
    /// <summary>Whether a mapping can name a column of accounts: one without a fixed name, the flag and the tier.</summary>
    public static bool IsOffered(string name) =>
        Plain(name) is var plain && (plain is "istarget" or "tier" || Of(SourceKinds.Accounts).All(column => Plain(column.Name) != plain));

    public static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>The columns of a kind, each told its place.</summary>
    public static ImmutableArray<TabularColumn> Numbered(params ImmutableArray<TabularColumn> columns)
    {
        for (var slot = 0; slot < columns.Length; slot++)
        {
            columns[slot].Slot = slot;
        }

        return columns;
    }
}
