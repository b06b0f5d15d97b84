using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using AlignBot.Engine.ProgramFiles;

namespace AlignBot.Policy;

/// <summary>The escalation path as the team writes it: the <c>path:</c> section of a program file, or a file of its own.</summary>
static partial class PathText
{
    /// <summary>What fits the forms in which people choose a category and read a level.</summary>
    public const int LongestName = 75;

    public const int MostCategories = 50;
    public const int MostLevels = 10;
    public const int MostTimes = 5;
    public const int MostReopenDays = 365;

    /// <summary>Fifty categories with every field, and ten levels with hundreds of deciders each.</summary>
    const int MostEntries = 5_000;

    /// <summary>Reads the section when it is edited by itself: with its <c>path:</c> line or without.</summary>
    /// <param name="text">What somebody typed or sent.</param>
    /// <param name="roster">Who can be named.</param>
    /// <param name="fields">What others keep for a category.</param>
    public static (EscalationPath? Path, IReadOnlyList<ProgramFileProblem> Problems) Parse(string text, Roster roster, IEnumerable<ICategoryField> fields)
    {
        var problems = new List<ProgramFileProblem>();
        var root = YamlDocument.Root(text, MostEntries, problems);
        if (root is null)
        {
            return (null, problems);
        }

        var section = root.Field("path", required: false);
        var path = Read(section ?? root.Anew(), [.. roster.Members], fields);
        if (section is not null)
        {
            root.RefuseOthers();
        }

        return (problems.Count == 0 ? path : null, [.. problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)]);
    }

    /// <summary>Reads the section, and reports every mistake in it at its place.</summary>
    public static EscalationPath Read(YamlCursor section, IReadOnlyList<Member> members, IEnumerable<ICategoryField> fields)
    {
        var usual = EscalationPath.Default;
        var categories = section.Field("categories", required: false)?.Items().Select(item => CategoryOf(item, fields)).OfType<DisputeCategory>().ToImmutableArray();
        var listed = section.Field("levels", required: false)?.Items().ToList();
        var levels = listed?.Select(item => LevelOf(item, members)).OfType<EscalationLevel>().ToImmutableArray();
        var path = usual with
        {
            Categories = categories ?? usual.Categories,
            Levels = levels ?? usual.Levels,
            DefaultOutcome = section.Text("default", required: false) ?? usual.DefaultOutcome,
            MinimumLive = Duration(section.Field("minimum live window", required: false)) ?? usual.MinimumLive,
            Reconcile = Duration(section.Field("reconcile window", required: false)) ?? usual.Reconcile,
            ExtensionsPerLevel = Number(section.Field("extensions", required: false), 0, MostTimes) ?? usual.ExtensionsPerLevel,
            Reopenings = Number(section.Field("reopenings", required: false), 0, MostTimes) ?? usual.Reopenings,
            ReopenWithinDays = Number(section.Field("reopen within days", required: false), 1, MostReopenDays) ?? usual.ReopenWithinDays,
            LeftChannelGrace = Duration(section.Field("left channel grace", required: false)) ?? usual.LeftChannelGrace,
        };
        section.RefuseOthers();

        if (section.LeavesEmpty("default"))
        {
            section.Report("The default is empty: write what stands when nobody decides, for example 'Nothing changes.', or leave the line out.");
        }

        // A level that can't be read has its own sentence.
        if (listed is { Count: 0 })
        {
            section.Report("The path has no levels; list at least one under 'levels:'.");
        }

        if (path.Levels.Length > MostLevels)
        {
            section.Report($"The path has {path.Levels.Length} levels; at most {MostLevels}.");
        }

        if (path.Categories.IsEmpty || path.Categories.Length > MostCategories)
        {
            section.Report(path.Categories.IsEmpty ? "There are no categories; list at least one under 'categories:'." : $"There are {path.Categories.Length} categories; at most {MostCategories}.");
        }

        if (path.DefaultOutcome.Length > TextLimits.Line)
        {
            section.Report($"The default is {path.DefaultOutcome.Length} characters long; at most {TextLimits.Line}.");
        }

        foreach (var doubled in path.Categories.GroupBy(category => category.Key).Where(group => group.Count() > 1))
        {
            section.Report($"The category '{doubled.First().Name}' is listed {doubled.Count()} times.");
        }

        return path;
    }

    static DisputeCategory? CategoryOf(YamlCursor item, IEnumerable<ICategoryField> fields)
    {
        if (item.IsText)
        {
            return Fitting(item, item.Text(), LongestName) is { } text ? new DisputeCategory(KeyOf(text), text, "") : null;
        }

        var name = Fitting(item, item.Text("name"), LongestName);
        var key = Fitting(item, item.Text("key", required: false), LongestName);
        var definition = Fitting(item, item.Text("definition", required: false), TextLimits.Line) ?? "";
        var channel = item.Field("channel", required: false).ChannelId();
        var settings = Settings(item, fields);
        item.RefuseOthers();
        return name is null ? null : new DisputeCategory(key ?? KeyOf(name), name, definition, channel) { Settings = settings };
    }

    /// <summary>What others keep for the category; null when the file has nothing of it.</summary>
    static ImmutableSortedDictionary<string, string>? Settings(YamlCursor item, IEnumerable<ICategoryField> fields)
    {
        var settings = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (item.Field(field.Name, required: false) is { } place && place.Text() is { } value)
            {
                if (field.WhyNot(value) is { } sentence)
                {
                    place.Report(sentence);
                }
                else
                {
                    settings.Add(field.Name, value);
                }
            }
        }

        return settings.Count == 0 ? null : settings.ToImmutable();
    }

    static string? Fitting(YamlCursor item, string? text, int longest)
    {
        if (text?.Length > longest)
        {
            item.Report($"'{TextLimits.Cut(text, 30)}...' is {text.Length} characters long; at most {longest}.");
        }

        return text;
    }

    static EscalationLevel? LevelOf(YamlCursor item, IReadOnlyList<Member> members)
    {
        var deciders = Deciders(item.Field("deciders"), members);
        var rule = item.Field("rule").Choice<DecisionRule>();
        var window = Duration(item.Field("window"));
        var reminders = item.Field("reminders", required: false)?.Items()
            .Select(place => Number(place, 1, 99)).OfType<int>().Order().ToImmutableArray();
        if (reminders is { Length: > LevelModal.MostReminders } many)
        {
            item.Report($"There are {many.Length} reminders; at most {LevelModal.MostReminders}.");
        }

        if (rule is not (null or DecisionRule.All) && deciders.Any(decider => decider is Decider.TheParties))
        {
            item.Report("Where the parties decide, one word would settle for both: the rule is 'all'.");
        }

        foreach (var twice in deciders.GroupBy(decider => decider).Where(group => group.Count() > 1))
        {
            item.Report("Somebody is named twice among the deciders: once is enough.");
        }

        item.RefuseOthers();
        return deciders.IsEmpty || rule is null || window is null
            ? null
            : new EscalationLevel { Deciders = deciders, Rule = rule.Value, Window = window.Value, Reminders = reminders ?? EscalationLevel.UsualReminders };
    }

    /// <summary>'parties', or a list of roles and people.</summary>
    static ImmutableArray<Decider> Deciders(YamlCursor? place, IReadOnlyList<Member> members)
    {
        if (place is null)
        {
            return [];
        }

        var items = place.IsText ? [place] : place.Items();
        return [.. items.Select(item => DeciderOf(item, members)).OfType<Decider>()];
    }

    static Decider? DeciderOf(YamlCursor item, IReadOnlyList<Member> members)
    {
        if (item.Text() is not { } text)
        {
            return null;
        }

        if (FilePeople.IsParties(text))
        {
            return new Decider.TheParties();
        }

        return FilePeople.RoleOf(text) is { } role ? new Decider.ByRole(role) : item.Person(members) is { } person ? new Decider.ByPerson(person) : null;
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

    public static string KeyOf(string name) =>
        string.Join('-', name.Trim().ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
