using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;

namespace AlignBot.Programs;

/// <summary>The <c>path:</c> section of a program file: the escalation path as the team writes it.</summary>
static class PathSection
{
    public static EscalationPath Read(YamlCursor section, List<Member> members)
    {
        var usual = EscalationPath.Default;
        var categories = section.Field("categories", required: false)?.Items().Select(CategoryOf).OfType<DisputeCategory>().ToImmutableArray();
        var levels = section.Field("levels", required: false)?.Items().Select(item => LevelOf(item, members)).OfType<EscalationLevel>().ToImmutableArray();
        var path = usual with
        {
            Categories = categories ?? usual.Categories,
            Levels = levels ?? usual.Levels,
            DefaultOutcome = section.Text("default", required: false) ?? usual.DefaultOutcome,
            MinimumLive = Duration(section.Field("minimum live window", required: false)) ?? usual.MinimumLive,
            Reconcile = Duration(section.Field("reconcile window", required: false)) ?? usual.Reconcile,
            ExtensionsPerLevel = Number(section.Field("extensions", required: false), 0, 5) ?? usual.ExtensionsPerLevel,
            Reopenings = Number(section.Field("reopenings", required: false), 0, 5) ?? usual.Reopenings,
        };
        section.RefuseOthers();

        if (path.Levels.IsEmpty)
        {
            section.Report("The path has no levels; list at least one under 'levels:'.");
        }

        foreach (var doubled in path.Categories.GroupBy(category => category.Key).Where(group => group.Count() > 1))
        {
            section.Report($"The category '{doubled.First().Name}' is listed {doubled.Count()} times.");
        }

        return path;
    }

    static DisputeCategory? CategoryOf(YamlCursor item)
    {
        if (item.IsText)
        {
            return item.Text() is { } text ? new DisputeCategory(KeyOf(text), text, "") : null;
        }

        var name = item.Text("name");
        var definition = item.Text("definition", required: false) ?? "";
        var channel = item.Text("channel", required: false);
        item.RefuseOthers();
        return name is null ? null : new DisputeCategory(KeyOf(name), name, definition, channel);
    }

    static EscalationLevel? LevelOf(YamlCursor item, List<Member> members)
    {
        var deciders = Deciders(item.Field("deciders"), members);
        var rule = ProgramFileReader.Choice<DecisionRule>(item.Field("rule"));
        var window = Duration(item.Field("window"));
        var reminders = item.Field("reminders", required: false)?.Items()
            .Select(place => Number(place, 1, 99)).OfType<int>().Order().ToImmutableArray();
        item.RefuseOthers();
        return deciders.IsEmpty || rule is null || window is null
            ? null
            : new EscalationLevel { Deciders = deciders, Rule = rule.Value, Window = window.Value, Reminders = reminders ?? [50, 90] };
    }

    /// <summary>'parties', or a list of roles and people.</summary>
    static ImmutableArray<Decider> Deciders(YamlCursor? place, List<Member> members)
    {
        if (place is null)
        {
            return [];
        }

        var items = place.IsText ? [place] : place.Items();
        return [.. items.Select(item => DeciderOf(item, members)).OfType<Decider>()];
    }

    static Decider? DeciderOf(YamlCursor item, List<Member> members)
    {
        if (item.Text() is not { } text)
        {
            return null;
        }

        if (text.Equals("parties", StringComparison.OrdinalIgnoreCase) || text.Equals("the parties", StringComparison.OrdinalIgnoreCase))
        {
            return new Decider.TheParties();
        }

        var plain = text.Replace(" ", "", StringComparison.Ordinal);
        if (Enum.TryParse<Role>(plain, ignoreCase: true, out var role) && Enum.IsDefined(role) && !char.IsAsciiDigit(plain[0]))
        {
            return new Decider.ByRole(role);
        }

        return ProgramFileReader.Holder(item, members) is { } person ? new Decider.ByPerson(person) : null;
    }

    static Window? Duration(YamlCursor? place)
    {
        if (place?.Text() is not { } text)
        {
            return null;
        }

        if (Window.TryParse(text, out var window, out var error))
        {
            return window;
        }

        place.Report(error);
        return null;
    }

    static int? Number(YamlCursor? place, int least, int most)
    {
        if (place?.Text() is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        place.Report($"'{text}' must be a whole number from {least} to {most}.");
        return null;
    }

    static string KeyOf(string name) =>
        string.Join('-', name.Trim().ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
