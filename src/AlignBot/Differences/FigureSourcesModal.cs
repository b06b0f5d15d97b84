using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Domain.AccountLists;
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
    const string From = "from:";

    public static ModalView Form(ProgramInfo program, FigureSources now, ISourceReadings sources) => new(
        "Where numbers come from",
        [
            new SectionBlock(Mrkdwn.Of($"Before each strategy review both sides give their pipeline. A side that has a source is not asked; with two sources nobody is.")),
            Field("Sales", nameof(FigureSide.Sales), now.Sales, sources),
            Field("Marketing", nameof(FigureSide.Marketing), now.Marketing, sources),
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

    /// <summary>What was said, or what is wrong, by the input under which it is shown.</summary>
    public static (FigureSources? Sources, Dictionary<string, string> Errors) Read(ViewState state, ISourceReadings sources)
    {
        var typed = state.Text(Alike, Value)?.Trim().TrimEnd('%').Trim() ?? "";
        return SettingsLines.TryNumber(typed, out var alike) && alike is >= 0 and <= FigureSources.MostAlikeWithin
            ? (new FigureSources(Source(nameof(FigureSide.Sales)), Source(nameof(FigureSide.Marketing)), alike), [])
            : (null, new() { [Alike] = $"'{typed}' is no share; write a number from 0 to {FigureSources.MostAlikeWithin:0}, such as 2." });

        // Only what the server's configuration names is ever read.
        string? Source(string side) => state.Option(side, Value) is { } said && said.StartsWith(From, StringComparison.Ordinal)
            && said[From.Length..] is var name && (name == AccountList.FromFiles || Giving(sources).Contains(name)) ? name : null;
    }

    static IEnumerable<string> Giving(ISourceReadings sources) => sources.Names.Where(name => sources.Gives(name).HasFlag(SourceKinds.Opportunities));

    static InputBlock Field(string label, string side, string? chosen, ISourceReadings sources)
    {
        List<Option> options =
        [
            new Option(Asked, (PlainText)"Its leader is asked"),
            new Option(From + AccountList.FromFiles, (PlainText)"The file of deals that is handed in"),
            .. Giving(sources).Take(50).Select(name => new Option(From + name, new PlainText($"The source {name}").Shortened(75))),
        ];
        return new InputBlock(label, new StaticSelectMenu(Value, options)
        {
            InitialOption = options.Find(option => option.Value == (chosen is null ? Asked : From + chosen)) ?? options[0],
        })
        {
            BlockId = side,
        };
    }
}
