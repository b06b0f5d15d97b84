using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Cadence.Series;

/// <summary>The form of a series. Each change of when it takes place shows the next occurrences at once.</summary>
static class SeriesModal
{
    public const string CallbackId = "series.form";

    /// <summary>A change of the fields that say when.</summary>
    public const string PreviewAction = "series.preview";

    const string Name = "name";
    const string When = "when";
    const string Days = "days";
    const string Time = "time";
    const string Zone = "zone";
    const string Minutes = "minutes";
    const string Sections = "sections";
    const string Roles = "roles";
    const string Holiday = "holiday";
    const string Grace = "grace";
    const string Call = "call";
    const string Remind = "remind";
    const string Video = "video";
    const string Dashboard = "dashboard";
    const string Value = "value";

    /// <param name="program">Whose series it is.</param>
    /// <param name="series">As it is, or as a template has it.</param>
    /// <param name="about">Which series it is, and what it is made from.</param>
    /// <param name="preview">The line under the recurrence: the next occurrences, or what is wrong.</param>
    public static ModalView Form(ProgramInfo program, MeetingSeries series, SeriesRef about, Mrkdwn preview)
    {
        var roles = Enum.GetValues<Role>().Select(role => new Option(role.ToString(), (PlainText)Names.Of(role))).ToList();
        var rules = Enum.GetValues<HolidayRule>().Select(rule => new Option(rule.ToString(), (PlainText)SeriesWords.Say(rule))).ToList();
        var days = Enum.GetValues<IsoDayOfWeek>().Where(day => day is not IsoDayOfWeek.None).Select(day => new Option(day.ToString(), (PlainText)day.ToString())).ToList();
        return new ModalView(
            "Meeting series",
            [
                new InputBlock("Name", new PlainTextInput(Value) { InitialValue = series.Name, MaxLength = SeriesRules.NameLimit }) { BlockId = Name },
                new InputBlock("How often", new PlainTextInput(PreviewAction) { InitialValue = RecurrenceText.Field(series.Recurrence), MaxLength = 150 })
                {
                    BlockId = When,
                    DispatchAction = true,
                    Hint = "Such as: every Tuesday; every second Monday from 8 Dec; monthly on the last Friday; monthly on the 15th; quarterly on the first working day from February. Press Enter to see the dates.",
                },
                new InputBlock("Days of the week", new StaticMultiSelectMenu(PreviewAction, days) { InitialOptions = [.. WeekdaysOf(series.Recurrence).Select(day => days[(int)day - 1])] })
                {
                    BlockId = Days,
                    Optional = true,
                    DispatchAction = true,
                    Hint = "Where it takes place every week, or every second one: chosen here, or written above.",
                },
                new InputBlock("At", new TimePicker(PreviewAction) { InitialTime = series.At.ToTimeOnly() }) { BlockId = Time, DispatchAction = true },
                new InputBlock("Time zone", new PlainTextInput(PreviewAction) { InitialValue = series.ZoneId, MaxLength = 60 }) { BlockId = Zone, DispatchAction = true },
                new InputBlock("When the day is off", new StaticSelectMenu(PreviewAction, rules) { InitialOption = rules[(int)series.HolidayRule] }) { BlockId = Holiday, DispatchAction = true },
                new ContextBlock(preview.Shortened(1500)),
                new InputBlock("Minutes", new NumberInput(Value) { InitialValue = series.Minutes }) { BlockId = Minutes },
                new InputBlock("Sections", new PlainTextInput(Value) { Multiline = true, MaxLength = 1500, InitialValue = string.Join('\n', series.Sections.Select(section => $"{section.Name}, {section.Minutes}")) })
                {
                    BlockId = Sections,
                    Hint = "One a line: its name, a comma, its minutes.",
                },
                new InputBlock("Who must be there", new StaticMultiSelectMenu(Value, roles) { InitialOptions = [.. roles.Where(role => series.RequiredRoles.Any(required => required.ToString() == role.Value))] })
                {
                    BlockId = Roles,
                    Hint = "Each a person of their own; deputies count.",
                },
                new InputBlock("Grace in minutes", new NumberInput(Value) { InitialValue = series.GraceMinutes }) { BlockId = Grace, Hint = "How late it may start, and when it closes itself after its time." },
                new InputBlock("Call for items before", new PlainTextInput(Value) { InitialValue = series.CallBefore.ToString(), MaxLength = 20 }) { BlockId = Call, Hint = "Such as 1wd (a working day) or 4h." },
                new InputBlock("Remind before", new PlainTextInput(Value) { InitialValue = series.RemindBefore.ToString(), MaxLength = 20 }) { BlockId = Remind, Hint = "Such as 10m." },
                new InputBlock("Video link", new PlainTextInput(Value) { InitialValue = series.VideoLink, MaxLength = 500 }) { BlockId = Video, Optional = true },
                new InputBlock("Scoreboard link", new PlainTextInput(Value) { InitialValue = series.DashboardLink, MaxLength = 500 }) { BlockId = Dashboard, Optional = true },
            ])
        {
            CallbackId = CallbackId,
            PrivateMetadata = about.ToString(),
            Submit = "Save",
            Close = "Cancel",
        };
    }

    /// <summary>The series as filled in; where a field can't be read at all, its sentence.</summary>
    /// <param name="start">What the form began with: what it has no field for stays.</param>
    /// <param name="state">What was filled in.</param>
    /// <param name="today">The week that 'every second' begins with.</param>
    public static (MeetingSeries Series, IReadOnlyDictionary<string, string> Problems) Read(MeetingSeries start, ViewState state, LocalDate today)
    {
        var problems = new Dictionary<string, string>();
        var (recurrence, problem) = RecurrenceText.Parse(state.Text(When, PreviewAction), today, (start.Recurrence as Recurrence.Weekly)?.Anchor);
        if (problem is not null)
        {
            problems[When] = problem;
        }
        else if (Chosen(state) is var chosen && !SaysTheSame(recurrence!, chosen, WeekdaysOf(start.Recurrence)))
        {
            // Of what is written and what is chosen, whichever was changed is meant; with both changed, nobody knows.
            var isWritten = !RecurrenceText.Say(recurrence!).Equals(RecurrenceText.Say(start.Recurrence), StringComparison.Ordinal);
            recurrence = recurrence is Recurrence.Weekly weekly && !isWritten ? weekly with { Days = chosen } : isWritten ? null : new Recurrence.Weekly(chosen, 1, today);
            if (recurrence is null)
            {
                problems[When] = "'How often' and 'Days of the week' say different things. Change one of them, or leave the days empty.";
            }
        }

        var zone = state.Text(Zone, PreviewAction)?.Trim() ?? "";
        return (
            start with
            {
                Name = state.Text(Name, Value) ?? "",
                Recurrence = recurrence ?? start.Recurrence,
                At = state.Time(Time, PreviewAction) is { } time ? LocalTime.FromTimeOnly(time) : start.At,
                ZoneId = zone,
                HolidayRule = ChosenName.Of<HolidayRule>(state.Option(Holiday, PreviewAction)) ?? start.HolidayRule,
                Minutes = Number(state.Text(Minutes, Value)),
                Sections = SectionsOf(state.Text(Sections, Value)),
                RequiredRoles = [.. (state.Options(Roles, Value) ?? []).Select(ChosenName.Of<Role>).OfType<Role>()],
                GraceMinutes = Number(state.Text(Grace, Value)),
                CallBefore = WindowOf(Call, start.CallBefore),
                RemindBefore = WindowOf(Remind, start.RemindBefore),
                VideoLink = state.Text(Video, Value)?.Trim(),
                DashboardLink = state.Text(Dashboard, Value)?.Trim(),
            },
            problems);

        Window WindowOf(string block, Window otherwise)
        {
            if (Window.TryParse(state.Text(block, Value), out var window, out var error))
            {
                return window;
            }

            problems[block] = error;
            return otherwise;
        }
    }

    static ImmutableArray<IsoDayOfWeek> Chosen(ViewState state) =>
        [.. (state.Options(Days, PreviewAction) ?? []).Select(ChosenName.Of<IsoDayOfWeek>).OfType<IsoDayOfWeek>().Where(day => day is not IsoDayOfWeek.None).Distinct().Order()];

    /// <summary>Nothing is chosen, or what stood there before, or what is written.</summary>
    static bool SaysTheSame(Recurrence written, ImmutableArray<IsoDayOfWeek> chosen, ImmutableArray<IsoDayOfWeek> before) =>
        chosen.IsEmpty || chosen.SequenceEqual(before) || (written is Recurrence.Weekly && chosen.SequenceEqual(WeekdaysOf(written)));

    static ImmutableArray<IsoDayOfWeek> WeekdaysOf(Recurrence recurrence) =>
        recurrence is Recurrence.Weekly { Days.IsDefaultOrEmpty: false } weekly ? [.. weekly.Days.Distinct().Order()] : [];

    public static string BlockOf(SeriesField? field) => field switch
    {
        SeriesField.Recurrence or SeriesField.Dates => When,
        SeriesField.Zone => Zone,
        SeriesField.Minutes => Minutes,
        SeriesField.Sections => Sections,
        SeriesField.RequiredRoles => Roles,
        SeriesField.Grace => Grace,
        SeriesField.Call => Call,
        SeriesField.Reminder => Remind,
        SeriesField.VideoLink => Video,
        SeriesField.DashboardLink => Dashboard,
        _ => Name,
    };

    /// <summary>'Decisions, 4' a line; a line without minutes has none, and the rules say so.</summary>
    public static ImmutableArray<Section> SectionsOf(string? text) =>
    [
        .. (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            var comma = line.LastIndexOf(',');
            return comma < 0 ? new Section(line, 0) : new Section(line[..comma].Trim(), Number(line[(comma + 1)..].Replace("min", "", StringComparison.OrdinalIgnoreCase)));
        }),
    ];

    static int Number(string? text) => int.TryParse(text?.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
