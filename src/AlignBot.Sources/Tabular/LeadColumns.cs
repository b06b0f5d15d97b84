using System.Collections.Immutable;

namespace AlignBot.Sources.Tabular;

/// <summary>The fixed columns of leads.</summary>
static class LeadColumns
{
    public static readonly TabularColumn Id = TabularColumn.Filled(
        "lead_id", TabularCell.Key, "Record ID", "Record ID - Contact", "hs_object_id", "Id");

    public static readonly TabularColumn AccountId = TabularColumn.Optional(
        "account_id", TabularCell.Key, "Company ID", "Associated Company ID");

    public static readonly TabularColumn Domain = TabularColumn.Optional(
        "domain", TabularCell.Text, "Email Domain", "Website", "Company Domain Name");

    public static readonly TabularColumn CreatedAt = TabularColumn.Filled(
        "created_at", TabularCell.Moment, "Created Date", "Create Date", "createdate", "Created");

    public static readonly TabularColumn AssignedAt = TabularColumn.Optional(
        "assigned_at", TabularCell.Moment, "Assigned Date", "Owner Assigned Date", "hubspot_owner_assigneddate");

    public static readonly TabularColumn FirstTouchAt = TabularColumn.Optional(
        "first_touch_at", TabularCell.Moment, "First Touch", "First Activity Date", "First Touch Date", "First Response");

    public static readonly TabularColumn LastTouchAt = TabularColumn.Optional(
        "last_touch_at", TabularCell.Moment, "Last Touch", "Last Activity Date", "Last Touch Date", "notes_last_contacted");

    public static readonly TabularColumn ReturnedAt = TabularColumn.Optional(
        "returned_at", TabularCell.Moment, "Returned", "Returned Date", "Date Returned");

    public static readonly TabularColumn Status = TabularColumn.Optional("status", TabularCell.Text, "Lead Status", "hs_lead_status");

    public static readonly TabularColumn ReturnedReason = TabularColumn.Optional(
        "returned_reason", TabularCell.Text, "Return Reason", "Disqualification Reason", "Reason Returned");

    /// <summary>In the order of the documentation; the first is the key.</summary>
    public static readonly ImmutableArray<TabularColumn> All = TabularColumns.Numbered(
        Id, AccountId, Domain, CreatedAt, AssignedAt, FirstTouchAt, Status, ReturnedReason, LastTouchAt, ReturnedAt);
}
