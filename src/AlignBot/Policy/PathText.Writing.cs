using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Wording;

namespace AlignBot.Policy;

/// <content>The path as it is written out.</content>
static partial class PathText
{
    /// <summary>The <c>path:</c> section alone: what is edited as a file.</summary>
    public static string Write(EscalationPath path, Roster roster)
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

    static IEnumerable<string> Fields(DisputeCategory category)
    {
        yield return $"name: {YamlText.Scalar(category.Name)}";
        if (category.Key != KeyOf(category.Name))
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

        foreach (var (name, value) in category.Settings ?? ImmutableSortedDictionary<string, string>.Empty)
        {
            yield return $"{name}: {YamlText.Scalar(value)}";
        }
    }

    static string Named(Decider decider, Roster roster) => decider switch
    {
        Decider.ByRole role => Names.Of(role.Role),
        Decider.ByPerson person => FilePeople.Name(person.Person, roster),
        _ => "parties",
    };

    static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
