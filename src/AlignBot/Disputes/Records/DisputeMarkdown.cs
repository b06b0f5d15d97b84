using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AlignBot.Disputes.Cards;
using AlignBot.Disputes.Lessons;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Disputes.Records;

/// <summary>The whole record of a dispute as a Markdown document, in the program's own time zone.</summary>
static partial class DisputeMarkdown
{
    public static string Of(DisputeFile file, IReadOnlyList<TimelineEntry> timeline)
    {
        var (dispute, roster) = (file.Dispute, file.Program.Roster);
        var zone = file.Program.Calendar.Zone;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# DSP-{dispute.Number}\n\n").Append(Quoted(dispute.Question)).Append('\n');
        Line(text, "Program", file.Program.Name);
        foreach (var (name, value) in RecordedFacts.Of(file))
        {
            Line(text, name, value);
        }

        Line(text, "Path", $"version {dispute.Path.Version}, calendar version {dispute.Calendar.Version}, round {dispute.Round}");
        Line(text, "State", Plain(DisputeCard.Standing(dispute, file.Program, zone), roster).ReplaceLineEndings(" "));
        Line(text, "Times", $"in {zone.Id}");
        if (dispute.Quote is { } quote)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## Raised from a message{(quote.By is { } author ? $" of {Inline(Names.Of(roster, author))}" : "")}\n\n").Append(Quoted(quote.Text));
        }

        foreach (var brief in dispute.Briefs)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## The case of {Inline(Names.Of(roster, brief.By))}\n\n").Append(Quoted(brief.OwnCase))
                .Append("\nThe other side's best argument, as they see it:\n\n").Append(Quoted(brief.OtherCase));
        }

        if (!dispute.Advice.IsEmpty)
        {
            text.Append("\n## Views and advice\n");
            foreach (var advice in dispute.Advice)
            {
                var kind = advice.Level is { } level ? $"too late for level {level + 1}" : "a view";
                text.Append(CultureInfo.InvariantCulture, $"\n{Inline(Names.Of(roster, advice.By))}, {When.Written(advice.At, zone)} ({kind}):\n\n").Append(Quoted(advice.Text));
            }
        }

        foreach (var dissent in dispute.Dissents)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## Dissent of {Inline(Names.Of(roster, dissent.By))}\n\n").Append(Quoted(dissent.Text));
        }

        if (LessonWords.OnCard(dispute, roster) is { Length: > 0 } lesson)
        {
            text.Append("\n## What would have prevented it\n\n").Append(Quoted(Plain(lesson, roster).TrimStart('\n').Split('\n', 2)[1]));
        }

        text.Append("\n## What happened\n\n");
        foreach (var entry in timeline)
        {
            text.Append(CultureInfo.InvariantCulture, $"- **{When.Written(entry.Row.At, zone)}** ")
                .Append(Inline(Sentences(Plain(TimelineWords.Say(entry, file), roster)))).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Slack's markup as plain text: dates by their fallback, people by their names. How much time was left means nothing later.</summary>
    public static string Plain(Mrkdwn markup, Roster roster) => Token().Replace(TimeLeft().Replace(markup.Text, ""), token => token.Groups["target"].Value switch
    {
        ['@', .. var user] => Names.Of(roster, new UserId(user)),
        var target => token.Groups["label"] is { Success: true, Value: var label } ? label : target,
    })
        .Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    /// <summary>Lines as sentences of one line.</summary>
    static string Sentences(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join(' ', lines.Select((line, at) => at == lines.Length - 1 || ".!?:".Contains(line[^1], StringComparison.Ordinal) ? line : line + "."));
    }

    static void Line(StringBuilder text, string name, string value) => text.Append(CultureInfo.InvariantCulture, $"- {name}: {Inline(value)}\n");

    /// <summary>Text of people as a quotation: whatever it holds, it stays inside.</summary>
    static string Quoted(string text) => "> " + text.Replace("<", "\\<", StringComparison.Ordinal).ReplaceLineEndings("\n> ") + "\n";

    /// <summary>Within a line nothing of people's begins a heading, a list or a link.</summary>
    static string Inline(string text) => Special().Replace(text.ReplaceLineEndings(" "), @"\$0");

    [GeneratedRegex(@" \(<!date\^\d+\^\{ago\}[^<>]*>\)", RegexOptions.ExplicitCapture)]
    private static partial Regex TimeLeft();

    [GeneratedRegex("<(?<target>[^<>|]+)(\\|(?<label>[^<>]*))?>", RegexOptions.ExplicitCapture)]
    private static partial Regex Token();

    [GeneratedRegex(@"[\\`*_\[\]<#|]")]
    private static partial Regex Special();
}
