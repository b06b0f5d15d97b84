using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;

namespace AlignBot.Decisions;

/// <summary>What a search finds an entry by: its words, and marked words for the people, account, category and status that filters name.</summary>
/// <remarks>Words are cut here and not by the databases, so that both find the same, whatever people type: what is left holds no character
/// that a query language could take for its own. Blanks stand around each word.</remarks>
static class DecisionWords
{
    /// <summary>Rises when words are cut otherwise; a migration then sets the column to 0 and the next start writes them again.</summary>
    public const int Version = 2;

    /// <summary>Stands before words that filters alone look for. No typed word holds it.</summary>
    const char Mark = '§';

    public static string Of(Decision decision)
    {
        var words = new HashSet<string>(In(decision.Text));
        words.UnionWith(In(decision.Question));
        words.UnionWith(In(decision.Rationale));
        words.UnionWith(In(decision.Expected));
        if (decision.Expected is not null)
        {
            words.Add(Expectation(decision.Came));
        }

        words.UnionWith(decision.DecidedBy.Where(by => by.Confirmation is Confirmation.Confirmed).SelectMany(by => In(by.Reason)));
        words.UnionWith(In(decision.Account));
        words.UnionWith(In(decision.Account).Select(Account));
        words.UnionWith(decision.DecidedBy.Select(by => Person(by.User)));
        if (decision.RecordedBy is { } recorder)
        {
            words.Add(Person(recorder));
        }

        if (decision.Category is { } category)
        {
            words.Add(Category(category));
        }

        words.Add(Status(decision.Status));
        return " " + string.Join(' ', words) + " ";
    }

    public static string Person(UserId user) => $"{Mark}p{Key(user.Value)}";

    public static string Account(string word) => $"{Mark}a{word}";

    public static string Category(string key) => $"{Mark}c{Key(key)}";

    public static string Status(DecisionStatus status) => $"{Mark}s{Key(status.ToString())}";

    /// <summary>Whether what was expected came; null: that is open.</summary>
    public static string Expectation(Came? came) => $"{Mark}e{Key(came?.ToString() ?? "open")}";

    /// <summary>The words of a text, as everything that is searched is cut (<see cref="SoughtWords"/>).</summary>
    public static IEnumerable<string> In(string? text) => SoughtWords.In(text);

    /// <summary>The word that <see cref="Account"/> marked.</summary>
    public static string OfAccount(string marked) => marked[2..];

    static string Key(string text) => string.Concat(In(text));
}
