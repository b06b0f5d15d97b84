using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Domain.Differences;
using AlignBot.Domain.Scoreboard.Settings;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Sources;

namespace AlignBot.Differences;

/// <summary>The form that says where each side's pipeline comes from.</summary>
static class FigureSourcesModal
{
    public const string CallbackId = "figures.sources.form";

    const string Alike = "alike";
    const string Value = "value";
    const string Asked = "asked";

    public static ModalView Form(ProgramInfo program, FigureSources now, ISourceReadings sources)
    {
        return new ModalView(
            "Where numbers come from",
            [
                new SectionBlock(Mrkdwn.Of($"Before each strategy review both sides give their pipeline. A side that has a source is not asked; with two sources nobody is.")),
                Side("Sales", FigureSide.Sales),
                Side("Marketing", FigureSide.Marketing),
                new InputBlock("Alike up to, in percent of the larger one", new PlainTextInput(Value) { MaxLength = 10, InitialValue = now.AlikeWithin.ToString("0.##", CultureInfo.InvariantCulture) })
                {
                    BlockId = Alike,
                },
            ])
        {
            CallbackId = CallbackId,
            PrivateMetadata = new ProgramRef(program.Key.ProgramId).ToString(),
            Submit = "Save",
            Close = "Cancel",
        };

        InputBlock Side(string label, FigureSide side) => Menu(sources).Input(
            label, side.ToString(), (Asked, "Its leader is asked"), "The file of deals that is handed in", now.Of(side));
    }

    /// <summary>What was said, or what is wrong, by the input under which it is shown.</summary>
    public static (FigureSources? Sources, Dictionary<string, string> Errors) Read(ViewState state, ISourceReadings sources)
    {
        var typed = state.Text(Alike, Value)?.Trim().TrimEnd('%').Trim() ?? "";
        return SettingsLines.TryNumber(typed, out var alike) && alike is >= 0 and <= FigureSources.MostAlikeWithin
            ? (new FigureSources(Source(FigureSide.Sales), Source(FigureSide.Marketing), alike), [])
            : (null, new() { [Alike] = $"'{typed}' is no share; write a number from 0 to {FigureSources.MostAlikeWithin:0}, such as 2." });

        string? Source(FigureSide side) => Menu(sources).Read(state, side.ToString()).Source;
    }

    static SourceMenu Menu(ISourceReadings sources) => new(sources, SourceKinds.Opportunities);
}
