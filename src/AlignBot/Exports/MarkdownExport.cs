using System.Text;
using AlignBot.Actions;
using AlignBot.Cadence;
using AlignBot.Decisions;
using AlignBot.Disputes;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.Exports;

/// <summary>The record to be read: what people wrote stands as theirs, never as markup.</summary>
static class MarkdownExport
{
    const string Special = "\\`*_{}[]<>()#+-!|~&";

    public static async Task WriteAsync(ProgramInfo program, RecordReader reader, Stream to, Func<Task> count)
    {
        await using var text = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        await text.WriteLineAsync($"# {Line(program.Name)}\n\n## Decisions\n");
        await foreach (var row in reader.DecisionsAsync())
        {
            var decision = DecisionDesk.StateOf(row);
            var by = decision.DecidedBy.IsEmpty ? "by time-out" : string.Join(", ", decision.DecidedBy.Select(one => Name(program, one.User) + one.Confirmation switch
            {
                Domain.Decisions.Confirmation.Awaited => " (not yet confirmed)",
                Domain.Decisions.Confirmation.Refused => " (says it was not decided so)",
                _ => "",
            }));
            await text.WriteLineAsync($"### DEC-{decision.Number}, {Day(decision.RecordedAt, program)}, {DecisionCard.Word(decision.Status)}\n\n{Quote(decision.Text)}\n\nDecided by: {by}.");
            await LineAsync(text, "Why", decision.Rationale);
            await LineAsync(text, "Account", decision.Account);
            await LineAsync(text, "Category", decision.Category);
            await LineAsync(text, "Dates", DecisionCard.Dates(decision));
            foreach (var dissent in decision.Dissents)
            {
                await LineAsync(text, $"Dissent of {Name(program, dissent.By)}", dissent.Text);
            }

            await text.WriteLineAsync();
            await count();
        }

        await text.WriteLineAsync("## Actions\n");
        await foreach (var row in reader.ActionsAsync())
        {
            var action = ActionDesk.StateOf(row);
            await text.WriteLineAsync($"- [{(action.IsOpen ? ' ' : 'x')}] {Line(action.Text)} ({Name(program, action.Owner)}, by {LocalDatePattern.Iso.Format(action.DueOn)})");
            await count();
        }

        await text.WriteLineAsync("\n## Disputes\n");
        await foreach (var row in reader.DisputesAsync())
        {
            await DisputeAsync(text, program, DisputeDesk.StateOf(row));
            await count();
        }

        await CadenceAsync(text, program, reader, count);
        await text.WriteLineAsync("## History\n");
        await foreach (var row in reader.HistoryAsync())
        {
            var actor = row.Actor is { } user ? $", {Name(program, new UserId(user))}" : "";
            await text.WriteLineAsync($"{row.Sequence}. {InstantPattern.General.Format(row.At)} {Line(row.Kind)}{actor}{(row.Body is null ? " (erased)" : "")}");
            await count();
        }
    }

    /// <summary>The series in a line each; the minutes of every meeting that was to be, and the agenda of those to come.</summary>
    static async Task CadenceAsync(StreamWriter text, ProgramInfo program, RecordReader reader, Func<Task> count)
    {
        await text.WriteLineAsync("## Meeting series\n");
        await foreach (var row in reader.SeriesAsync())
        {
            var series = SeriesDesk.StateOf(row);
            var status = series.Status switch { SeriesStatus.Paused => " (paused)", SeriesStatus.Ended => " (ended)", _ => "" };
            await text.WriteLineAsync($"- {Line(series.Name)}{status}: {Line(SeriesWords.When(series))}");
            await count();
        }

        await text.WriteLineAsync("\n## Meetings\n");
        await foreach (var row in reader.MeetingsAsync())
        {
            var meeting = MeetingDesk.StateOf(row);
            if (meeting.Ending is { IsWithdrawn: false } || (meeting.IsAhead && !meeting.Items.IsEmpty))
            {
                await text.WriteLineAsync(MeetingMinutes.Markdown(meeting, program, [], level: 3));
            }

            await count();
        }
    }

    static async Task DisputeAsync(StreamWriter text, ProgramInfo program, Domain.Disputes.Dispute dispute)
    {
        await text.WriteLineAsync($"### DSP-{dispute.Number}, {Day(dispute.RaisedAt, program)}, {dispute.Status}\n\n{Quote(dispute.Question)}\n");
        await text.WriteLineAsync($"Parties: {string.Join(" and ", dispute.Parties.Select(party => Name(program, party.User)))}.");
        foreach (var brief in dispute.Briefs)
        {
            await LineAsync(text, $"Case of {Name(program, brief.By)}", brief.OwnCase);
            await LineAsync(text, "The other side at its best", brief.OtherCase);
        }

        foreach (var ruling in dispute.Rulings)
        {
            await LineAsync(
                text, $"Level {ruling.Level + 1}, {Name(program, ruling.By)}",
                ruling.AgreesWith is null ? $"{ruling.Terms.Text(dispute.Options)} Why: {ruling.Terms.Rationale}" : "agrees");
        }

        await LineAsync(text, "Outcome", dispute.Closing?.Outcome);
        await text.WriteLineAsync();
    }

    static Task LineAsync(StreamWriter text, string label, string? value) =>
        string.IsNullOrWhiteSpace(value) ? Task.CompletedTask : text.WriteLineAsync($"\n{label}: {Line(value)}");

    static string Name(ProgramInfo program, UserId user) => Line(Names.Of(program.Roster, user));

    static string Day(Instant at, ProgramInfo program) => LocalDatePattern.Iso.Format(at.InZone(program.Calendar.Zone).Date);

    static string Quote(string typed) => "> " + string.Join("\n> ", typed.ReplaceLineEndings("\n").Split('\n').Select(Escaped));

    static string Line(string typed) => Escaped(typed.ReplaceLineEndings(" "));

    static string Escaped(string typed)
    {
        var escaped = new StringBuilder(typed.Length + 8);
        foreach (var letter in typed)
        {
            if (Special.Contains(letter, StringComparison.Ordinal))
            {
                escaped.Append('\\');
            }

            escaped.Append(letter);
        }

        return escaped.ToString();
    }
}
