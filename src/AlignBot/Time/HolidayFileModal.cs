using AlignBot.Domain.Time;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime.Text;

namespace AlignBot.Time;

/// <summary>The form that takes days off from a calendar file, and the page that shows what it would change before it does.</summary>
static class HolidayFileModal
{
    public const string CallbackId = "calendar.file.form";
    public const string ConfirmCallbackId = "calendar.file.confirm";

    const string File = "file";
    const string Mode = "mode";
    const string LeaveOut = "leave-out";
    const string Value = "value";

    /// <summary>As many days as the page names one by one.</summary>
    const int Readable = 60;

    /// <summary>As many as a menu holds.</summary>
    const int Choosable = 100;
    const string Add = "add";
    const string Replace = "replace";

    public static ModalView Form(ProgramInfo program)
    {
        List<Option> modes =
        [
            new(Add, (PlainText)"Add them to the days off that are entered"),
            new(Replace, (PlainText)"Put them in place of those entered between its first and its last day"),
        ];
        return new ModalView(
            "Days off from a file",
            [
                new InputBlock("Calendar file", new FileInput(Value) { Filetypes = ["ics"], MaxFiles = 1 }) { BlockId = File, Hint = "An .ics file, as public holidays are published." },
                new InputBlock("What to do with its days", new RadioButtonGroup(Value, modes) { InitialOption = modes[0] }) { BlockId = Mode },
            ])
        {
            CallbackId = CallbackId,
            PrivateMetadata = new ProgramRef(program.Key.ProgramId).ToString(),
            Submit = "Read it",
            Close = "Cancel",
        };
    }

    public static (ReceivedFile? File, bool Replaces) Read(ViewState state) => (state.Files(File, Value) is [var file, ..] ? file : null, state.Option(Mode, Value) == Replace);

    public static string ErrorBlock => File;

    public static ModalView Says(Mrkdwn text) => new("Days off from a file", [new SectionBlock(text.Shortened(3000))]) { Close = "Close" };

    /// <summary>The calendar with the file's days. What lies outside of the file's own span stays: the file says nothing of it.</summary>
    public static WorkingCalendar Merged(WorkingCalendar calendar, IReadOnlyList<Holiday> days, bool replaces)
    {
        var (first, last) = (days.Min(day => day.Date), days.Max(day => day.Date));
        var standing = calendar.Holidays.Where(day => !replaces || day.Date < first || day.Date > last).ToList();
        var dates = standing.Select(day => day.Date).ToHashSet();

        // A day that is entered already keeps the name that the team gave it.
        return calendar with { Holidays = HolidayText.InOrder(standing.Concat(days.Where(day => !dates.Contains(day.Date)))) };
    }

    /// <summary>Without the days that were chosen to be left out: what is entered for such a day stays.</summary>
    public static CalendarDraft Chosen(CalendarDraft draft, WorkingCalendar entered, ViewState state)
    {
        var left = (state.Options(LeaveOut, Value) ?? []).ToHashSet(StringComparer.Ordinal);
        var days = draft.Calendar.Holidays.Where(day => !left.Contains(DateOf(day))).Concat(entered.Holidays.Where(day => left.Contains(DateOf(day))));
        return draft with { Calendar = draft.Calendar with { Holidays = HolidayText.InOrder(days) } };
    }

    static string DateOf(Holiday day) => LocalDatePattern.Iso.Format(day.Date);

    /// <summary>What was read, what would change, and every problem of the file.</summary>
    public static ModalView Confirm(ProgramInfo program, WorkingCalendar merged, int read, IReadOnlyList<string> problems, ProgramRef about)
    {
        var changes = CalendarChanges.Between(program.Calendar, merged, Readable);
        var blocks = new List<Block>
        {
            new SectionBlock(changes.IsEmpty
                ? Mrkdwn.Of($"The file has {read} day{(read == 1 ? "" : "s")} off, and all of them are entered already.")
                : (Mrkdwn.Of($"The file has {read} day{(read == 1 ? "" : "s")} off. Saved, it would change:\n") + Mrkdwn.Join("\n", changes.Select(change => Mrkdwn.Of($"•  {change}")))).Shortened(3000)),
        };
        if (merged.Holidays.Except(program.Calendar.Holidays).OrderBy(day => day.Date).Take(Choosable).ToList() is { Count: > 0 } added)
        {
            blocks.Add(new InputBlock(
                "Leave these out",
                new StaticMultiSelectMenu(Value, added.ConvertAll(day => new Option(DateOf(day), ((PlainText)CalendarChanges.Day(day)).Shortened(75)))))
            {
                BlockId = LeaveOut,
                Optional = true,
                Hint = "Public calendars hold days on which people work, too.",
            });
        }

        foreach (var piece in problems.Chunk(20).Take(20))
        {
            blocks.Add(new SectionBlock((Mrkdwn.Of($"*Not taken over:*\n") + Mrkdwn.Join("\n", piece.Select(problem => Mrkdwn.Of($"•  {problem}")))).Shortened(3000)));
        }

        if (problems.Count > 400)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"and {problems.Count - 400} more that were not taken over.")));
        }

        return new ModalView("Days off from a file", blocks)
        {
            CallbackId = ConfirmCallbackId,
            PrivateMetadata = about.ToString(),
            Submit = changes.IsEmpty ? default(PlainText?) : "Save",
            Close = "Cancel",
        };
    }
}
