using System.Globalization;
using System.Text.RegularExpressions;
using AlignBot.Contracts;
using AlignBot.Decisions.Cards;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Time;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.Decisions.Search;

/// <summary>What somebody looks for in the log: the beginnings of words, and filters. Made of a line that people type.</summary>
sealed partial record DecisionQuery
{
    /// <summary>More words than anybody types to find something; the rest of a pasted page is left out.</summary>
    const int MostWords = 16;

    /// <summary>More than anybody types of what is in quotes, or left out.</summary>
    const int MostPhrases = 4;

    /// <summary>Words of which each must begin a word of the entry.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>What was typed in quotes, as words with a blank between: they stand in the entry one behind the other.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];

    /// <summary>What was typed behind a '-': the beginning of a word, or words one behind the other, that the entry must not have.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>Those of <see cref="Without"/> that are one word each.</summary>
    public IEnumerable<string> WithoutWords => Without.Where(one => !one.Contains(' ', StringComparison.Ordinal));

    /// <summary>Marked words that the entry must have as they are, see <see cref="DecisionWords"/>.</summary>
    public IReadOnlyList<string> Filters { get; init; } = [];

    /// <summary>The beginnings of marked words: of the account's name.</summary>
    public IReadOnlyList<string> Account { get; init; } = [];

    /// <summary>First day of recording.</summary>
    public LocalDate? From { get; init; }

    /// <summary>Last day of recording.</summary>
    public LocalDate? To { get; init; }

    /// <summary>The number of an entry or of a dispute, where nothing but that was typed; the entry it names, or what settled the dispute, is found first.</summary>
    public (bool IsDispute, int Number)? Reference { get; init; }

    /// <summary>The query as a line that reads back as the same query, short enough for a button.</summary>
    public string Line { get; init; } = "";

    public bool IsEmpty => Words.Count + Filters.Count + Account.Count + Without.Count == 0 && From is null && To is null;

    /// <summary>The same, for what is searched beside the log; null where it asks for what only decisions have, or for no word.</summary>
    public SoughtWords? Beside => Filters.Count > 0 || Words.Count + Account.Count == 0 ? null : new SoughtWords
    {
        Words = Words,
        Phrases = Phrases,
        Without = Without,
        Account = [.. Account.Select(DecisionWords.OfAccount)],
        From = From,
        To = To,
    };

    /// <summary>Reads a line, as Slack hands it over or as typed; or the sentence that says what is wrong with it.</summary>
    public static (DecisionQuery? Query, Mrkdwn Sentence) Parse(string line, ProgramInfo program)
    {
        var (words, filters, account) = (new List<string>(), new Dictionary<string, string>(), new List<string>());
        var (phrases, without) = (new List<string>(), new List<string>());
        LocalDate? from = null, to = null;
        foreach (Match part in Part().Matches(TypedText.Folded(line)))
        {
            var (key, value) = (part.Groups["key"].Value.ToLowerInvariant(), part.Groups["value"].Value.Trim('"'));
            if (key.Length == 0 && TypedPerson.IsMeant(part.Value) && TypedPerson.Of(part.Value, program.Roster) is { } mentioned)
            {
                (key, value) = ("by", mentioned.Value);
            }

            switch (key)
            {
                case "by":
                    if (TypedPerson.Of(value, program.Roster) is not { } person)
                    {
                        return (null, Mrkdwn.Of($"Nobody here is called '{value}'. Write `by:` and a name as it stands in the channel, or mention them.").Shortened(600));
                    }

                    filters[DecisionWords.Person(person)] = $"by:{person.Value}";
                    break;
                case "category":
                    if (program.Path.Categories.FirstOrDefault(one => Same(one.Key, value) || Same(one.Name, value)) is not { } category)
                    {
                        return (null, Mrkdwn.Of($"There is no category '{value}'. There are: {string.Join(", ", program.Path.Categories.Select(one => one.Name))}.").Shortened(1000));
                    }

                    filters[DecisionWords.Category(category.Key)] = $"category:\"{category.Key}\"";
                    break;
                case "status":
                    if (Enum.GetValues<DecisionStatus>().Where(one => Same(one.ToString(), value.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal))).ToList() is not [var status])
                    {
                        return (null, Mrkdwn.Of($"There is no status '{value}'. There are: in-force, contested, amended, superseded, reversed, expired.").Shortened(600));
                    }

                    filters[DecisionWords.Status(status)] = $"status:{status}";
                    break;
                case "expected":
                    Came? came = null;
                    if (!Same(value, "open"))
                    {
                        if (Enum.GetValues<Came>().Where(one => Same(ExpectationWords.Word(one).Replace(' ', '-'), value)).ToList() is not [var said])
                        {
                            return (null, Mrkdwn.Of($"'{value}' is no outcome of what was expected. There are: open, happened, did-not, cannot-tell.").Shortened(600));
                        }

                        came = said;
                    }

                    filters[DecisionWords.Expectation(came)] = $"expected:{(came is { } outcome ? ExpectationWords.Word(outcome).Replace(' ', '-') : "open")}";
                    break;
                case "account":
                    account.AddRange(DecisionWords.In(value));
                    break;
                case "from" or "to":
                    if (LocalDatePattern.Iso.Parse(value) is not { Success: true, Value: var named })
                    {
                        return (null, Mrkdwn.Of($"'{value}' is not a day of the calendar; write it as `{key}:2026-12-31`.").Shortened(600));
                    }

                    var date = DateLimits.Nearest(named);
                    from = key == "from" ? date : from;
                    to = key == "to" ? date : to;
                    break;
                default:
                    var isNot = part.Groups["not"].Success;
                    if (isNot || part.Groups["quoted"].Success)
                    {
                        List<string> quoted = [.. DecisionWords.In(SlackMarkup.Plain(part.Groups["quoted"].Success ? part.Groups["quoted"].Value : part.Value[1..])).Take(MostWords)];
                        (isNot ? without : phrases).AddRange(quoted.Count > 0 && (isNot || quoted.Count > 1) ? [string.Join(' ', quoted)] : []);
                        words.AddRange(isNot ? [] : quoted);
                        break;
                    }

                    words.AddRange(DecisionWords.In(SlackMarkup.Plain(part.Value)));
                    break;
            }
        }

        if (from > to)
        {
            return (null, Mrkdwn.Of($"{When.Date(from.Value)} is after {When.Date(to!.Value)}: nothing lies between them."));
        }

        words = [.. words.Distinct().Take(MostWords)];
        account = [.. account.Distinct().Take(MostWords / 4)];
        return (new DecisionQuery
        {
            Words = words,
            Phrases = [.. phrases.Distinct().Take(MostPhrases)],
            Without = [.. without.Distinct().Take(MostPhrases)],
            Reference = ReferenceIn(line),
            Filters = [.. filters.Keys.Take(MostWords)],
            Account = [.. account.Select(DecisionWords.Account)],
            From = from,
            To = to,
            Line = string.Join(' ', [.. filters.Values.Take(MostWords), .. account.Select(word => $"account:{word}"), .. Days("from", from), .. Days("to", to), .. words, .. phrases.Distinct().Take(MostPhrases).Select(phrase => $"\"{phrase}\""), .. without.Distinct().Take(MostPhrases).Select(phrase => $"-\"{phrase}\"")]),
        }, default);
    }

    /// <summary>Whether a line has a filter, such as <c>by:@ana</c>, or is nothing but somebody mentioned: no decision is worded so.</summary>
    public static bool HasFilter(string line) =>
        Part().Matches(TypedText.Folded(line)).Any(part => part.Groups["value"].Value.Length > 0) || TypedPerson.IsMeant(line.Trim());

    /// <summary>Whether what the words alone don't tell holds of an entry: words one behind the other.</summary>
    public bool Fits(Decision decision)
    {
        if (Phrases.Count + Without.Count == 0)
        {
            return true;
        }

        string?[] texts =
        [
            decision.Text, decision.Question, decision.Rationale, decision.Expected, decision.Account,
            .. decision.DecidedBy.Where(by => by.Confirmation is Confirmation.Confirmed).Select(by => by.Reason),
        ];
        List<string> lines = [.. texts.Select(text => $" {string.Join(' ', DecisionWords.In(text))} ")];
        return Phrases.All(phrase => lines.Exists(line => line.Contains($" {phrase} ", StringComparison.Ordinal)))
            && !Without.Any(phrase => phrase.Contains(' ', StringComparison.Ordinal) && lines.Exists(line => line.Contains($" {phrase} ", StringComparison.Ordinal)));
    }

    static IEnumerable<string> Days(string key, LocalDate? day) => day is { } date ? [$"{key}:{LocalDatePattern.Iso.Format(date)}"] : [];

    static (bool IsDispute, int Number)? ReferenceIn(string line) =>
        Referred().Match(TypedText.Folded(line)) is { Success: true } found
            ? (found.Groups["kind"].Value.Equals("DSP", StringComparison.OrdinalIgnoreCase), int.Parse(found.Groups["digits"].ValueSpan, CultureInfo.InvariantCulture))
            : null;

    static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("(?<key>by|account|category|status|expected|from|to):(?<value>\"[^\"]*\"?|<[^>]*>|\\S*)|(?<not>-)?[\"\u201c\u201d\u201e](?<quoted>[^\"\u201c\u201d\u201e]*)[\"\u201c\u201d\u201e]?|(?<not>-)[\\p{L}\\p{N}]\\S*|<[^>\\s]*>|\\S+", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Part();

    [GeneratedRegex("^\\s*((?<kind>DEC|DSP)[- ]?|#)?(?<digits>[0-9]{1,7})\\s*$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Referred();
}
