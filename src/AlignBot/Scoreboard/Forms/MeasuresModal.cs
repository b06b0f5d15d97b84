using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Domain.Scoreboard.Boards;
using AlignBot.Domain.Scoreboard.Settings;
using AlignBot.Domain.Scoreboard.Verdicts;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Scoreboard.Forms;

/// <summary>The form that says what the measures count. What it does not show stays as it is: a program file says the rest.</summary>
static class MeasuresModal
{
    public const string CallbackId = "scoreboard.settings.form";

    /// <summary>Under which what is wrong with the whole is shown.</summary>
    public const string Activities = "activities";

    const string Currency = "currency";
    const string Blank = "blank";
    const string Signals = "signals";
    const string Hours = "hours";
    const string Conversion = "conversion";
    const string Qualifying = "qualifying";
    const string EngagedFrom = "engaged_from";
    const string TouchDays = "touch_days";
    const string PointDays = "point_days";
    const string ResponseDays = "response_days";
    const string Month = "month";
    const string Targets = "targets";
    const string Rates = "rates";
    const string Value = "value";

    static readonly (ConversionKind Kind, string Words)[] Conversions =
    [
        (ConversionKind.WinRate, "Deals won, of those won and lost"),
        (ConversionKind.ListToOpportunity, "Accounts without an open deal that got one"),
        (ConversionKind.QualifiedToOpportunity, "Qualified accounts that got a deal"),
    ];

    public static ModalView Form(ProgramInfo program, Board? board)
    {
        var settings = board?.Settings ?? StarterMeasures.For(program.Calendar.Zone.Id);
        Option[] conversions = [.. Conversions.Select(one => new Option(one.Kind.ToString(), (PlainText)one.Words))];
        Option[] months = [.. Enumerable.Range(1, 12).Select(month => new Option(Text(month), (PlainText)CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month)))];
        return new ModalView(
            "What the board counts",
            [
                Input(Currency, "Currency of the scoreboard", new PlainTextInput(Value) { MaxLength = 3, InitialValue = settings.Currency.Reporting }, "Three letters, such as EUR."),
                Input(Blank, "An amount without a currency is in", new PlainTextInput(Value) { MaxLength = 3, InitialValue = settings.Currency.BlankMeans }, "Left empty, such a deal is in no sum, and is named.", optional: true),
                Input(
                    Activities, "What activities count as",
                    new PlainTextInput(Value) { Multiline = true, InitialValue = Fitting(SettingsLines.WriteActivities(settings.Activities)) },
                    "A kind a line, as your CRM calls it: call: touch, action. Behind it stand touch (covers the account), response (to marketing), action (answers a signal) and points for what the account does. Where sides differ: meeting by sales: touch."),
                Input(Signals, "Signals that sales is to act on", new PlainTextInput(Value) { InitialValue = Fitting(string.Join(", ", settings.Signals)) }, "As the source calls them, between commas.", optional: true),
                Input(Hours, "Working hours to act on one", new PlainTextInput(Value) { MaxLength = 20, InitialValue = SettingsLines.WriteHours(settings.SlaHours) }, "Of tier 1, 2 and 3: 8, 16, 24. A dash for a tier without a promise.", optional: true),
                Input(Conversion, "Conversion is", new StaticSelectMenu(Value, conversions) { InitialOption = conversions[(int)settings.Conversion] }, "Another one begins a new series."),
                Input(Qualifying, "Signals that say that an account qualified", new PlainTextInput(Value) { InitialValue = Fitting(string.Join(", ", settings.QualifyingSignals)) }, "Only for the last of the three.", optional: true),
                Number(EngagedFrom, "An account is engaged from so many points", settings.EngagedFrom, isDecimal: true),
                Number(TouchDays, "Coverage looks back so many days", settings.TouchDays),
                Number(PointDays, "Engagement looks back so many days", settings.PointDays),
                Number(ResponseDays, "A response counts for deals of the next so many days", settings.ResponseDays),
                Input(Month, "The fiscal year begins in", new StaticSelectMenu(Value, months) { InitialOption = months[settings.FirstMonth - 1] }),
                Input(Targets, "Lines to be at, in percent", new PlainTextInput(Value) { MaxLength = 200, InitialValue = Fitting(SettingsLines.WriteTargets(board?.Targets ?? [])) }, "coverage 80, conversion 25. The channel is told when a measure crosses its line.", optional: true),
                Input(Rates, "What currencies are worth", new PlainTextInput(Value) { Multiline = true, InitialValue = Fitting(SettingsLines.WriteRates(board?.Rates ?? [])) }, "One unit in the scoreboard's currency, a line each: USD 0.92, or USD 0.92 from 2026-07-01.", optional: true),
            ])
        {
            CallbackId = CallbackId,
            PrivateMetadata = new ProgramRef(program.Key.ProgramId).ToString(),
            Submit = "Save",
            Close = "Cancel",
        };
    }

    /// <summary>What was filled in, over what it said before; or what is wrong, by the input under which it is shown.</summary>
    public static (MeasureSettings Settings, ImmutableArray<Target> Targets, ImmutableArray<ExchangeRate> Rates, Dictionary<string, string> Errors) Read(
        ViewState state, ProgramInfo program, Board? board)
    {
        var before = board?.Settings ?? StarterMeasures.For(program.Calendar.Zone.Id);
        var errors = new Dictionary<string, string>();
        var activities = SettingsLines.ReadActivities(state.Text(Activities, Value));
        var (targets, rates) = (SettingsLines.ReadTargets(state.Text(Targets, Value)), SettingsLines.ReadRates(state.Text(Rates, Value)));
        var (hours, wrong) = SettingsLines.ReadHours(state.Text(Hours, Value));
        Report(Activities, activities.Problems);
        Report(Targets, targets.Problems);
        Report(Rates, rates.Problems);
        Report(Hours, wrong is null ? [] : [$"{wrong}."]);
        var settings = before with
        {
            Currency = before.Currency with
            {
                Reporting = state.Text(Currency, Value)?.Trim().ToUpperInvariant() ?? "",
                BlankMeans = state.Text(Blank, Value)?.Trim() is { Length: > 0 } blank ? blank.ToUpperInvariant() : null,
            },
            Activities = activities.Value,
            Signals = SettingsLines.ReadWords(state.Text(Signals, Value)),
            QualifyingSignals = SettingsLines.ReadWords(state.Text(Qualifying, Value)),
            SlaHours = hours,
            Conversion = ChosenName.Of<ConversionKind>(state.Option(Conversion, Value)) ?? before.Conversion,
            EngagedFrom = NumberOf(EngagedFrom) ?? before.EngagedFrom,
            TouchDays = DaysOf(TouchDays, before.TouchDays),
            PointDays = DaysOf(PointDays, before.PointDays),
            ResponseDays = DaysOf(ResponseDays, before.ResponseDays),
            FirstMonth = int.TryParse(state.Option(Month, Value), NumberStyles.None, CultureInfo.InvariantCulture, out var month) ? month : before.FirstMonth,
        };
        return (settings, targets.Value, rates.Value, errors);

        void Report(string block, ImmutableArray<string> problems)
        {
            if (!problems.IsEmpty)
            {
                errors[block] = problems.Length == 1 ? problems[0] : $"{string.Join(' ', problems.Take(3))}{(problems.Length > 3 ? " And more." : "")}";
            }
        }

        decimal? NumberOf(string block) => state.Text(block, Value) is { } typed && SettingsLines.TryNumber(typed, out var number) ? number : null;

        int DaysOf(string block, int otherwise)
        {
            if (NumberOf(block) is { } days && days == decimal.Truncate(days) && days is >= 1 and <= SettingsProblems.MostDays)
            {
                return (int)days;
            }

            errors[block] = $"1 to {SettingsProblems.MostDays} days.";
            return otherwise;
        }
    }

    static InputBlock Input(string block, string label, IInputElement element, string? hint = null, bool optional = false) =>
        new(label, element) { BlockId = block, Hint = hint is null ? null : (PlainText)hint, Optional = optional };

    static InputBlock Number(string block, string label, decimal value, bool isDecimal = false) =>
        new(label, new NumberInput(Value) { IsDecimalAllowed = isDecimal, InitialValue = value, MinValue = isDecimal ? null : 1, MaxValue = isDecimal ? null : SettingsProblems.MostDays }) { BlockId = block };

    static string? Fitting(string text) => text.Length == 0 ? null : text.Length <= 3000 ? text : text[..3000];

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
