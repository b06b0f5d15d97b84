namespace AlignBot.Sources.Tabular;

/// <summary>Records made of rows with fixed columns.</summary>
/// <remarks>Null when the row was refused where no record is possible without it. A row that refused anything is not used, whatever comes
/// back.</remarks>
static class TabularRecords
{
    public static SourceAccount? Account(ITabularRow row)
    {
        var (key, name) = (row.Text(AccountColumns.Id), row.Text(AccountColumns.Name));
        var account = new SourceAccount(key ?? "", name ?? "")
        {
            Domain = row.Text(AccountColumns.Domain),
            Flag = row.Text(AccountColumns.IsTarget),
            Tier = row.Text(AccountColumns.Tier),
            Owner = Owner(row),
            MarketerEmail = row.Text(AccountColumns.MarketerEmail),
            ParentKey = row.Text(AccountColumns.ParentId),
            MergedFrom = row.Keys(AccountColumns.MergedFrom),
            ModifiedAt = row.Moment(AccountColumns.ModifiedAt),
            Offered = row.Others(),
        };
        return key is null || name is null ? null : account;
    }

    public static SourceOpportunity? Opportunity(ITabularRow row)
    {
        var key = row.Text(OpportunityColumns.Id);
        var amount = row.Number(OpportunityColumns.Amount);
        if (amount is { Figure: < 0 })
        {
            row.Note(OpportunityColumns.Amount, "is negative");
        }

        var opportunity = new SourceOpportunity(key ?? "", row.Text(OpportunityColumns.AccountId))
        {
            Name = row.Text(OpportunityColumns.Name),
            Stage = row.Text(OpportunityColumns.Stage),
            State = State(row),
            Amount = amount?.Figure,
            Currency = Currency(row, amount?.Currency),
            CreatedAt = row.Moment(OpportunityColumns.CreatedAt),
            CloseDate = row.Day(OpportunityColumns.CloseDate),
        };
        return key is null ? null : opportunity;
    }

    public static SourceLead? Lead(ITabularRow row) => new(row.Text(LeadColumns.Id) ?? "")
    {
        AccountKey = row.Text(LeadColumns.AccountId),
        Domain = row.Text(LeadColumns.Domain),
        CreatedAt = row.Moment(LeadColumns.CreatedAt),
        AssignedAt = row.Moment(LeadColumns.AssignedAt),
        FirstTouchAt = row.Moment(LeadColumns.FirstTouchAt),
        LastTouchAt = row.Moment(LeadColumns.LastTouchAt),
        ReturnedAt = row.Moment(LeadColumns.ReturnedAt),
        Status = row.Text(LeadColumns.Status),
        ReturnedReason = row.Text(LeadColumns.ReturnedReason),
    };

    public static SourceActivity? Activity(ITabularRow row)
    {
        var (key, said, kind) = (row.Text(ActivityColumns.Id), row.Text(ActivityColumns.Side), row.Text(ActivityColumns.Kind));
        ActivitySide? side = said?.ToLowerInvariant() switch
        {
            "marketing" => ActivitySide.Marketing,
            "sales" => ActivitySide.Sales,
            "buyer" => ActivitySide.Buyer,
            _ => null,
        };
        if (said is not null && side is null)
        {
            row.Refuse(ActivityColumns.Side, "is none of marketing, sales, buyer");
        }

        var (at, on) = row.MomentOrDay(ActivityColumns.OccurredAt);
        var activity = new SourceActivity(key ?? "", row.Text(ActivityColumns.AccountId), side ?? default, kind ?? "")
        {
            At = at,
            On = on,
            Completed = row.YesNo(ActivityColumns.Completed) ?? true,
            PersonEmail = row.Text(ActivityColumns.PersonEmail),
        };
        return key is null || side is null || kind is null ? null : activity;
    }

    public static SourceSignal? Signal(ITabularRow row)
    {
        var (key, kind) = (row.Text(SignalColumns.Id), row.Text(SignalColumns.Kind));
        var signal = new SourceSignal(key ?? "", row.Text(SignalColumns.AccountId), kind ?? "")
        {
            Domain = row.Text(SignalColumns.Domain),
            Strength = row.Number(SignalColumns.Strength)?.Figure,
            DetectedAt = row.Moment(SignalColumns.DetectedAt),
        };
        return key is null || kind is null ? null : signal;
    }

    /// <summary>Identified by the id, else by the address, else by the name: whichever the rows have.</summary>
    static SourceOwner? Owner(ITabularRow row)
    {
        var (name, email) = (row.Text(AccountColumns.OwnerName), row.Text(AccountColumns.OwnerEmail));
        var active = row.YesNo(AccountColumns.OwnerActive);
        return (row.Text(AccountColumns.OwnerId) ?? email ?? name) is { } key
            ? new SourceOwner(key) { Name = name, Email = email, Active = active }
            : null;
    }

    static OpportunityState State(ITabularRow row)
    {
        var (closed, won) = (row.YesNo(OpportunityColumns.IsClosed), row.YesNo(OpportunityColumns.IsWon));
        if (closed == false && won == true)
        {
            row.Refuse(OpportunityColumns.IsWon, "says won while is_closed says that it is open");
        }

        return (closed, won) switch
        {
            (true, true) => OpportunityState.Won,
            (true, false) => OpportunityState.Lost,
            _ => OpportunityState.Open,
        };
    }

    static string? Currency(ITabularRow row, string? besideTheAmount)
    {
        var written = row.Text(OpportunityColumns.Currency);
        var named = CurrencyCodes.Find(written);
        if (written is not null && named is null)
        {
            row.Refuse(OpportunityColumns.Currency, "is no currency code of ISO 4217");
        }
        else if (named is not null && besideTheAmount is not null && named != besideTheAmount)
        {
            row.Refuse(OpportunityColumns.Currency, $"differs from the amount, which is written in {besideTheAmount}");
        }

        return named ?? besideTheAmount ?? row.CurrencyForBlank;
    }
}
