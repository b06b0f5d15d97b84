using System.Globalization;
using System.Text;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Time;
using NodaTime;

namespace AlignBot.Programs;

/// <summary>Writes a program as the file that <see cref="ProgramFileReader"/> reads back to the same program.</summary>
static class ProgramFileWriter
{
    public static string Write(string workspace, ProgramInfo program)
    {
        var text = new StringBuilder();
        Line(text, $"workspace: {YamlText.Scalar(workspace)}");
        Line(text, $"channel: {YamlText.Scalar(program.ChannelId)}");
        Line(text, $"name: {YamlText.Scalar(program.Name)}");
        Line(text, "");
        Calendar(text, program.Calendar);
        Line(text, "");
        Line(text, "members:");
        foreach (var member in program.Roster.Members.Where(member => member.IsActive || IsNamed(member.User, program)))
        {
            Line(text, $"  - {{ {string.Join(", ", Fields(member))} }}");
        }

        Line(text, "");
        Line(text, "roles:");
        foreach (var holding in program.Roster.Roles)
        {
            Line(text, $"  {Names.Of(holding.Role)}: {Held(holding, program.Roster)}");
        }

        Line(text, "");
        return text.Append(Path(program.Path, program.Roster)).ToString();
    }

    /// <summary>The <c>path:</c> section alone: what is edited as a file.</summary>
    public static string Path(EscalationPath path, Roster roster)
    {
        var text = new StringBuilder();
        Line(text, "path:");
        Line(text, "  categories:");
        foreach (var category in path.Categories)
        {
            Line(text, $"    - {{ {string.Join(", ", Fields(category))} }}");
        }

        Line(text, "  levels:");
        foreach (var level in path.Levels)
        {
            var deciders = level.Deciders is [Decider.TheParties] ? "parties" : $"[{string.Join(", ", level.Deciders.Select(decider => Named(decider, roster)))}]";
            var reminders = string.Join(", ", level.Reminders.Select(percent => percent.ToString(CultureInfo.InvariantCulture)));
            Line(text, $"    - {{ deciders: {deciders}, rule: {level.Rule.ToString().ToLowerInvariant()}, window: {level.Window}, reminders: [{reminders}] }}");
        }

        Line(text, $"  default: {YamlText.Scalar(path.DefaultOutcome)}");
        Line(text, string.Create(CultureInfo.InvariantCulture, $"  extensions: {path.ExtensionsPerLevel}"));
        Line(text, string.Create(CultureInfo.InvariantCulture, $"  reopenings: {path.Reopenings}"));
        Line(text, string.Create(CultureInfo.InvariantCulture, $"  reopen within days: {path.ReopenWithinDays}"));
        Line(text, $"  minimum live window: {path.MinimumLive}");
        Line(text, $"  reconcile window: {path.Reconcile}");
        Line(text, $"  left channel grace: {path.LeftChannelGrace}");
        return text.ToString();
    }

    static void Calendar(StringBuilder text, WorkingCalendar calendar)
    {
        Line(text, "calendar:");
        Line(text, $"  zone: {YamlText.Scalar(calendar.ZoneId)}");
        var lines = WeekText.Lines(calendar.Week).ToList();
        if (lines is [var only])
        {
            Line(text, $"  days: {Quoted(only.Days)}");
            Line(text, $"  hours: {Quoted(only.Hours)}");
        }
        else
        {
            Line(text, "  hours:");
            lines.ForEach(line => Line(text, $"    {Quoted(line.Days)}: {Quoted(line.Hours)}"));
        }

        if (!calendar.Holidays.IsEmpty)
        {
            Line(text, "  holidays:");
            foreach (var day in HolidayText.InOrder(calendar.Holidays))
            {
                Line(text, $"    - {YamlText.Scalar(HolidayText.Line(day))}");
            }
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

    static IEnumerable<string> Fields(DisputeCategory category)
    {
        yield return $"name: {YamlText.Scalar(category.Name)}";
        if (category.Key != PathSection.KeyOf(category.Name))
        {
            yield return $"key: {YamlText.Scalar(category.Key)}";
        }

        if (category.Definition.Length > 0)
        {
            yield return $"definition: {YamlText.Scalar(category.Definition)}";
        }

        if (category.Channel is { } channel)
        {
            yield return $"channel: {YamlText.Scalar(channel)}";
        }
    }

    static string Held(RoleHolding holding, Roster roster)
    {
        if (holding.Deputy is not { } deputy)
        {
            return Person(holding.Holder, roster);
        }

        var from = holding.DeputyFrom is { } first ? $", from: {Iso(first)}" : "";
        var to = holding.DeputyTo is { } last ? $", to: {Iso(last)}" : "";
        return $"{{ holder: {Person(holding.Holder, roster)}, deputy: {Person(deputy, roster)}{from}{to} }}";
    }

    static string Named(Decider decider, Roster roster) => decider switch
    {
        Decider.ByRole role => Names.Of(role.Role),
        Decider.ByPerson person => Person(person.Person, roster),
        _ => "parties",
    };

    /// <summary>By name where the name can mean nobody and nothing else; else by id.</summary>
    static string Person(UserId user, Roster roster)
    {
        var name = roster.Find(user)?.DisplayName.Trim();
        return string.IsNullOrEmpty(name) || PathSection.IsTaken(name)
            || roster.Members.Count(member => member.DisplayName.Trim().Equals(name, StringComparison.OrdinalIgnoreCase) || member.User.Value == name) != 1
            ? YamlText.Scalar(user.Value)
            : YamlText.Scalar(name);
    }

    static bool IsNamed(UserId user, ProgramInfo program) =>
        program.Roster.Roles.Any(held => held.Holder == user || held.Deputy == user)
        || program.Path.Levels.SelectMany(level => level.Deciders).Any(decider => decider is Decider.ByPerson person && person.Person == user);

    /// <summary>Days and hours are plain wherever no comma or colon would mean something to YAML.</summary>
    static string Quoted(string text) => text.Contains(',', StringComparison.Ordinal) ? $"\"{text}\"" : text;

    static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
