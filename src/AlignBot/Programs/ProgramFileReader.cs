using System.Globalization;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;
using NodaTime;
using NodaTime.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AlignBot.Programs;

/// <summary>Reads a program file, naming every mistake in it with its place.</summary>
static class ProgramFileReader
{
    /// <summary>Ten thousand members with every field, and all else.</summary>
    const int MostEntries = 200_000;

    /// <exception cref="ProgramFileException">The file has mistakes, or can't be read.</exception>
    public static ProgramFile Read(string path)
    {
        try
        {
            return Parse(path, File.ReadAllText(path));
        }
        catch (IOException unreadable)
        {
            throw new ProgramFileException(path, [new ProgramFileProblem(1, 1, unreadable.Message)]);
        }
    }

    /// <exception cref="ProgramFileException">The text has mistakes.</exception>
    public static ProgramFile Parse(string name, string text)
    {
        var problems = new List<ProgramFileProblem>();
        var file = Root(text, MostEntries, problems) is { } root ? Program(root) : null;
        return problems.Count == 0 && file is not null
            ? file
            : throw new ProgramFileException(name, [.. problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)]);
    }

    /// <summary>The document; null when there is none, which is then among the problems.</summary>
    /// <param name="most">How many texts, lists and groups of fields it can have.</param>
    internal static YamlCursor? Root(string text, int most, List<ProgramFileProblem> problems)
    {
        try
        {
            if (!YamlScan.Passes(text, most, problems))
            {
                return null;
            }

            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            if (yaml.Documents.Count > 0)
            {
                return new YamlCursor(yaml.Documents[0].RootNode, problems);
            }

            problems.Add(new ProgramFileProblem(1, 1, "The file is empty."));
        }
        catch (YamlException broken)
        {
            problems.Add(Tab(text) ?? new ProgramFileProblem(broken.Start.Line, broken.Start.Column, $"This is not YAML: {broken.Message}"));
        }

        return null;
    }

    /// <summary>The commonest reason why a file is not YAML, which the parser reports far from its place.</summary>
    static ProgramFileProblem? Tab(string text)
    {
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var indent = line.Length - line.TrimStart().Length;
            if (line[..indent].IndexOf('\t') is var tab and >= 0)
            {
                return new ProgramFileProblem(number, tab + 1, "This line is indented with a tab; YAML takes spaces only.");
            }
        }

        return null;
    }

    static ProgramFile Program(YamlCursor root)
    {
        var workspace = root.Text("workspace");
        var channel = root.Text("channel");
        var name = root.Text("name");
        var calendar = CalendarSection.Read(root.Field("calendar"));
        var members = root.Field("members")?.Items().Select(MemberOf).OfType<Member>().ToList() ?? [];
        var roles = Roles(root.Field("roles"), members);
        var path = root.Field("path", required: false) is { } section
            ? PathSection.Read(section, members)
            : EscalationPath.Default;
        var series = SeriesSection.Read(root.Field("series", required: false), calendar);
        RefuseDoubles(root, members);
        root.RefuseOthers();
        return new ProgramFile(workspace ?? "", channel ?? "", name ?? "", calendar, members, roles, path, series);
    }

    static Member? MemberOf(YamlCursor item)
    {
        var user = item.Text("user");
        var name = item.Text("name");
        var function = Choice<Function>(item.Field("function", required: false));
        var kind = Choice<MemberKind>(item.Field("kind", required: false));
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

    static List<RoleHolding> Roles(YamlCursor? section, List<Member> members)
    {
        var holdings = new List<RoleHolding>();
        var named = new HashSet<Role>();
        foreach (var (label, value) in section?.Fields() ?? [])
        {
            if (Choice<Role>(label) is not { } role)
            {
                continue;
            }

            named.Add(role);
            var holder = value.IsText ? Holder(value, members) : Holder(value.Field("holder"), members);
            var deputy = value.IsText ? null : Holder(value.Field("deputy", required: false), members);
            var from = value.IsText ? null : Date(value.Field("from", required: false));
            var to = value.IsText ? null : Date(value.Field("to", required: false));
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
            section!.Report($"Nobody holds the role '{Words(missing)}'.");
        }

        return holdings;
    }

    /// <summary>A person who can hold a role: listed under members, and a full human.</summary>
    internal static UserId? Holder(YamlCursor? place, List<Member> members)
    {
        if (place?.Text() is not { } text)
        {
            return null;
        }

        var member = members.Find(member => member.User.Value == text || string.Equals(member.DisplayName, text, StringComparison.OrdinalIgnoreCase));
        switch (member)
        {
            case null:
                place.Report($"'{text}' is not among the members; write a user id or a name listed there.");
                return null;
            case { Kind: not MemberKind.Human }:
                place.Report($"{member.DisplayName} is a {Words(member.Kind)}; only full members of the workspace can hold a role or decide.");
                return null;
            default:
                return member.User;
        }
    }

    static void RefuseDoubles(YamlCursor root, List<Member> members)
    {
        foreach (var doubled in members.GroupBy(member => member.User).Where(group => group.Count() > 1))
        {
            root.Field("members")!.Report($"The user {doubled.Key} is listed {doubled.Count()} times.");
        }
    }

    internal static T? Choice<T>(YamlCursor? place)
        where T : struct, Enum
    {
        if (place?.Text() is not { } text)
        {
            return null;
        }

        var plain = text.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        if (Enum.TryParse<T>(plain, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(plain[0]))
        {
            return value;
        }

        place.Report($"'{text}' is not known here; it can be {string.Join(", ", Enum.GetValues<T>().Select(Words))}.");
        return null;
    }

    internal static LocalDate? Date(YamlCursor? place)
    {
        if (place?.Text() is not { } text)
        {
            return null;
        }

        if (LocalDatePattern.Iso.Parse(text) is { Success: true } parsed)
        {
            return parsed.Value;
        }

        place.Report($"'{text}' is not a date; write it as 2026-12-31.");
        return null;
    }

    /// <summary>'AccountableExecutive' as people write it: 'accountable executive'.</summary>
    static string Words<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((letter, index) =>
            index > 0 && char.IsUpper(letter) ? " " + char.ToLower(letter, CultureInfo.InvariantCulture) : char.ToLower(letter, CultureInfo.InvariantCulture).ToString()));
}
