using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace AlignBot.Sources.Salesforce;

/// <summary>Reads the accounts of the list, and who owns them.</summary>
sealed class AccountReading(SalesforceApi api, SalesforceQueries queries)
{
    static readonly string[] OwnerFields = ["OwnerId", "Owner.Name", "Owner.Email", "Owner.IsActive"];

    AccountMapping Mapping => api.Settings.Accounts;

    public async IAsyncEnumerable<SourceAccount> AccountsAsync(SourceRun run, [EnumeratorCancellation] CancellationToken cancel)
    {
        var described = await api.DescribeAsync("Account", run, cancel);
        var merged = await new MergeReading(queries, Mapping.MergeDays).ReadAsync(run, cancel);
        var query = ListOf(described).Asking("Name", "ParentId", "LastModifiedDate").Asking(OwnerFields).Asking(
            Mapping.Fields.Select(one => one.Field));
        var inactive = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in queries.AllAsync(query, "the accounts", run, cancel))
        {
            var owner = OwnerOf(row);
            if (owner is { Active: false })
            {
                inactive.Add(owner.Key);
            }
            yield return new SourceAccount(row.Id, row.Text("Name") ?? row.Id)
            {
                Domain = row.Text(Mapping.DomainField),
                Flag = row.Text(Mapping.FlagField),
                Tier = row.Text(Mapping.TierField),
                Owner = owner,
                MarketerEmail = row.Text(Mapping.MarketerField),
                ParentKey = row.Key("ParentId"),
                MergedFrom = merged.GetValueOrDefault(row.Id),
                ModifiedAt = row.Moment("LastModifiedDate"),
                Offered = Mapping.Offered.ToImmutableDictionary(one => one.Key, one => row.Text(one.Value)),
            };
        }
        if (inactive.Count > 0)
        {
            run.Note($"{inactive.Count} of the people who own accounts are not active in Salesforce any more.");
        }
    }

    /// <summary>Each owner of an account of the list once. Salesforce keeps those who left as owners.</summary>
    public async IAsyncEnumerable<SourceOwner> OwnersAsync(SourceRun run, [EnumeratorCancellation] CancellationToken cancel)
    {
        var described = await api.DescribeAsync("Account", run, cancel);
        var seen = new SeenIds();
        await foreach (var row in queries.AllAsync(ListOf(described).Asking(OwnerFields), "the owners", run, cancel))
        {
            if (OwnerOf(row) is { } owner && seen.Add(owner.Key))
            {
                yield return owner;
            }
        }
    }

    /// <summary>The list: the team's condition, or the flag, without people where they are not wanted.</summary>
    public Soql ListOf(SalesforceObject described) => new Soql("Account")
        .WhereWritten(Mapping.Where ?? FlagCondition(described))
        .Where(!Mapping.PersonAccounts && described.Has("IsPersonAccount") ? "IsPersonAccount = false" : null);

    string FlagCondition(SalesforceObject described)
    {
        var flag = Mapping.FlagField!;
        // Behind a lookup the describe of accounts does not tell the type; then the values do.
        var isCheckbox = described.Field(flag) is { } field
            ? field.Type == "boolean"
            : Mapping.FlagValues.All(value => bool.TryParse(value, out _));
        var values = Mapping.FlagValues.Select(value => isCheckbox
            ? bool.TryParse(value, out var truth)
                ? truth ? "true" : "false"
                : throw new SourceException(
                    SourceFaultKind.Config,
                    $"{api.Settings.Path}:Accounts:FlagValues is wrong: {flag} is a checkbox. Leave it out, or set it to true.")
            : Soql.Text(value)).ToArray();
        return values is [var only]
            ? $"{flag} = {only}"
            : isCheckbox
            ? string.Join(" OR ", values.Select(value => $"{flag} = {value}"))
            : $"{flag} IN ({string.Join(", ", values)})";
    }

    static SourceOwner? OwnerOf(SalesforceRecord row) => row.Key("OwnerId") is { } key
        ? new SourceOwner(key) { Name = row.Text("Owner.Name"), Email = row.Text("Owner.Email"), Active = row.Truth("Owner.IsActive") }
        : null;
}
