using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.People.Roles;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.People;

/// <summary>The <c>members:</c> section of a program file: who is in the program.</summary>
sealed class MembersSection : IProgramFileSection
{
    static int IProgramFileSection.Order => 20;

    static ProgramFile IProgramFileSection.Read(YamlCursor root, ProgramFile file, ProgramFileFormat format)
    {
        List<Member> members = root.Field("members")?.Items().Select(MemberOf).OfType<Member>().ToList() ?? [];
        RefuseDoubles(root, members);
        return file.With(ProgramRules.MembersPart, members);
    }

    async ValueTask IAppliedSection.ApplyAsync(ProgramFileChange change)
    {
        var declared = change.Of(ProgramRules.MembersPart);
        if (await ApplyAsync(change.Session, change.Key, declared, change.Last(ProgramRules.MembersPart) ?? []))
        {
            change.Changed("Members", change.IsNew ? [] : Changes(change.Session, change.Before!.Roster));
        }

        change.Says["Members"] = declared.Count;
    }

    /// <returns>Whether anybody is not as they were.</returns>
    static async Task<bool> ApplyAsync(Session session, ProgramKey key, IReadOnlyList<Member> declared, IReadOnlyList<Member> last)
    {
        var rows = await session.Db.Members
            .Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId)
            .ToDictionaryAsync(row => row.UserId);
        foreach (var member in declared)
        {
            if (!rows.Remove(member.User.Value, out var row))
            {
                row = new MemberRow
                {
                    InstallationId = key.InstallationId,
                    ProgramId = key.ProgramId,
                    UserId = member.User.Value,
                    DisplayName = member.DisplayName,
                    IsActive = true,
                    InChannel = true,
                };
                session.Db.Members.Add(row);
            }
            else if (last.Contains(member))
            {
                continue;
            }

            row.Declare(member);
        }

        // Who is not named any more stays a member; their name is Slack's again.
        foreach (var row in rows.Values.Where(row => last.Any(member => member.User.Value == row.UserId)))
        {
            row.NameGiven = false;
        }

        return session.Db.ChangeTracker.Entries<MemberRow>().Any(entry => entry.State is EntityState.Added or EntityState.Modified);
    }

    /// <summary>Who is new, and what is not as it was of others.</summary>
    static IEnumerable<string> Changes(Session session, Roster before)
    {
        foreach (var row in session.Db.ChangeTracker.Entries<MemberRow>().Where(entry => entry.State is EntityState.Added or EntityState.Modified).Select(entry => entry.Entity))
        {
            if (before.Find(new UserId(row.UserId)) is not { } old)
            {
                yield return $"{row.DisplayName} is new{(row.Function is { } side ? $", in {Names.Of(side)}" : "")}";
                continue;
            }

            if (old.DisplayName != row.DisplayName)
            {
                yield return $"{old.DisplayName} is called {row.DisplayName}";
            }

            if (old.Function != row.Function)
            {
                yield return $"{row.DisplayName} is in {(row.Function is { } now ? Names.Of(now) : "no team")} instead of {(old.Function is { } was ? Names.Of(was) : "none")}";
            }

            if (old.TimeZone != row.TimeZone || old.Kind != row.Kind)
            {
                yield return $"{row.DisplayName} has another zone or kind of account, as long as Slack says nothing else";
            }
        }
    }

    static string IProgramFileSection.Write(ProgramInStanding standing)
    {
        var (text, program) = (new StringBuilder("members:\n"), standing.Program);
        foreach (var member in program.Roster.Members.Where(member => member.IsActive || IsNamed(member.User, program)))
        {
            text.Append(CultureInfo.InvariantCulture, $"  - {{ {string.Join(", ", Fields(member))} }}\n");
        }

        return text.ToString();
    }

    static Member? MemberOf(YamlCursor item)
    {
        var user = item.Field("user").PersonId();
        var name = item.Text("name", TextLimits.ShortName);
        var function = item.Field("function", required: false).Choice<Function>();
        var kind = item.Field("kind", required: false).Choice<MemberKind>();
        var zone = item.Field("zone", required: false);
        if (zone?.Text() is { } id && DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is null)
        {
            zone.Report($"'{id}' is not an IANA time zone such as Europe/London.");
        }

        item.RefuseOthers();
        return user is null || name is null
            ? null
            : new Member
            {
                User = new UserId(user),
                DisplayName = name,
                Function = function,
                TimeZone = zone?.Text(),
                Kind = kind ?? MemberKind.Human,
            };
    }

    static void RefuseDoubles(YamlCursor root, IReadOnlyList<Member> members)
    {
        foreach (var doubled in members.GroupBy(member => member.User).Where(group => group.Count() > 1))
        {
            root.Field("members")!.Report($"The user {doubled.Key} is listed {doubled.Count()} times.");
        }
    }

    static IEnumerable<string> Fields(Member member)
    {
        yield return $"user: {YamlText.Scalar(member.User.Value)}";
        yield return $"name: {YamlText.Scalar(member.DisplayName)}";
        if (member.Function is { } function)
        {
            yield return $"function: {function}";
        }

        if (member.Kind is not MemberKind.Human)
        {
            yield return $"kind: {member.Kind.ToString().ToLowerInvariant()}";
        }

        if (member.TimeZone is { } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null)
        {
            yield return $"zone: {YamlText.Scalar(zone)}";
        }
    }

    static bool IsNamed(UserId user, ProgramInfo program) =>
        program.Roster.Roles.Any(held => held.Holder == user || held.Deputy == user)
        || program.Path.Levels.SelectMany(level => level.Deciders).Any(decider => decider is Decider.ByPerson person && person.Person == user);
}

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
