using System.Collections.Immutable;
using NodaTime;

namespace AlignBot.Sources.HubSpot;

/// <summary>Looks at everything that a reading will need, and says all that is wrong at once.</summary>
sealed class HubSpotCheck(HubSpotClient client)
{
    /// <summary>A version that ends sooner than this is worth a warning.</summary>
    static readonly Period Soon = Period.FromMonths(3);

    readonly List<SourceFault> troubles = [];
    readonly List<string> warnings = [];
    bool isOver;

    HubSpotOptions Options => client.Options;

    public async Task<SourceCheck> RunAsync(SourceRun run, CancellationToken cancel)
    {
        HubSpotPortal? portal = null;
        ImmutableArray<SourceColumn> columns = [];
        if (await TryAsync(async () => portal = await HubSpotPortal.ReadAsync(client, run, cancel)))
        {
            await TryAsync(async () =>
            {
                var properties = new HubSpotProperties(client, HubSpotCompanies.Type);
                columns = await properties.ReadAsync(run, cancel);
                troubles.AddRange(
                    properties.Missing(columns, Options.Fields.Mapped.Concat(Options.Signals.SelectMany(signal => signal.Mapped))));
            });
            if (Options.Selection.From == HubSpotFrom.List)
            {
                await TryAsync(() => new HubSpotLists(client).FindAsync(run, cancel));
            }
            await TryAsync(() => TouchAsync(HubSpotCompanies.Type, run, cancel));
            await TryAsync(() => FirstOwnerAsync(run, cancel));
            await OfAsync(SourceKinds.Opportunities, () => DealsAsync(run, cancel));
            await OfAsync(SourceKinds.Leads, () => ContactsAsync(run, cancel));
            await OfAsync(SourceKinds.Activities, () => ActivitiesAsync(run, cancel));
        }
        Version(run);
        return new SourceCheck
        {
            Troubles = [.. troubles],
            Warnings = [.. warnings.Concat(run.Notes)],
            CredentialOf = portal is null ? null : $"HubSpot account {portal.Id}",
            CredentialIsAPersons = Options.Credential is HubSpotCredential.Key ? false : null,
            Quota = run.Quota,
            Zone = portal?.Zone.Id,
            Currency = portal?.Currency,
            Columns = columns,
            Offered = Options.Fields.OfferedOf(columns),
        };
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

    async Task DealsAsync(SourceRun run, CancellationToken cancel)
    {
        if (!Options.Kinds.HasFlag(SourceKinds.Opportunities))
        {
            return;
        }
        await TryAsync(() => TouchAsync(HubSpotDeals.Type, run, cancel));
        await TryAsync(async () =>
        {
            var stages = await HubSpotStages.ReadAsync(client, run, cancel);
            foreach (var stage in Options.Stages.Keys.Except(stages.Ids, StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal))
            {
                Trouble("Opportunities:Stages", stage, $"There is no stage '{stage}' in any pipeline of deals. "
                    + $"Stages are {string.Join(", ", stages.Ids.Distinct(StringComparer.Ordinal).Take(12))}.");
            }
            foreach (var pipeline in Options.Pipelines.Where(pipeline => !stages.Pipelines.Contains(pipeline, StringComparer.Ordinal)))
            {
                Trouble("Opportunities:Pipelines", pipeline, $"There is no pipeline of deals with the id '{pipeline}'. "
                    + $"Pipelines are {string.Join(", ", stages.Pipelines)}.");
            }
        });
    }

    async Task ContactsAsync(SourceRun run, CancellationToken cancel)
    {
        if (!Options.Kinds.HasFlag(SourceKinds.Leads) || Options.Leads is not { } leads)
        {
            return;
        }
        await TryAsync(async () =>
        {
            var properties = new HubSpotProperties(client, HubSpotLeads.Type);
            var columns = await properties.ReadAsync(run, cancel);
            troubles.AddRange(properties.Missing(columns, leads.Mapped));
            if (columns.FirstOrDefault(column => column.Name == leads.Property) is { Values.IsEmpty: false } property)
            {
                foreach (var value in leads.Values.Where(value => !property.Values.Contains(value, StringComparer.OrdinalIgnoreCase)))
                {
                    Trouble("Leads:Values", value, $"'{value}' is no value of {property.Name}. "
                        + $"It may be {string.Join(", ", property.Values.Take(12))}.");
                }
            }
        });
        await TryAsync(() => TouchAsync(HubSpotLeads.Type, run, cancel));
    }

    async Task ActivitiesAsync(SourceRun run, CancellationToken cancel)
    {
        if (Options.Kinds.HasFlag(SourceKinds.Activities))
        {
            foreach (var type in Options.Activities.Types)
            {
                await TryAsync(() => TouchAsync(type, run, cancel));
            }
        }
    }

    /// <summary>One row: enough to see whether the key may read the type.</summary>
    async Task TouchAsync(string type, SourceRun run, CancellationToken cancel)
    {
        using var answer = await client.GetAsync($"{Options.Paths.Objects(type)}?limit=1&archived=false", type, run, cancel);
        _ = new HubSpotPage(answer.Root, type);
    }

    async Task FirstOwnerAsync(SourceRun run, CancellationToken cancel)
    {
        using var answer = await client.GetAsync($"{Options.Paths.Owners}?limit=1&archived=true", "the owners", run, cancel);
        _ = new HubSpotPage(answer.Root, "the owners");
    }

    void Version(SourceRun run)
    {
        var ends = Options.Paths.AnswersUntil;
        if (run.Now.InUtc().Date + Soon >= ends)
        {
            warnings.Add($"HubSpot promises to answer version {Options.Paths.Version} until about {ends:uuuu-MM-dd} only. "
                + $"Set {Options.Setting}:ApiVersion to a later one that it documents.");
        }
    }

    void Trouble(string setting, string subject, string sentence) =>
        troubles.Add(new SourceFault(SourceFaultKind.Config, $"{Options.Setting}:{setting}: {sentence}") { Subject = subject });

    /// <summary>False once nothing more can be learned: nobody is let in, or nothing answers.</summary>
    async Task<bool> TryAsync(Func<Task> look)
    {
        if (isOver)
        {
            return false;
        }
        try
        {
            await look();
            return true;
        }
        catch (SourceException trouble)
        {
            if (!troubles.Contains(trouble.Fault))
            {
                troubles.Add(trouble.Fault);
            }
            isOver = trouble.Fault.Kind is not (SourceFaultKind.Permission or SourceFaultKind.Config or SourceFaultKind.Incomplete);
            return !isOver;
        }
    }
}
