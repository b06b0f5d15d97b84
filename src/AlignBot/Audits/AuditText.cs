using System.Globalization;
using System.Text;
using AlignBot.Domain.Audits;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;

namespace AlignBot.Audits;

/// <summary>The document that both leaders sign: what was found, what is done about each, what people said.</summary>
static class AuditText
{
    public static string Of(Audit audit, ProgramInfo program)
    {
        var text = new StringBuilder();
        var end = audit.End!;
        text.Append(CultureInfo.InvariantCulture, $"Audit of {audit.Name}, closed on {When.Date(end.At.InZone(program.Calendar.Zone).Date)} by {Names.Of(program.Roster, end.By!.Value)}.\n");
        Part("To be mended", audit.Entries.Where(entry => entry.Settled is AuditSettlement.Given));
        Part("Accepted as it is", audit.Entries.Where(entry => entry.Settled is AuditSettlement.Accepted));
        Part("Mended while it was gone through", audit.Entries.Where(entry => entry.Settled is AuditSettlement.Mended));
        if (audit.Entries.IsEmpty)
        {
            text.Append("\nNothing was found.\n");
        }

        text.Append("\nAsked\n");
        foreach (var answer in audit.Answers)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {AuditWords.Ask(answer.Question)} {(answer.IsSo ? "Yes" : "No")}{(answer.Note is { } note ? $": {note}" : ".")}\n");
        }

        if (!audit.Renewed.IsEmpty)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nUnchanged, and still right\n{string.Join(", ", audit.Renewed.Select(one => one.Title))}\n");
        }

        return text.ToString().TrimEnd();

        void Part(string title, IEnumerable<AuditEntry> entries)
        {
            var lines = entries.Select(entry => $"- {AuditWords.Of(entry.Finding)}{(entry.Settled is AuditSettlement.Mended ? "" : $" {Sentence(AuditWords.How(entry.Settled!, program))}")}\n").ToList();
            if (lines.Count > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n{title}\n{string.Concat(lines)}");
            }
        }
    }

    static string Sentence(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}{(text.EndsWith('.') ? "" : ".")}";
}
