using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.Setup;
using NodaTime;

namespace AlignBot.Setup;

/// <summary>What each field says before anybody fills it in.</summary>
sealed class SetupProposals
{
    static readonly string[] Short = ["GTM", "EMEA", "DACH", "APAC", "LATAM", "SMB", "ABM", "UK", "US", "EU"];

    readonly Dictionary<string, string> values = new(StringComparer.Ordinal)
    {
        [SetupSteps.Zone] = "Etc/UTC",
        [SetupSteps.Days] = "Mon-Fri",
        [SetupSteps.Hours] = "09:00-17:30",
        ["weekly"] = "every Tuesday",
        ["weekly-at"] = "09:30",
        ["monthly"] = "monthly on the first Thursday",
        ["monthly-at"] = "14:00",
        ["quarterly"] = "quarterly on the first working day",
        ["quarterly-at"] = "13:00",
        [SetupSteps.First] = FirstArtifact.All[0].Key,
        [SetupSteps.FirstDue] = "10wd",
        [SetupSteps.Default] = EscalationPath.Default.DefaultOutcome,
        [SetupSteps.Categories] = string.Join('\n', EscalationPath.Default.Categories.Select(category => $"{category.Name}: {category.Definition}".TrimEnd(' ', ':'))),
    };

    /// <param name="draft">Who is there.</param>
    /// <param name="viewer">The operating lead, where nobody has begun yet.</param>
    public SetupProposals(SetupDraft draft, UserId viewer)
    {
        var proposal = SetupProposal.Of(draft.People, draft.StartedBy ?? viewer);
        values[SetupSteps.Name] = NameOf(draft.ChannelName);
        values[SetupSteps.Zone] = proposal.Zone is { } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null ? zone : values[SetupSteps.Zone];
        foreach (var (role, holder, deputy) in SetupSteps.Roles)
        {
            values[holder] = proposal.Holders.TryGetValue(role, out var person) ? person.Value : "";
            if (deputy is not null)
            {
                values[deputy] = proposal.Deputies.TryGetValue(role, out var other) ? other.Value : "";
            }
        }

        // Whoever was chosen in the step before, which the titles did not have to know.
        values[SetupSteps.FirstOwner] = draft.Steps.GetValueOrDefault("roles")?.Values.GetValueOrDefault("marketing") is { Length: > 0 } chosen ? chosen : values["marketing"];
        foreach (var (function, field) in SetupSteps.Teams)
        {
            values[field] = string.Join(',', proposal.Functions.Where(one => one.Function == function).Select(one => one.User.Value));
        }

        foreach (var (field, level) in SetupSteps.Windows.Zip(EscalationPath.Default.Levels))
        {
            values[field] = level.Window.ToString();
        }
    }

    public string Of(string field) => values.GetValueOrDefault(field, "");

    /// <summary>'gtm-enterprise' as people would write it: 'GTM Enterprise'.</summary>
    static string NameOf(string channel)
    {
        var words = channel.Split(['-', '_', ' '], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => Short.FirstOrDefault(known => known.Equals(word, StringComparison.OrdinalIgnoreCase)) ?? char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..]);
        return TextLimits.Cut(string.Join(' ', words), TextLimits.ShortName) is { Length: > 0 } name ? name : "Sales and marketing";
    }
}
