using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Settings;
using AlignBot.Domain.Time;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Scoreboard.Forms;

/// <summary>The form for the figures of a quarter that no source gives.</summary>
static class FiguresModal
{
    public const string CallbackId = "scoreboard.figures.form";

    /// <summary>Under which what is wrong with the whole is shown.</summary>
    public const string Quarter = "quarter";

    const string Value = "value";

    /// <summary>So many quarters that are over can be chosen.</summary>
    const int Quarters = 4;

    public static ModalView Form(ProgramInfo program, MeasureSettings settings, Instant now)
    {
        Option[] quarters = [.. Over(settings, now).Select(quarter => new Option(Storage.BoardTables.Text(quarter.First), (PlainText)quarter.Name))];
        return new ModalView(
            "Figures of a quarter",
            [
                new SectionBlock(Mrkdwn.Of($"What nobody's source gives is entered here, both numbers of each: *3 of 5*. Whoever reads the scoreboard sees that you entered it. What you leave empty is unknown.")),
                new InputBlock("Quarter", new StaticSelectMenu(Value, quarters) { InitialOption = quarters[0] }) { BlockId = Quarter },
                .. Enum.GetValues<MeasureKind>().Select(kind => new InputBlock(BoardWords.Name(kind), new PlainTextInput(Value) { MaxLength = 60, Placeholder = "3 of 5" })
                {
                    BlockId = Block(kind),
                    Optional = true,
                    Hint = (PlainText)Hint(kind, settings),
                }),
            ])
        {
            CallbackId = CallbackId,
            PrivateMetadata = new ProgramRef(program.Key.ProgramId).ToString(),
            Submit = "Enter",
            Close = "Cancel",
        };
    }

    public static string Block(MeasureKind kind) => $"measure.{kind}";

    /// <summary>What was typed, or what is wrong, by the input under which it is shown.</summary>
    public static (ReadingPeriod? Period, List<EnteredFigure> Figures, Dictionary<string, string> Errors) Read(ViewState state, MeasureSettings settings, Instant now)
    {
        var errors = new Dictionary<string, string>();
        List<EnteredFigure> figures = [];
        foreach (var kind in Enum.GetValues<MeasureKind>())
        {
            if (state.Text(Block(kind), Value)?.Trim() is not { Length: > 0 } typed)
            {
                continue;
            }

            if (FigureText.Read(typed) is { } figure)
            {
                figures.Add(new EnteredFigure(kind, figure.Numerator, figure.Denominator));
            }
            else
            {
                errors[Block(kind)] = $"'{typed}' is not both numbers; write them as 3 of 5, or 75,000 of 100,000.";
            }
        }

        var chosen = state.Option(Quarter, Value);
        var quarter = Over(settings, now).Where(one => Storage.BoardTables.Text(one.First) == chosen).Select(one => (FiscalQuarter?)one).FirstOrDefault();
        if (quarter is null)
        {
            errors[Quarter] = "Choose a quarter that is over.";
        }

        return (quarter is { } of ? ReadingPeriod.Of(of, settings.ZoneId) : null, figures, errors);
    }

    static IEnumerable<FiscalQuarter> Over(MeasureSettings settings, Instant now)
    {
        var quarter = ReadingPeriod.Last(now, settings.ZoneId, settings.FirstMonth).Quarter;
        for (var back = 0; back < Quarters; back++)
        {
            yield return quarter;
            quarter = quarter.Previous;
        }
    }

    static string Hint(MeasureKind kind, MeasureSettings settings) => $"{BoardWords.What(kind, settings.Conversion)}, of {kind switch
    {
        MeasureKind.Coverage or MeasureKind.Engagement => "all accounts on the list",
        MeasureKind.Influence => "all new pipeline",
        MeasureKind.Conversion => settings.Conversion is ConversionKind.WinRate ? "all that were won and lost" : "all such accounts",
        _ => "all signals whose time is over",
    }}";
}
