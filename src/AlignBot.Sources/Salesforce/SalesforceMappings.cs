using System.Collections.Immutable;

namespace AlignBot.Sources.Salesforce;

/// <summary>Which accounts are on the list, and in which fields what is known of them stands.</summary>
sealed record AccountMapping
{
    /// <summary>The team's own condition; it wins over the flag.</summary>
    public string? Where { get; init; }

    public string? FlagField { get; init; }

    /// <summary>The values of the flag that mean 'on the list'.</summary>
    public ImmutableArray<string> FlagValues { get; init; } = [];

    public string? TierField { get; init; }

    public required string DomainField { get; init; }

    public string? MarketerField { get; init; }

    public bool PersonAccounts { get; init; }

    /// <summary>How long back merges are looked for. 0: they are not.</summary>
    public int MergeDays { get; init; }

    /// <summary>Further fields, by the names that they are offered under.</summary>
    public ImmutableDictionary<string, string> Offered { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What a mapping can name, with the field behind it.</summary>
    public IEnumerable<(string Name, string Field)> Offering =>
        new (string Name, string? Field)[] { ("is_target", FlagField), ("tier", TierField) }
        .Concat(Offered.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => (Name: one.Key, Field: (string?)one.Value)))
        .Where(one => one.Field is not null).Select(one => (one.Name, one.Field!));

    /// <summary>Everything of an account that is configured, with the setting that names it.</summary>
    public IEnumerable<(string Field, string Setting)> Fields => new (string? Field, string Setting)[]
    {
        (FlagField, "Accounts:FlagField"), (TierField, "Accounts:TierField"), (DomainField, "Accounts:DomainField"), (
            MarketerField, "Accounts:MarketerField"),
    }.Concat(Offered.Select(one => (Field: (string?)one.Value, Setting: $"Accounts:Offered:{one.Key}")))
        .Where(one => one.Field is not null).Select(one => (one.Field!, one.Setting));

    public static AccountMapping Read(SettingsReader from, bool needed)
    {
        var flag = from.Field("FlagField");
        var where = from.Text("Where");
        if (needed && flag is null && where is null)
        {
            throw new SourceException(
                SourceFaultKind.Config,
                $"{from.PathOf("FlagField")} is missing. Set it to the field that marks accounts on the list, as Target_Account__c, or set "
                + $"{from.PathOf("Where")} to a condition.");
        }
        var values = from.List("FlagValues");
        var mapping = new AccountMapping
        {
            Where = where,
            FlagField = flag,
            FlagValues = values.IsEmpty ? ["true"] : values,
            TierField = from.Field("TierField"),
            DomainField = from.Field("DomainField") ?? "Website",
            MarketerField = from.Field("MarketerField"),
            PersonAccounts = from.Flag("PersonAccounts", false),
            MergeDays = from.Number("MergeDays", 30, 0, 3650),
            Offered = from.Each("Offered").ToImmutableDictionary(
                one => one.Name, one => Soql.Path(one.Settings.Section.Value?.Trim() ?? "", one.Settings.Section.Path)),
        };
        from.RefuseOthers();
        return mapping;
    }
}

/// <summary>Which opportunities are read.</summary>
sealed record OpportunityMapping(string? Where, string AmountField)
{
    public static OpportunityMapping Read(SettingsReader from)
    {
        var mapping = new OpportunityMapping(from.Text("Where"), from.Field("AmountField") ?? "Amount");
        from.RefuseOthers();
        return mapping;
    }
}

/// <summary>Which leads are read, and where it stands how they were followed up. Salesforce itself keeps neither an assignment's nor a
/// first touch's time.</summary>
sealed record LeadMapping(
    string? Where, string? AccountField, string? DomainField, string? AssignedField, string? FirstTouchField, string? ReturnedField)
{
    public string? LastTouchField { get; init; }

    public string? ReturnedAtField { get; init; }

    public IEnumerable<(string Field, string Setting)> Fields => new (string? Field, string Setting)[]
    {
        (AccountField, "Leads:AccountField"), (DomainField, "Leads:DomainField"), (AssignedField, "Leads:AssignedField"),
        (FirstTouchField, "Leads:FirstTouchField"), (ReturnedField, "Leads:ReturnedField"),
        (LastTouchField, "Leads:LastTouchField"), (ReturnedAtField, "Leads:ReturnedAtField"),
    }.Where(one => one.Field is not null).Select(one => (one.Field!, one.Setting));

    public static LeadMapping Read(SettingsReader from)
    {
        var mapping = new LeadMapping(
            from.Text("Where"), from.Field("AccountField") ?? "ConvertedAccountId", from.Field("DomainField") ?? "Email", from.Field("AssignedField"),
            from.Field("FirstTouchField"), from.Field("ReturnedField"))
        {
            LastTouchField = from.Field("LastTouchField"),
            ReturnedAtField = from.Field("ReturnedAtField"),
        };
        from.RefuseOthers();
        return mapping;
    }
}

/// <summary>A kind of record that says who did what with an account.</summary>
sealed record ActivityMapping(string Name, string Object)
{
    public string? Where { get; init; }

    public required string AccountField { get; init; }

    /// <summary>The word for what it was stands in a field, or is always the same.</summary>
    public string? KindField { get; init; }

    public required string Kind { get; init; }

    public string? AtField { get; init; }

    public string? OnField { get; init; }

    /// <summary>Where it says that an event takes the whole day: then its time is the midnight of no zone, and the day counts.</summary>
    public string? AllDayField { get; init; }

    /// <summary>Null: it took place once its time has come.</summary>
    public string? CompletedField { get; init; }

    public string? PersonField { get; init; }

    public required ActivitySide Side { get; init; }

    /// <summary>Kinds that another side did than the rest. Null as side: they are left out.</summary>
    public ImmutableDictionary<string, ActivitySide?> Sides { get; init; } = ImmutableDictionary<string, ActivitySide?>.Empty;

    /// <summary>Old activities are archived, and hidden from an ordinary query.</summary>
    public bool Archived { get; init; }

    public IEnumerable<(string Field, string Setting)> Fields => new (string? Field, string Setting)[]
    {
        (
            AccountField,
            "AccountField"), (KindField, "KindField"), (AtField, "AtField"), (OnField, "OnField"), (AllDayField, "AllDayField"), (
            CompletedField, "CompletedField"), (PersonField, "PersonField"),
    }.Where(one => one.Field is not null).Select(one => (one.Field!, $"Activities:{Name}:{one.Setting}"));

    public static ImmutableArray<ActivityMapping> ReadAll(SettingsReader from) =>
        [.. from.Each("Activities").Select(one => Read(one.Name, one.Settings))];

    static ActivityMapping Read(string name, SettingsReader from)
    {
        var type = from.Field("Object") ?? throw new SourceException(
            SourceFaultKind.Config, $"{from.PathOf("Object")} is missing. Set it to Task, Event, CampaignMember, or an object of your own.");
        var usual = Usual(name, type);
        var kind = from.Text("Kind");
        var mapping = usual with
        {
            Where = from.Text("Where"),
            AccountField = from.Field("AccountField") ?? usual.AccountField,
            KindField = from.Field("KindField") ?? (kind is null ? usual.KindField : null),
            Kind = kind ?? usual.Kind,
            AtField = from.Field("AtField") ?? usual.AtField,
            OnField = from.Field("OnField") ?? usual.OnField,
            AllDayField = from.Field("AllDayField") ?? usual.AllDayField,
            CompletedField = from.Field("CompletedField") ?? usual.CompletedField,
            PersonField = from.Field("PersonField"),
            Side = from.Choice("Side", usual.Side),
            Sides = from.Each("Sides").ToImmutableDictionary(
                one => one.Name, one => SideOf(one.Settings), StringComparer.OrdinalIgnoreCase),
            Archived = from.Flag("Archived", false),
        };
        from.RefuseOthers();
        return mapping;
    }

    static ActivityMapping Usual(string name, string type) => type.ToUpperInvariant() switch
    {
        "TASK" => new(name, "Task")
        {
            AccountField = "AccountId",
            KindField = "TaskSubtype",
            Kind = "task",
            AtField = "CompletedDateTime",
            OnField = "ActivityDate",
            CompletedField = "IsClosed",
            Side = ActivitySide.Sales,
        },
        "EVENT" => new(name, "Event")
        {
            AccountField = "AccountId",
            Kind = "meeting",
            AtField = "StartDateTime",
            OnField = "ActivityDate",
            AllDayField = "IsAllDayEvent",
            Side = ActivitySide.Sales,
        },
        "CAMPAIGNMEMBER" => new(name, "CampaignMember")
        {
            AccountField = "Contact.AccountId",
            KindField = "Campaign.Type",
            Kind = "campaign",
            OnField = "FirstRespondedDate",
            CompletedField = "HasResponded",
            Side = ActivitySide.Buyer,
        },
        _ => new(name, type) { AccountField = "Account__c", Kind = name, AtField = "CreatedDate", Side = ActivitySide.Marketing },
    };

    static ActivitySide? SideOf(SettingsReader from) => from.Section.Value?.Trim() switch
    {
        { } said when said.Equals("Ignore", StringComparison.OrdinalIgnoreCase) => null,
        { } said when Enum.TryParse<ActivitySide>(said, ignoreCase: true, out var side) && Enum.IsDefined(side) => side,
        _ => throw new SourceException(
            SourceFaultKind.Config, $"{from.Section.Path} is wrong. Set it to Marketing, Sales, Buyer or Ignore."),
    };
}

/// <summary>A date of an account, or of another object, that says it showed interest.</summary>
sealed record SignalMapping(string Name, string Object, string Field)
{
    public required string Kind { get; init; }

    public string? Where { get; init; }

    public required string AccountField { get; init; }

    public string? DomainField { get; init; }

    public string? StrengthField { get; init; }

    public IEnumerable<(string Field, string Setting)> Fields => new (string? Field, string Setting)[]
    {
        (Field, "Field"), (AccountField, "AccountField"), (DomainField, "DomainField"), (StrengthField, "StrengthField"),
    }.Where(one => one.Field is not null).Select(one => (one.Field!, $"Signals:{Name}:{one.Setting}"));

    public static ImmutableArray<SignalMapping> ReadAll(SettingsReader from) =>
        [.. from.Each("Signals").Select(one => Read(one.Name, one.Settings))];

    static SignalMapping Read(string name, SettingsReader from)
    {
        var type = from.Field("Object") ?? "Account";
        var field = from.Field("Field") ?? throw new SourceException(
            SourceFaultKind.Config, $"{from.PathOf("Field")} is missing. Set it to the field with the date of the signal.");
        var mapping = new SignalMapping(name, type, field)
        {
            Kind = from.Text("Kind") ?? name,
            Where = from.Text("Where"),
            AccountField = from.Field("AccountField") ?? (type.Equals("Account", StringComparison.OrdinalIgnoreCase) ? "Id" : "Account__c"),
            DomainField = from.Field("DomainField"),
            StrengthField = from.Field("StrengthField"),
        };
        from.RefuseOthers();
        return mapping;
    }
}

/// <summary>Fields among the settings.</summary>
static class FieldSettings
{
    public static string? Field(this SettingsReader from, string key) =>
        from.Text(key) is { } path ? Soql.Path(path, from.PathOf(key)) : null;
}
