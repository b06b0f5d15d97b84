using System.Globalization;
using System.Text;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using NodaTime;

namespace AlignBot.People;

/// <summary>The <c>members:</c> section of a program file: who is in the program.</summary>
sealed class MembersSection : IProgramFileSection
{
    public int Order => 20;

    public ProgramFile Read(YamlCursor root, ProgramFile file)
    {
        List<Member> members = root.Field("members")?.Items().Select(MemberOf).OfType<Member>().ToList() ?? [];
        RefuseDoubles(root, members);
        return file with { Members = members };
    }

    public string Write(ProgramInStanding standing)
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
sealed class RolesSection : IProgramFileSection
{
    public int Order => 30;

    public ProgramFile Read(YamlCursor root, ProgramFile file) => file with { Roles = Roles(root.Field("roles"), file.Members) };

    public string Write(ProgramInStanding standing)
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
