using System.Globalization;
using AlignBot.Domain;
using AlignBot.Domain.Time;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Time;

/// <summary>The form for the working calendar: zone, hours, days off as lines.</summary>
static class CalendarModal
{
    public const string CallbackId = "calendar.form";

    /// <summary>What one text input holds; a longer list goes on in another.</summary>
    const int Fits = 3000;

    const string Zone = "zone";
    const string Week = "week";
    const string Days = "days";
    const string Note = "note";
    const string Value = "value";

    public static ModalView Form(ProgramInfo program)
    {
        var calendar = program.Calendar;
        var blocks = new List<Block>
        {
            new InputBlock("Time zone", new PlainTextInput(Value) { InitialValue = calendar.ZoneId, MaxLength = 60 }) { BlockId = Zone, Hint = "An IANA name such as Europe/London." },
            new InputBlock("Working hours", new PlainTextInput(Value) { InitialValue = WeekText.Write(calendar.Week), Multiline = true, MaxLength = 1000 })
            {
                BlockId = Week,
                Hint = "A line for each group of days: Sun-Thu 09:00-17:30. Several parts of a day: Mon-Fri 09:00-12:30, 13:30-17:30.",
            },
        };
        var pages = Pages(calendar).ToList();
        for (var page = 0; page < pages.Count; page++)
        {
            blocks.Add(new InputBlock(page == 0 ? "Days off" : "Days off, continued", new PlainTextInput(Value) { InitialValue = pages[page], Multiline = true, MaxLength = Fits })
            {
                BlockId = BlockOfDays(page),
                Optional = true,
                Hint = page == pages.Count - 1 ? "One a line: 2026-12-25 Christmas Day. Half days: 2026-12-24 afternoon Christmas Eve." : default(PlainText?),
            });
        }

        blocks.Add(new InputBlock("Why it changes", new PlainTextInput(Value) { MaxLength = TextLimits.Line }) { BlockId = Note, Optional = true, Hint = "The channel is told what changed, and this." });
        return new ModalView("Working calendar", blocks)
        {
            CallbackId = CallbackId,
            PrivateMetadata = new ProgramRef(program.Key.ProgramId, string.Create(CultureInfo.InvariantCulture, $"{calendar.Version}/{pages.Count}")).ToString(),
            Submit = string.Create(CultureInfo.InvariantCulture, $"Save as version {calendar.Version + 1}"),
            Close = "Cancel",
        };
    }

    /// <summary>The calendar as it was filled in, or what is wrong, by the input it stands under.</summary>
    public static (CalendarDraft? Draft, Dictionary<string, string> Errors) Read(ViewState state, ProgramRef about)
    {
        var errors = new Dictionary<string, string>();
        if (about.Rest.Split('/') is not [var from, var pages]
            || !int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var version) || !int.TryParse(pages, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return (null, errors);
        }

        var (zone, problem) = ZoneText.Parse(state.Text(Zone, Value));
        if (problem is not null)
        {
            errors[Zone] = problem;
        }

        var (week, wrongHours) = WeekText.Parse(state.Text(Week, Value));
        if (wrongHours.Count > 0)
        {
            errors[Week] = string.Join(" ", wrongHours);
        }

        var days = new List<Holiday>();
        for (var page = 0; page < count; page++)
        {
            var (read, wrongDays) = HolidayText.Parse(state.Text(BlockOfDays(page), Value));
            days.AddRange(read);
            if (wrongDays.Count > 0)
            {
                errors[BlockOfDays(page)] = string.Join(" ", wrongDays.Take(5)) + (wrongDays.Count > 5 ? $" And {wrongDays.Count - 5} more." : "");
            }
        }

        if (errors.Count > 0)
        {
            return (null, errors);
        }

        var calendar = new WorkingCalendar { ZoneId = zone!, Week = week, Holidays = HolidayText.InOrder(days.Distinct()) };
        if (calendar.Problems().FirstOrDefault() is { } impossible)
        {
            errors[impossible.Contains("day off", StringComparison.Ordinal) ? BlockOfDays(0) : Week] = impossible;
            return (null, errors);
        }

        return (new CalendarDraft(version, calendar), errors);
    }

    public static string? NoteOf(ViewState state) => state.Text(Note, Value);

    /// <summary>The input that what concerns the whole calendar stands under.</summary>
    public static string ErrorBlock => Zone;

    public static string Outdated(WorkingCalendar inForce) =>
        $"Somebody saved version {inForce.Version} while you had this open, so yours was not saved. Nothing you typed is lost: copy it, close, and open the form again to begin from version {inForce.Version}.";

    public static ModalView Done(CalendarAnswer answer) => new(
        "Working calendar",
        [
            new SectionBlock(answer switch
            {
                CalendarAnswer.Saved saved => Mrkdwn.Of($"Version {saved.Version} is in force, and the channel is told."),
                CalendarAnswer.Unchanged same => Mrkdwn.Of($"Nothing has changed: version {same.Version} stays in force."),
                CalendarAnswer.Outdated outdated => Mrkdwn.Of($"{Outdated(outdated.InForce)}"),
                _ => Mrkdwn.Of($"{((CalendarAnswer.Refused)answer).Sentence}"),
            }),
        ])
    { Close = "Close" };

    static string BlockOfDays(int page) => string.Create(CultureInfo.InvariantCulture, $"{Days}-{page}");

    /// <summary>The days off as lines, with room left on each page to add some.</summary>
    static IEnumerable<string> Pages(WorkingCalendar calendar)
    {
        var page = "";
        foreach (var line in HolidayText.InOrder(calendar.Holidays).Select(HolidayText.Line))
        {
            if (page.Length + line.Length + 1 > Fits * 4 / 5)
            {
                yield return page;
                page = "";
            }

            page = page.Length == 0 ? line : $"{page}\n{line}";
        }

        yield return page;
    }
}
