using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.AccountLists.Pages;

/// <summary>The form that says where the list comes from, how that is read, and when its diff is posted.</summary>
static class SourceModal
{
    public const string CallbackId = "list.source.form";

    const string Source = "source";
    const string Who = "who";
    const string FlagColumn = "flag-column";
    const string FlagWords = "flag-words";
    const string TierColumn = "tier-column";
    const string TierWords = "tier-words";
    const string Day = "day";
    const string Time = "time";
    const string Value = "value";
    const string Flagged = "flagged";
    const string Everybody = "all";

    /// <summary>What stands for 'files' in the menu: no source of a configuration is called so.</summary>
    const string Files = "-";

    public static ModalView Form(ProgramInfo program, AccountList? list, ImmutableArray<string> names)
    {
        var dates = list?.Dates ?? DiffDates.Usual;
        var days = Enum.GetValues<IsoDayOfWeek>().Where(day => day is not IsoDayOfWeek.None).Select(day => new Option(day.ToString(), (PlainText)day.ToString())).ToList();
        return new ModalView(
            "Where it comes from",
            [
                new InputBlock("Source", Sources(list?.Source, names)) { BlockId = Source, Hint = "Sources are set up by whoever runs AlignBot's server. A list from files is as old as the last file." },
                .. Mapping(list?.Mapping ?? ListMapping.Usual),
                new InputBlock("The weekly diff is posted on", new StaticSelectMenu(Value, days) { InitialOption = days.Single(day => day.Value == dates.Day.ToString()) }) { BlockId = Day },
                new InputBlock("at", new PlainTextInput(Value) { InitialValue = When.Time(dates.At), MaxLength = 20 }) { BlockId = Time, Hint = $"By the clock of {program.Calendar.ZoneId}. On a day off it comes on the next working day." },
            ])
        {
            CallbackId = CallbackId,
            PrivateMetadata = new ProgramRef(program.Key.ProgramId).ToString(),
            Submit = "Save",
            Close = "Cancel",
        };
    }

    /// <summary>A menu of the sources, with files as the first.</summary>
    public static StaticSelectMenu Sources(string? chosen, ImmutableArray<string> names)
    {
        List<Option> options = [new Option(Files, (PlainText)"Files that are handed in"), .. names.Take(99).Select(name => new Option(name, ((PlainText)name).Shortened(75)))];
        var value = chosen is AccountList.FromFiles ? Files : chosen;
        return new StaticSelectMenu(Value, options) { InitialOption = options.FirstOrDefault(option => option.Value == value) };
    }

    /// <summary>The fields that say how a source is read.</summary>
    public static IEnumerable<Block> Mapping(ListMapping mapping)
    {
        List<Option> who =
        [
            new(Flagged, (PlainText)"Accounts whose flag says so"),
            new(Everybody, (PlainText)"All accounts that it gives: its own filter chose them"),
        ];
        yield return new InputBlock("Who is on the list", new RadioButtonGroup(Value, who) { InitialOption = who[mapping.AllAreListed ? 1 : 0] }) { BlockId = Who };
        yield return new InputBlock("Words of the flag that mean yes", new PlainTextInput(Value) { InitialValue = Text(string.Join(", ", mapping.FlagWords)), MaxLength = 1500 })
        {
            BlockId = FlagWords,
            Optional = true,
            Hint = "With commas between them. Empty: true, yes, 1 and the like.",
        };
        yield return new InputBlock("Words for the tiers", new PlainTextInput(Value)
        {
            Multiline = true,
            MaxLength = 1500,
            InitialValue = Text(string.Join('\n', mapping.TierWords.OrderBy(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal).Select(word => $"{word.Key} = {word.Value}"))),
        })
        {
            BlockId = TierWords,
            Optional = true,
            Hint = "One a line: Strategic = 1. Empty: Tier 1, tier_2, T3 and the like. A word that is not named has no tier, and is said.",
        };
        yield return new InputBlock("Column of the flag", new PlainTextInput(Value) { InitialValue = mapping.FlagColumn, MaxLength = 100 }) { BlockId = FlagColumn, Optional = true, Hint = "Empty: the one that the source is set up with." };
        yield return new InputBlock("Column of the tier", new PlainTextInput(Value) { InitialValue = mapping.TierColumn, MaxLength = 100 }) { BlockId = TierColumn, Optional = true };
    }

    /// <summary>Which source is chosen.</summary>
    public static string? SourceOf(ViewState state) => state.Option(Source, Value) switch
    {
        Files => AccountList.FromFiles,
        var name => name,
    };

    /// <summary>How it is read, or what is wrong, by the field it stands under.</summary>
    public static ListMapping ReadMapping(ViewState state, Dictionary<string, string> errors)
    {
        var tiers = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in (state.Text(TierWords, Value) ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = line.LastIndexOfAny(['=', ':']);
            if (equals <= 0 || !int.TryParse(line[(equals + 1)..].Trim().Replace("tier", "", StringComparison.OrdinalIgnoreCase), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var tier) || tier is < 1 or > 3)
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
            FlagWords = [.. (state.Text(FlagWords, Value) ?? "").Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(ListMapping.MostWords).Select(word => TextLimits.Cut(word, ListMapping.LongestWord))],
            FlagColumn = Text(state.Text(FlagColumn, Value)?.Trim()),
            TierColumn = Text(state.Text(TierColumn, Value)?.Trim()),
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

        return Enum.TryParse<IsoDayOfWeek>(state.Option(Day, Value), out var day) && day is not IsoDayOfWeek.None ? new DiffDates(day, at) : null;
    }

    /// <summary>The field that what concerns the whole form stands under.</summary>
    public static string ErrorBlock => Source;

    static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
