using System.Collections.Immutable;

namespace AlignBot.Sources.Salesforce;

/// <summary>Looks whether all that is configured is there and may be read, and says everything at once.</summary>
sealed class SalesforceCheck(SalesforceApi api, AccountReading accounts)
{
    const string CurrencyField = "CurrencyIsoCode";

    /// <summary>Three a year.</summary>
    const int OldVersion = 13;

    readonly List<SourceFault> troubles = [];
    readonly List<string> warnings = [];
    readonly Dictionary<string, SalesforceObject?> described = new(StringComparer.OrdinalIgnoreCase);

    SalesforceSettings Settings => api.Settings;

    public async Task<SourceCheck> RunAsync(SourceRun run, CancellationToken cancel)
    {
        var found = new SourceCheck();
        string? user = null;
        if (await TriedAsync(() => VersionAsync(run, cancel)) && await TriedAsync(async () => user = await api.UserAsync(run, cancel)))
        {
            found = await UserAsync(user, run, cancel);
            await FieldsAsync(run, cancel);
            found = found with
            {
                Columns = await ColumnsAsync(run, cancel),
                Offered = await OfferedAsync(run, cancel),
                Currency = await CurrencyAsync(run, cancel),
            };
        }
        return found with { Troubles = [.. troubles], Warnings = [.. warnings], Quota = run.Quota };
    }

    async Task VersionAsync(SourceRun run, CancellationToken cancel)
    {
        var versions = await api.VersionsAsync(run, cancel);
        var asked = versions.IndexOf(Settings.ApiVersion.TrimStart('v'));
        if (asked < 0)
        {
            throw new SourceException(new SourceFault(
                SourceFaultKind.Config,
                $"This Salesforce has no version {Settings.ApiVersion} of its API. Set {Settings.Path}:ApiVersion to one from "
                + $"{versions.FirstOrDefault()} to {versions.LastOrDefault()}.")
            {
                Subject = "ApiVersion",
            });
        }
        if (asked < versions.Length - OldVersion)
        {
            warnings.Add(
                $"Version {Settings.ApiVersion} of the API is over four years old: newer fields are hidden from it, and Salesforce "
                    + $"ends old ones. "
                + $"Set {Settings.Path}:ApiVersion to a newer one, up to {versions[^1]}.");
        }
    }

    /// <summary>Whose credential it is. A user that may not read itself can still read the list.</summary>
    async Task<SourceCheck> UserAsync(string? user, SourceRun run, CancellationToken cancel)
    {
        var query = new Soql("User").Asking("Name", "Username", "TimeZoneSidKey").Where(
            $"Id = {Soql.Text(SalesforceId.Normalize(user) ?? "")}");
        try
        {
            await foreach (var row in new SalesforceQueries(api).AllAsync(query, "the integration user", run, cancel))
            {
                return new SourceCheck { CredentialOf = row.Text("Username"), Zone = row.Text("TimeZoneSidKey") };
            }
        }
        catch (SourceException hidden) when (hidden.Fault.Kind is SourceFaultKind.Config or SourceFaultKind.Permission)
        {
            warnings.Add("The integration user may not read its own record, so whose credential it is and its zone are not known.");
        }
        return new SourceCheck();
    }

    async Task FieldsAsync(SourceRun run, CancellationToken cancel)
    {
        if (Settings.Kinds.HasFlag(SourceKinds.Accounts) || Settings.Kinds.HasFlag(SourceKinds.Owners))
        {
            await FieldsOfAsync(
                "Account", Settings.Accounts.Fields.Concat(Standard("Accounts", "Name", "OwnerId", "ParentId", "LastModifiedDate")), run,
                cancel);
            if (described["Account"] is { } account && await TriedAsync(() => FilterAsync(account, run, cancel)) && account.Writable)
            {
                warnings.Add(
                    "The integration user can change accounts. Read is enough: take Create, Edit and Delete from its permission set.");
            }
        }
        if (Settings.Kinds.HasFlag(SourceKinds.Opportunities))
        {
            await OfAsync(SourceKinds.Opportunities, () => FieldsOfAsync(
                "Opportunity", [(Settings.Opportunities.AmountField, "Opportunities:AmountField"),
                    .. Standard("Opportunities", "AccountId", "StageName", "CloseDate")], run, cancel));
        }
        if (Settings.Kinds.HasFlag(SourceKinds.Leads))
        {
            await OfAsync(SourceKinds.Leads, () => FieldsOfAsync("Lead", Settings.Leads.Fields, run, cancel));
        }
        foreach (var activity in Settings.Kinds.HasFlag(SourceKinds.Activities) ? Settings.Activities : [])
        {
            await OfAsync(SourceKinds.Activities, () => FieldsOfAsync(activity.Object, activity.Fields, run, cancel));
        }
        foreach (var signal in Settings.Kinds.HasFlag(SourceKinds.Signals) ? Settings.Signals : [])
        {
            await OfAsync(SourceKinds.Signals, () => FieldsOfAsync(signal.Object, signal.Fields, run, cancel));
        }
    }

    /// <summary>What is wrong with one kind of record keeps no other from being read.</summary>
    async Task OfAsync(SourceKinds kind, Func<Task> look)
    {
        var before = troubles.Count;
        await look();
        for (var at = before; at < troubles.Count; at++)
        {
            troubles[at] = troubles[at] with { Of = kind };
        }
    }

    async Task FilterAsync(SalesforceObject account, SourceRun run, CancellationToken cancel)
    {
        // A field that is missing has been said already; the condition would only say it again.
        if (troubles.Exists(trouble => trouble.Subject is { } field && field == Settings.Accounts.FlagField))
        {
            return;
        }
        if (await api.CountAsync(accounts.ListOf(account), "the accounts", run, cancel) == 0)
        {
            warnings.Add(
                $"No account is on the list. Look at Accounts:Where or Accounts:FlagField in {Settings.Path}, and whether sharing "
                    + $"rules hide accounts from the integration user.");
        }
    }

    async Task FieldsOfAsync(string type, IEnumerable<(string Field, string Setting)> fields, SourceRun run, CancellationToken cancel)
    {
        if (await DescribedAsync(type, run, cancel) is { } table)
        {
            foreach (var (field, setting) in fields)
            {
                await TriedAsync(() => FieldAsync(table, field, setting, run, cancel));
            }
        }
    }

    /// <summary>Follows a path through its lookups.</summary>
    async Task FieldAsync(SalesforceObject on, string path, string setting, SourceRun run, CancellationToken cancel)
    {
        var steps = path.Split('.');
        foreach (var step in steps[..^1])
        {
            if (on.ByRelationship(step) is not { RefersTo: { } target })
            {
                throw Missing(on, path, step, setting);
            }
            if (await DescribedAsync(target, run, cancel) is not { } next)
            {
                return;
            }
            on = next;
        }
        if (!on.Has(steps[^1]))
        {
            throw Missing(on, path, steps[^1], setting);
        }
    }

    SourceException Missing(SalesforceObject on, string path, string step, string setting)
    {
        var near = on.Near(step).Select(field => $"{field.Name} ('{field.Label}')").ToArray();
        var meant = near.Length > 0 ? $" Near to it {(near.Length == 1 ? "is" : "are")} {string.Join(", ", near)}." : "";
        return new SourceException(new SourceFault(
            SourceFaultKind.Config,
            $"{Settings.Path}:{setting}: {on.Label} has no field {step}, or field-level security hides it from the integration "
                + $"user.{meant} "
            + "Correct the API name, or give the user's permission set Read on the field.")
        {
            Subject = path,
            Code = "INVALID_FIELD",
        });
    }

    async Task<ImmutableArray<SourceColumn>> ColumnsAsync(SourceRun run, CancellationToken cancel) =>
        await DescribedAsync("Account", run, cancel) is { } account
        ? [.. account.Fields.Select(field => new SourceColumn(field.Name, field.Label, field.Values))]
        : [];

    async Task<ImmutableArray<SourceColumn>> OfferedAsync(SourceRun run, CancellationToken cancel) =>
        await DescribedAsync("Account", run, cancel) is { } account
        ?
        [
            .. from one in Settings.Accounts.Offering
               let field = account.Field(one.Field)
               select new SourceColumn(one.Name, field?.Label ?? one.Field, field?.Values ?? []),
        ]
        : [];

    async Task<string?> CurrencyAsync(SourceRun run, CancellationToken cancel) =>
        Settings.Kinds.HasFlag(SourceKinds.Opportunities) && await DescribedAsync("Opportunity", run, cancel) is { } opportunity
            && !opportunity.Has(CurrencyField)
            ? CurrencyOfTheOrg()
            : null;

    string? CurrencyOfTheOrg()
    {
        if (Settings.Currency is null)
        {
            warnings.Add(
                $"This Salesforce has one currency and does not say which. Set {Settings.Path}:Currency to it, as EUR, so that "
                    + $"amounts can be told.");
        }
        return Settings.Currency;
    }

    /// <summary>Each object is asked for once; one that can't be had is a trouble, once.</summary>
    async Task<SalesforceObject?> DescribedAsync(string type, SourceRun run, CancellationToken cancel)
    {
        if (!described.TryGetValue(type, out var found))
        {
            described[type] = null;
            await TriedAsync(async () => found = await DescribeAsync(type, run, cancel));
            described[type] = found;
        }
        return found;
    }

    async Task<SalesforceObject> DescribeAsync(string type, SourceRun run, CancellationToken cancel)
    {
        try
        {
            return await api.DescribeAsync(type, run, cancel);
        }
        catch (SourceException missing) when (missing.Fault.Code is "NOT_FOUND")
        {
            throw new SourceException(missing.Fault with
            {
                Message = $"Salesforce has no object {type}, or the integration user may not read it. Correct {Settings.Path}, or "
                    + $"give the user's permission set Read on it.",
                Subject = type,
            });
        }
    }

    async Task<bool> TriedAsync(Func<Task> look)
    {
        try
        {
            await look();
            return true;
        }
        catch (SourceException trouble)
        {
            troubles.Add(trouble.Fault);
            return false;
        }
    }

    static IEnumerable<(string Field, string Setting)> Standard(string section, params string[] fields) =>
        fields.Select(field => (field, section));
}
