using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Sources;
using NodaTime;

namespace AlignBot.AccountLists.Pages;

/// <summary>The form that says where the list comes from, how that is read, and when its diff is posted.</summary>
static class SourceModal
{
    public const string CallbackId = "list.source.form";

    /// <summary>Another source is chosen in an open form: what it can be mapped from is another matter.</summary>
    public const string ChosenAction = "list.source.chosen";

    const string Source = "source";
    const string Who = "who";
    const string FlagColumn = "flag-column";
    const string FlagWords = "flag-words";
    const string TierColumn = "tier-column";
    const string TierWords = "tier-words";
    const string OfMenu = "-menu";
    const string Day = "day";
    const string Time = "time";
    const string Pairs = "pairs";
    const string Value = "value";
    const string Flagged = "flagged";
    const string Everybody = "all";

    /// <summary>What stands for 'files' in the menu: no source of a configuration is called so.</summary>
    const string Files = "-";

    static readonly ImmutableArray<Option> Rules =
    [
        new(nameof(PairRule.BySource), (PlainText)"The owner and the marketer that the source names"),
        new(nameof(PairRule.ByRole), (PlainText)"The sales leader and the marketing leader"),
    ];

    /// <param name="program">The program.</param>
    /// <param name="list">As it stands; null before anybody said where it comes from.</param>
    /// <param name="offer">What can be chosen.</param>
    public static ModalView Form(ProgramInfo program, AccountList? list, SourceOffer offer)
    {
        var dates = list?.Dates ?? DiffDates.Usual;
        var days = Enum.GetValues<IsoDayOfWeek>().Where(day => day is not IsoDayOfWeek.None).Select(
            day => new Option(day.ToString(), (PlainText)day.ToString())).ToList();
        return new ModalView(
            "Where it comes from",
            [
                new InputBlock("Source", Sources(offer))
                {
                    BlockId = Source,
                    DispatchAction = true,
                    Hint = "Sources are set up by whoever runs AlignBot's server. A list from files is as old as the last file.",
                },
                .. Mapping(list?.Mapping ?? ListMapping.Usual, offer),
                new InputBlock(
                    "Tier 1 is owned by",
                    new RadioButtonGroup(Value, Rules) { InitialOption = Rules[(int)(list?.Pairs ?? PairRule.BySource)] })
                    {
                        BlockId = Pairs,
                    },
                new InputBlock(
                    "The weekly diff is posted on",
                    new StaticSelectMenu(Value, days) { InitialOption = days.Single(day => day.Value == dates.Day.ToString()) })
                    {
                        BlockId = Day,
                    },
                new InputBlock("at", new PlainTextInput(Value) { InitialValue = When.Time(dates.At), MaxLength = 20 })
                {
                    BlockId = Time,
                    Hint = $"By the clock of {program.Calendar.ZoneId}. On a day off it comes on the next working day.",
                },
            ])
        {
            CallbackId = CallbackId,
            PrivateMetadata = new ProgramRef(program.Key.ProgramId).ToString(),
            Submit = "Save",
            Close = "Cancel",
        };
    }

    /// <summary>A menu of the sources, with files as the first.</summary>
    public static StaticSelectMenu Sources(SourceOffer offer)
    {
        List<Option> options = [
            new Option(Files, (PlainText)"Files that are handed in"),
            .. offer.Names.Take(99).Select(name => new Option(name, ((PlainText)name).Shortened(75)))];
        var value = offer.Chosen is AccountList.FromFiles ? Files : offer.Chosen;
        return new StaticSelectMenu(ChosenAction, options) { InitialOption = options.FirstOrDefault(option => option.Value == value) };
    }

    /// <summary>The fields that say how a source is read.</summary>
    public static IEnumerable<Block> Mapping(ListMapping mapping, SourceOffer offer)
    {
        List<Option> who =
        [
            new(Flagged, (PlainText)"Accounts whose flag says so"),
            new(Everybody, (PlainText)"All accounts that it gives: its own filter chose them"),
        ];
        yield return new InputBlock(
            "Who is on the list", new RadioButtonGroup(Value, who) { InitialOption = who[mapping.AllAreListed ? 1 : 0] })
        { BlockId = Who };
        yield return new InputBlock(
            "Words of the flag that mean yes",
            new PlainTextInput(Value) { InitialValue = Text(string.Join(", ", mapping.FlagWords)), MaxLength = 1500 })
        {
            BlockId = FlagWords,
            Optional = true,
            Hint = "With commas between them. Empty: true, yes, 1 and the like.",
        };
        yield return new InputBlock("Words for the tiers", new PlainTextInput(Value)
        {
            Multiline = true,
            MaxLength = 1500,
            InitialValue = Text(
                string.Join('\n', mapping.TierWords.OrderBy(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal)
                    .Select(word => $"{word.Key} = {word.Value}"))),
        })
        {
            BlockId = TierWords,
            Optional = true,
            Hint = "One a line: Strategic = 1. Empty: Tier 1, tier_2, T3 and the like. A word that is not named has no tier, and is said.",
        };
        yield return Column(
            "Column of the flag", FlagColumn, mapping.FlagColumn,
            offer.Columns) with
        { Hint = "Empty: the one that the source is set up with." };
        yield return Column("Column of the tier", TierColumn, mapping.TierColumn, offer.Columns);
    }

    /// <summary>A menu where the source says what it has, else a field to type into.</summary>
    static InputBlock Column(string label, string block, string? mapped, ImmutableArray<SourceColumn> columns) =>
        SourceColumns.Menu(Value, mapped, columns) is { } menu
        ? new InputBlock(label, menu) { BlockId = block + OfMenu, Optional = true }
        : new InputBlock(label, new PlainTextInput(Value) { InitialValue = mapped, MaxLength = 100 }) { BlockId = block, Optional = true };

    static string? ColumnOf(ViewState state, string block) => state.Option(block + OfMenu, Value) ?? Text(state.Text(block, Value)?.Trim());

    /// <summary>Which source is chosen.</summary>
    public static string? SourceOf(ViewState state) => state.Option(Source, ChosenAction) switch
    {
        Files => AccountList.FromFiles,
        var name => name,
    };

    /// <summary>How it is read, or what is wrong, by the field it stands under.</summary>
    public static ListMapping ReadMapping(ViewState state, Dictionary<string, string> errors)
    {
        var tiers = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in (state.Text(TierWords, Value) ?? "").Split('\n',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = line.LastIndexOfAny(['=', ':']);
            if (equals <= 0 || !int.TryParse(line[(equals + 1)..].Trim().Replace("tier", "", StringComparison.OrdinalIgnoreCase),
                NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var tier) || tier is < 1 or > 3)
            {
                errors[TierWords] = $"'{TextLimits.Cut(line, 60)}' is not read: write the word, = and the tier, such as Strategic = 1.";
                break;
            }

            tiers[TextLimits.Cut(line[..equals].Trim(), ListMapping.LongestWord)] = tier;
        }

        if (tiers.Count > ListMapping.MostWords)
        {
            errors[TierWords] = $"Here are {tiers.Count} words; there are {ListMapping.MostWords} at most.";
        }

        return new ListMapping
        {
            AllAreListed = state.Option(Who, Value) == Everybody,
            FlagWords = [
                .. (state.Text(FlagWords, Value) ?? "").Split([',', ';', '\n'],
                    StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(ListMapping.MostWords)
                        .Select(word => TextLimits.Cut(word, ListMapping.LongestWord))],
            FlagColumn = ColumnOf(state, FlagColumn),
            TierColumn = ColumnOf(state, TierColumn),
            TierWords = tiers.ToImmutableSortedDictionary(),
        };
    }

    /// <summary>When the diff is posted, or what is wrong.</summary>
    public static DiffDates? ReadDates(ViewState state, Dictionary<string, string> errors)
    {
        var words = (state.Text(Time, Value) ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var (time, used, problem) = TypedTime.Read(words);
        if (time is not { } at || used < words.Length)
        {
            errors[Time] = problem ?? "Write a time of the day, such as 08:30.";
            return null;
        }

        return Enum.TryParse<IsoDayOfWeek>(state.Option(Day, Value), out var day)
            && day is not IsoDayOfWeek.None ? new DiffDates(day, at) : null;
    }

    /// <summary>Who owns accounts of tier one.</summary>
    public static PairRule ReadPairs(ViewState state) =>
        state.Option(Pairs, Value) == nameof(PairRule.ByRole) ? PairRule.ByRole : PairRule.BySource;

    /// <summary>The field that what concerns the whole form stands under.</summary>
    public static string ErrorBlock => Source;

    static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
