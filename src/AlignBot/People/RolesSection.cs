using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AlignBot.Contracts;
using AlignBot.Domain.People;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.People.Roles;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.People;

/// <summary>The <c>roles:</c> section of a program file: who holds which role, and who stands in when.</summary>
sealed class RolesSection(ProgramLedger ledger, Handovers handovers) : IProgramFileSection
{
    static int IProgramFileSection.Order => 30;

    static ProgramFile IProgramFileSection.Read(YamlCursor root, ProgramFile file, ProgramFileFormat format) =>
        file.With(ProgramRules.RolesPart, Roles(root.Field("roles"), file.Members));

    async ValueTask IAppliedSection.ApplyAsync(ProgramFileChange change)
    {
        var declared = change.Of(ProgramRules.RolesPart);
        var given = await ApplyAsync(change.Session, change.Key, declared, change.Last(ProgramRules.RolesPart) ?? []);
        change.Says["Roles"] = new JsonArray([.. declared.Select(holding => (JsonNode?)$"{holding.Role}: {holding.Holder}")]);
        if (given.Count == 0)
        {
            return;
        }

        var people = new Roster { Members = [.. change.Of(ProgramRules.MembersPart)] };
        change.Changed("Roles", given.Select(role => RoleWords.Given(role.Before, role.Now, people).Plain.Replace("*", "", StringComparison.Ordinal).TrimEnd('.')));
        change.Afterwards(async now =>
        {
            foreach (var role in change.IsNew ? [] : given)
            {
                await ledger.AnnounceAsync(change.Session, now, role, change.By);
                await handovers.BeginAsync(change.Session, now, role.Before, role.Now);
            }
        });
    }

    /// <returns>Which roles changed hands.</returns>
    static async Task<IReadOnlyList<ProgramFact.RoleGiven>> ApplyAsync(
        Session session, ProgramKey key, IReadOnlyList<RoleHolding> declared, IReadOnlyList<RoleHolding> last)
    {
        var rows = await session.Db.Roles
            .Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId)
            .ToDictionaryAsync(row => row.Role);
        var given = new List<ProgramFact.RoleGiven>();
        foreach (var holding in declared)
        {
            var row = rows.GetValueOrDefault(holding.Role);
            if (row?.Holding == holding || row is not null && last.Contains(holding))
            {
                continue;
            }

            given.Add(new ProgramFact.RoleGiven(row?.Holding, holding));
            if (row is null)
            {
                row = new RoleRow { InstallationId = key.InstallationId, ProgramId = key.ProgramId, Role = holding.Role, HolderId = holding.Holder.Value };
                session.Db.Roles.Add(row);
            }

            row.Take(holding);
        }

        return given;
    }

    static string IProgramFileSection.Write(ProgramInStanding standing)
    {
        var (text, roster) = (new StringBuilder("roles:\n"), standing.Program.Roster);
        foreach (var holding in roster.Roles)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {Names.Of(holding.Role)}: {Held(holding, roster)}\n");
        }

        return text.ToString();
    }

    static List<RoleHolding> Roles(YamlCursor? section, IReadOnlyList<Member> members)
    {
        var holdings = new List<RoleHolding>();
        var named = new HashSet<Role>();
        foreach (var (label, value) in section?.Fields() ?? [])
        {
            if (label.Choice<Role>() is not { } role)
            {
                continue;
            }

            named.Add(role);
            var holder = value.IsText ? value.Person(members) : value.Field("holder").Person(members);
            var deputy = value.IsText ? null : value.Field("deputy", required: false).Person(members);
            var from = value.IsText ? null : value.Field("from", required: false).Date();
            var to = value.IsText ? null : value.Field("to", required: false).Date();
            if (!value.IsText)
            {
                value.RefuseOthers();
            }

            if (deputy is not null && deputy == holder)
            {
                value.Report("The deputy is the holder; name somebody else, or nobody.");
            }

            if (from > to)
            {
                value.Report(string.Create(CultureInfo.InvariantCulture, $"The deputy's last day, {to:uuuu'-'MM'-'dd}, is before the first, {from:uuuu'-'MM'-'dd}."));
            }

            if (holder is { } user)
            {
                holdings.Add(new RoleHolding { Role = role, Holder = user, Deputy = deputy, DeputyFrom = from, DeputyTo = to });
            }
        }

        foreach (var missing in Enum.GetValues<Role>().Where(role => section is not null && !named.Contains(role)))
        {
            section!.Report($"Nobody holds the role '{YamlValues.Words(missing)}'.");
        }

        return holdings;
    }

    static string Held(RoleHolding holding, Roster roster)
    {
        if (holding.Deputy is not { } deputy)
        {
            return FilePeople.Name(holding.Holder, roster);
        }

        var from = holding.DeputyFrom is { } first ? $", from: {YamlValues.Iso(first)}" : "";
        var to = holding.DeputyTo is { } last ? $", to: {YamlValues.Iso(last)}" : "";
        return $"{{ holder: {FilePeople.Name(holding.Holder, roster)}, deputy: {FilePeople.Name(deputy, roster)}{from}{to} }}";
    }
}
