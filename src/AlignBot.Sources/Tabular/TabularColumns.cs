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
    public static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    internal static ImmutableArray<TabularColumn> Numbered(params ReadOnlySpan<TabularColumn> columns)
    {
        var numbered = ImmutableArray.CreateBuilder<TabularColumn>(columns.Length);
        foreach (var column in columns)
        {
            numbered.Add(column with { Slot = numbered.Count });
        }

        return numbered.MoveToImmutable();
    }
}

static class AccountColumns
{
    public static readonly ImmutableArray<TabularColumn> All = TabularColumns.Numbered(
        new("account_id", TabularCell.Key)
        {
            IsRequired = true,
            IsFilled = true,
            AlsoCalled = ["Account ID 18", "18 Digit Account ID", "Account ID (18)", "Account Record ID", "Record ID", "Record ID - Company", "Company ID", "hs_object_id", "CRM ID", "Id"],
        },
        new("name", TabularCell.Text) { IsRequired = true, IsFilled = true, AlsoCalled = ["Account name", "Company name", "Organisation name", "Organization name", "Account", "Company"] },
        new("domain", TabularCell.Text) { AlsoCalled = ["Company Domain Name", "Website", "Website URL", "Email Domain", "URL"] },
        new("is_target", TabularCell.Text)
        {
            IsRequired = true,
            IsFilled = true,
            MayBeLeftBlank = true,
            AlsoCalled = ["Target Account", "hs_is_target_account", "Is Target Account", "Named Account", "ABM Account", "Target"],
        },
        new("tier", TabularCell.Text)
        {
            IsRequired = true,
            IsFilled = true,
            MayBeLeftBlank = true,
            AlsoCalled = ["Account Tier", "Target Tier", "ABM Tier", "Ideal Customer Profile Tier", "hs_ideal_customer_profile", "ICP Tier"],
        },
        new("owner_id", TabularCell.Key) { AlsoCalled = ["Account Owner ID", "Company Owner ID", "hubspot_owner_id"] },
        new("owner_name", TabularCell.Text) { AlsoCalled = ["Account Owner", "Account Owner: Full Name", "Company Owner", "Owner Full Name", "Owner"] },
        new("owner_email", TabularCell.Text) { AlsoCalled = ["Account Owner Email", "Account Owner: Email", "Company Owner Email"] },
        new("owner_active", TabularCell.YesNo) { AlsoCalled = ["Account Owner: Active", "Owner: Active"] },
        new("marketer_email", TabularCell.Text) { AlsoCalled = ["Marketing Owner Email", "Marketing Owner", "Marketer"] },
        new("parent_id", TabularCell.Key) { AlsoCalled = ["Parent Account ID", "Parent Company ID", "Parent Record ID"] },
        new("merged_from", TabularCell.Keys) { AlsoCalled = ["Merged Record IDs", "hs_merged_object_ids"] },
        new("modified_at", TabularCell.Moment) { AlsoCalled = ["Last Modified Date", "hs_lastmodifieddate", "SystemModstamp", "Last Modified", "Updated At"] });

    public static TabularColumn Id => All[0];

    public static TabularColumn Name => All[1];

    public static TabularColumn Domain => All[2];

    public static TabularColumn IsTarget => All[3];

    public static TabularColumn Tier => All[4];

    public static TabularColumn OwnerId => All[5];

    public static TabularColumn OwnerName => All[6];

    public static TabularColumn OwnerEmail => All[7];

    public static TabularColumn OwnerActive => All[8];

    public static TabularColumn MarketerEmail => All[9];

    public static TabularColumn ParentId => All[10];

    public static TabularColumn MergedFrom => All[11];

    public static TabularColumn ModifiedAt => All[12];
}

static class OpportunityColumns
{
    public static readonly ImmutableArray<TabularColumn> All = TabularColumns.Numbered(
        new("opportunity_id", TabularCell.Key) { IsRequired = true, IsFilled = true, AlsoCalled = ["Opportunity ID 18", "Deal ID", "Record ID", "Record ID - Deal", "hs_object_id", "Id"] },
        new("account_id", TabularCell.Key) { IsRequired = true, AlsoCalled = ["Company ID", "Associated Company ID", "Associated Company IDs", "Account"] },
        new("stage", TabularCell.Text) { AlsoCalled = ["Deal Stage", "Stage Name", "Opportunity Stage", "dealstage"] },
        new("is_closed", TabularCell.YesNo) { IsRequired = true, IsFilled = true, AlsoCalled = ["Closed", "Is Closed?", "hs_is_closed"] },
        new("is_won", TabularCell.YesNo) { IsRequired = true, IsFilled = true, AlsoCalled = ["Won", "Is Closed Won", "hs_is_closed_won"] },
        new("amount", TabularCell.Number) { IsRequired = true, AlsoCalled = ["Deal Amount", "Opportunity Amount"] },
        new("currency", TabularCell.Text) { AlsoCalled = ["Currency Code", "Currency ISO Code", "Deal Currency", "Amount Currency", "deal_currency_code"] },
        new("created_at", TabularCell.Moment) { IsRequired = true, IsFilled = true, AlsoCalled = ["Created Date", "Create Date", "createdate", "Created"] },
        new("close_date", TabularCell.Day) { IsRequired = true, AlsoCalled = ["closedate", "Closing Date", "Expected Close Date"] },
        new("name", TabularCell.Text) { AlsoCalled = ["Opportunity Name", "Deal Name", "dealname"] });

    public static TabularColumn Id => All[0];

    public static TabularColumn AccountId => All[1];

    public static TabularColumn Stage => All[2];

    public static TabularColumn IsClosed => All[3];

    public static TabularColumn IsWon => All[4];

    public static TabularColumn Amount => All[5];

    public static TabularColumn Currency => All[6];

    public static TabularColumn CreatedAt => All[7];

    public static TabularColumn CloseDate => All[8];

    public static TabularColumn Name => All[9];
}

static class LeadColumns
{
    public static readonly ImmutableArray<TabularColumn> All = TabularColumns.Numbered(
        new("lead_id", TabularCell.Key) { IsRequired = true, IsFilled = true, AlsoCalled = ["Record ID", "Record ID - Contact", "hs_object_id", "Id"] },
        new("account_id", TabularCell.Key) { AlsoCalled = ["Company ID", "Associated Company ID"] },
        new("domain", TabularCell.Text) { AlsoCalled = ["Email Domain", "Website", "Company Domain Name"] },
        new("created_at", TabularCell.Moment) { IsRequired = true, IsFilled = true, AlsoCalled = ["Created Date", "Create Date", "createdate", "Created"] },
        new("assigned_at", TabularCell.Moment) { AlsoCalled = ["Assigned Date", "Owner Assigned Date", "hubspot_owner_assigneddate"] },
        new("first_touch_at", TabularCell.Moment) { AlsoCalled = ["First Touch", "First Activity Date", "First Touch Date", "First Response"] },
        new("status", TabularCell.Text) { AlsoCalled = ["Lead Status", "hs_lead_status"] },
        new("returned_reason", TabularCell.Text) { AlsoCalled = ["Return Reason", "Disqualification Reason", "Reason Returned"] });

    public static TabularColumn Id => All[0];

    public static TabularColumn AccountId => All[1];

    public static TabularColumn Domain => All[2];

    public static TabularColumn CreatedAt => All[3];

    public static TabularColumn AssignedAt => All[4];

    public static TabularColumn FirstTouchAt => All[5];

    public static TabularColumn Status => All[6];

    public static TabularColumn ReturnedReason => All[7];
}

static class ActivityColumns
{
    public static readonly ImmutableArray<TabularColumn> All = TabularColumns.Numbered(
        new("activity_id", TabularCell.Key) { IsRequired = true, IsFilled = true, AlsoCalled = ["Task ID", "Event ID", "Engagement ID", "Record ID", "hs_object_id", "Id"] },
        new("account_id", TabularCell.Key) { IsRequired = true, AlsoCalled = ["Company ID", "Associated Company ID"] },
        new("side", TabularCell.Text) { IsRequired = true, IsFilled = true, AlsoCalled = ["Function", "Team"] },
        new("kind", TabularCell.Text) { IsRequired = true, IsFilled = true, AlsoCalled = ["Activity Type", "Engagement Type", "Type"] },
        new("occurred_at", TabularCell.MomentOrDay) { IsRequired = true, IsFilled = true, AlsoCalled = ["Activity Date", "Occurred", "Date"] },
        new("person_email", TabularCell.Text) { AlsoCalled = ["Assigned To Email", "Assigned: Email", "Person", "Email"] },
        new("completed", TabularCell.YesNo) { AlsoCalled = ["Is Completed", "Done"] });

    public static TabularColumn Id => All[0];

    public static TabularColumn AccountId => All[1];

    public static TabularColumn Side => All[2];

    public static TabularColumn Kind => All[3];

    public static TabularColumn OccurredAt => All[4];

    public static TabularColumn PersonEmail => All[5];

    public static TabularColumn Completed => All[6];
}

static class SignalColumns
{
    public static readonly ImmutableArray<TabularColumn> All = TabularColumns.Numbered(
        new("signal_id", TabularCell.Key) { IsRequired = true, IsFilled = true, AlsoCalled = ["Record ID", "Id"] },
        new("account_id", TabularCell.Key) { IsRequired = true, AlsoCalled = ["Company ID", "CRM Account ID"] },
        new("kind", TabularCell.Text) { IsRequired = true, IsFilled = true, AlsoCalled = ["Signal Type", "Signal", "Type"] },
        new("strength", TabularCell.Number) { AlsoCalled = ["Score", "Intent Score", "Signal Strength"] },
        new("detected_at", TabularCell.Moment) { IsRequired = true, IsFilled = true, AlsoCalled = ["Detected", "Signal Date", "Date"] },
        new("domain", TabularCell.Text) { AlsoCalled = ["Website", "Company Domain Name"] });

    public static TabularColumn Id => All[0];

    public static TabularColumn AccountId => All[1];

    public static TabularColumn Kind => All[2];

    public static TabularColumn Strength => All[3];

    public static TabularColumn DetectedAt => All[4];

    public static TabularColumn Domain => All[5];
}
