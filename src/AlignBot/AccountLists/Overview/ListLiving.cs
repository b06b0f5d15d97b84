using AlignBot.AccountLists.Storage;
using AlignBot.Contracts;
using AlignBot.Domain.AccountLists;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;

namespace AlignBot.AccountLists.Overview;

/// <summary>The list as a document to be signed: where it comes from and how that is read, not which accounts are on it this
/// week.</summary>
sealed class ListLiving : ILivingText
{
    public ArtifactKind Kind => ArtifactKind.AccountList;

    public async Task<string?> SayAsync(AlignBotContext db, ProgramInfo program) =>
        await ListTables.ListAsync(db, program.Key) is { Source: { } source } list
        ? string.Join('\n',
        [
            $"Sales and marketing work from one account list. It comes from {ListWords.Source(source)}.",
            list.Mapping.AllAreListed
                ? "On it is every account that this gives."
                : $"On it is every account whose flag{Column(list.Mapping.FlagColumn)} says "
                    + $"{(list.Mapping.FlagWords.IsEmpty ? "yes" : Names.Join([.. list.Mapping.FlagWords], " or "))}.",
            list.Mapping.TierWords.IsEmpty
                ? $"Its tier{Column(list.Mapping.TierColumn)} is the number in the source's own word: 1, 2 or 3."
                : $"Its tier{Column(list.Mapping.TierColumn)}: "
                    + $"{string.Join(", ", list.Mapping.TierWords.OrderBy(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal).Select(word => $"{word.Key} is tier {word.Value}"))}.",
            .. list.Pairs is PairRule.ByRole
                ? new[]
                {
                    "Each account of tier 1 is owned by the sales leader and the marketing leader together, unless others are named.",
                }
                : [],
            $"What changed is posted on {list.Dates.Day} at {When.Time(list.Dates.At)}, and both leaders attest it in the weekly review.",
        ])
        : null;

    static string Column(string? name) => name is null ? "" : $" ({name})";
}
