using System.Collections.Immutable;

namespace AlignBot.Sources.Tabular;

/// <summary>The fixed columns of accounts.</summary>
static class AccountColumns
{
    public static readonly TabularColumn Id = TabularColumn.Filled(
        "account_id", TabularCell.Key, "Account ID 18", "18 Digit Account ID", "Account ID (18)", "Account Record ID", "Record ID",
        "Record ID - Company", "Company ID", "hs_object_id", "CRM ID", "Id");

    public static readonly TabularColumn Name = TabularColumn.Filled(
        "name", TabularCell.Text, "Account name", "Company name", "Organisation name", "Organization name", "Account", "Company");

    public static readonly TabularColumn Domain = TabularColumn.Optional(
        "domain", TabularCell.Text, "Company Domain Name", "Website", "Website URL", "Email Domain", "URL");

    public static readonly TabularColumn IsTarget = TabularColumn.FilledUnlessMeant(
        "is_target", TabularCell.Text, "Target Account", "hs_is_target_account", "Is Target Account", "Named Account", "ABM Account",
        "Target");

    public static readonly TabularColumn Tier = TabularColumn.FilledUnlessMeant(
        "tier", TabularCell.Text, "Account Tier", "Target Tier", "ABM Tier", "Ideal Customer Profile Tier", "hs_ideal_customer_profile",
        "ICP Tier");

    public static readonly TabularColumn OwnerId = TabularColumn.Optional(
        "owner_id", TabularCell.Key, "Account Owner ID", "Company Owner ID", "hubspot_owner_id");

    public static readonly TabularColumn OwnerName = TabularColumn.Optional(
        "owner_name", TabularCell.Text, "Account Owner", "Account Owner: Full Name", "Company Owner", "Owner Full Name", "Owner");

    public static readonly TabularColumn OwnerEmail = TabularColumn.Optional(
        "owner_email", TabularCell.Text, "Account Owner Email", "Account Owner: Email", "Company Owner Email");

    public static readonly TabularColumn OwnerActive = TabularColumn.Optional(
        "owner_active", TabularCell.YesNo, "Account Owner: Active", "Owner: Active");

    public static readonly TabularColumn MarketerEmail = TabularColumn.Optional(
        "marketer_email", TabularCell.Text, "Marketing Owner Email", "Marketer Email");

    public static readonly TabularColumn ParentId = TabularColumn.Optional(
        "parent_id", TabularCell.Key, "Parent Account ID", "Parent Company ID", "Parent Record ID");

    public static readonly TabularColumn MergedFrom = TabularColumn.Optional(
        "merged_from", TabularCell.Keys, "Merged Record IDs", "hs_merged_object_ids");

    public static readonly TabularColumn ModifiedAt = TabularColumn.Optional(
        "modified_at", TabularCell.Moment, "Last Modified Date", "hs_lastmodifieddate", "SystemModstamp", "Last Modified", "Updated At");

    /// <summary>In the order of the documentation; the first is the key.</summary>
    public static readonly ImmutableArray<TabularColumn> All = TabularColumns.Numbered(
        Id, Name, Domain, IsTarget, Tier, OwnerId, OwnerName, OwnerEmail, OwnerActive, MarketerEmail, ParentId, MergedFrom, ModifiedAt);
}
