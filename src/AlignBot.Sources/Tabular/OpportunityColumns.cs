using System.Collections.Immutable;

namespace AlignBot.Sources.Tabular;

/// <summary>The fixed columns of opportunities.</summary>
static class OpportunityColumns
{
    public static readonly TabularColumn Id = TabularColumn.Filled(
        "opportunity_id", TabularCell.Key, "Opportunity ID 18", "Deal ID", "Record ID", "Record ID - Deal", "hs_object_id", "Id");

    public static readonly TabularColumn AccountId = TabularColumn.Needed(
        "account_id", TabularCell.Key, "Company ID", "Associated Company ID", "Associated Company IDs");

    public static readonly TabularColumn Stage = TabularColumn.Optional(
        "stage", TabularCell.Text, "Deal Stage", "Stage Name", "Opportunity Stage", "dealstage");

    public static readonly TabularColumn IsClosed = TabularColumn.Filled(
        "is_closed", TabularCell.YesNo, "Closed", "Is Closed?", "hs_is_closed");

    public static readonly TabularColumn IsWon = TabularColumn.Filled(
        "is_won", TabularCell.YesNo, "Won", "Is Closed Won", "hs_is_closed_won");

    public static readonly TabularColumn Amount = TabularColumn.Needed("amount", TabularCell.Number, "Deal Amount", "Opportunity Amount");

    public static readonly TabularColumn Currency = TabularColumn.Optional(
        "currency", TabularCell.Text, "Currency Code", "Currency ISO Code", "Deal Currency", "Amount Currency", "deal_currency_code");

    public static readonly TabularColumn CreatedAt = TabularColumn.Filled(
        "created_at", TabularCell.Moment, "Created Date", "Create Date", "createdate", "Created");

    public static readonly TabularColumn CloseDate = TabularColumn.Needed(
        "close_date", TabularCell.Day, "closedate", "Closing Date", "Expected Close Date");

    public static readonly TabularColumn Name = TabularColumn.Optional(
        "name", TabularCell.Text, "Opportunity Name", "Deal Name", "dealname");

    /// <summary>In the order of the documentation; the first is the key.</summary>
    public static readonly ImmutableArray<TabularColumn> All = TabularColumns.Numbered(
        Id, AccountId, Stage, IsClosed, IsWon, Amount, Currency, CreatedAt, CloseDate, Name);
}
