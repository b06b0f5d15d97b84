using System.Collections.Immutable;

namespace AlignBot.Sources.Tabular;

/// <summary>The fixed columns of activities.</summary>
static class ActivityColumns
{
    public static readonly TabularColumn Id = TabularColumn.Filled(
        "activity_id", TabularCell.Key, "Task ID", "Event ID", "Engagement ID", "Record ID", "hs_object_id", "Id");

    public static readonly TabularColumn AccountId = TabularColumn.Needed(
        "account_id", TabularCell.Key, "Company ID", "Associated Company ID");

    public static readonly TabularColumn Side = TabularColumn.Filled("side", TabularCell.Text, "Function", "Team");

    public static readonly TabularColumn Kind = TabularColumn.Filled("kind", TabularCell.Text, "Activity Type", "Engagement Type", "Type");

    public static readonly TabularColumn OccurredAt = TabularColumn.Filled(
        "occurred_at", TabularCell.MomentOrDay, "Activity Date", "Occurred", "Date");

    public static readonly TabularColumn PersonEmail = TabularColumn.Optional(
        "person_email", TabularCell.Text, "Assigned To Email", "Assigned: Email", "Email");

    public static readonly TabularColumn Completed = TabularColumn.Optional("completed", TabularCell.YesNo, "Is Completed", "Done");

    /// <summary>In the order of the documentation; the first is the key.</summary>
    public static readonly ImmutableArray<TabularColumn> All = TabularColumns.Numbered(
        Id, AccountId, Side, Kind, OccurredAt, PersonEmail, Completed);
}
