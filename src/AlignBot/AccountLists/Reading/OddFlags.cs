using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Wording;
using AlignBot.Sources;

namespace AlignBot.AccountLists.Reading;

/// <summary>Flags of a reading that say neither yes nor no: all of them are named at once, so that one look mends them.</summary>
sealed class OddFlags
{
    /// <summary>Words that are named.</summary>
    const int Words = 5;

    /// <summary>Accounts of a word that are named.</summary>
    const int Accounts = 3;

    readonly Dictionary<string, (int Count, List<string> Keys)> words = new(StringComparer.OrdinalIgnoreCase);

    public bool Any => words.Count > 0;

    public void Add(string word, string key)
    {
        var (count, keys) = words.GetValueOrDefault(word.Trim(), (0, []));
        if (count < Accounts)
        {
            keys.Add(key);
        }

        if (count > 0 || words.Count < 1000)
        {
            words[word.Trim()] = (count + 1, keys);
        }
    }

    /// <summary>What is wrong with the reading, and what to do.</summary>
    public SourceException Refusal(ListMapping mapping)
    {
        var named = words.OrderByDescending(word => word.Value.Count).ThenBy(
            word => word.Key, StringComparer.Ordinal).Take(Words).Select(Say);
        var more = words.Count > Words ? $" and {words.Count - Words} other words" : "";
        return new SourceException(new SourceFault(
            SourceFaultKind.Config,
            $"The flag says {Names.Join([.. named])}{more}, and nobody said whether that means 'on the list'. Say which words do with "
                + $"/align list source.")
        {
            Subject = mapping.FlagColumn ?? "is_target",
        });
    }

    /// <summary>''maybe' of A-3, A-7 and 2 more'.</summary>
    static string Say(KeyValuePair<string, (int Count, List<string> Keys)> word) =>
        $"'{TextLimits.Cut(word.Key, 40)}' of {string.Join(", ", word.Value.Keys)}{(word.Value.Count > Accounts ? $" and {word.Value.Count - Accounts:N0} more" : "")}";
}
