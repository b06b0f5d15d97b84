using System.Collections.Immutable;

namespace AlignBot.Sources.Tabular;

/// <summary>The fixed columns of signals.</summary>
static class SignalColumns
{
    public static readonly TabularColumn Id = TabularColumn.Filled("signal_id", TabularCell.Key, "Record ID", "Id");

    public static readonly TabularColumn AccountId = TabularColumn.Needed("account_id", TabularCell.Key, "Company ID", "CRM Account ID");

    public static readonly TabularColumn Kind = TabularColumn.Filled("kind", TabularCell.Text, "Signal Type", "Signal", "Type");

    public static readonly TabularColumn Strength = TabularColumn.Optional(
        "strength", TabularCell.Number, "Score", "Intent Score", "Signal Strength");

    public static readonly TabularColumn DetectedAt = TabularColumn.Filled(
        "detected_at", TabularCell.Moment, "Detected", "Signal Date", "Date");

    public static readonly TabularColumn Domain = TabularColumn.Optional("domain", TabularCell.Text, "Website", "Company Domain Name");

    /// <summary>In the order of the documentation; the first is the key.</summary>
    public static readonly ImmutableArray<TabularColumn> All = TabularColumns.Numbered(Id, AccountId, Kind, Strength, DetectedAt, Domain);
}
