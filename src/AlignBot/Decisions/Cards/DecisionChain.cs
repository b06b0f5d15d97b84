using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Decisions.Cards;

/// <summary>The entries that a decision is tied to, older and newer.</summary>
static class DecisionChain
{
    /// <summary>How many links are followed: a chain longer than that is read in steps.</summary>
    const int Longest = 24;

    /// <summary>Everything that the entry replaced and was replaced by, over all steps, oldest first; the entry itself among them.</summary>
    public static async Task<IReadOnlyList<Decision>> OfAsync(AlignBotContext db, ProgramKey key, Decision decision)
    {
        var found = new Dictionary<Guid, Decision> { [decision.Id.Value] = decision };
        var next = Missing(decision, found);
        while (next.Count > 0 && found.Count < Longest)
        {
            var rows = await Of(db, key).Where(row => next.Contains(row.Id)).ToListAsync();
            foreach (var row in rows)
            {
                found[row.Id] = DecisionDesk.StateOf(row);
            }

            next = [.. rows.SelectMany(row => Missing(found[row.Id], found)).Distinct()];
        }

        return [.. found.Values.OrderBy(entry => entry.Number)];
    }

    /// <summary>DEC-n of the entries that this one is linked to directly.</summary>
    public static async Task<IReadOnlyDictionary<DecisionId, int>> NumbersAsync(AlignBotContext db, ProgramKey key, Decision decision)
    {
        if (decision.Links.IsEmpty)
        {
            return new Dictionary<DecisionId, int>();
        }

        var ids = decision.Links.Select(link => link.Other.Value).ToList();
        return await Of(db, key).Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => new DecisionId(row.Id), row => row.Number);
    }

    /// <summary>DEC-n of the entry that took this one's place; null when none did.</summary>
    public static async Task<int?> SuccessorAsync(AlignBotContext db, ProgramKey key, Decision decision) =>
        decision.Links.LastOrDefault(link => !link.IsForward) is { } link
            ? await Of(db, key).Where(row => row.Id == link.Other.Value).Select(row => (int?)row.Number).SingleOrDefaultAsync()
            : null;

    public static IQueryable<DecisionRow> Of(AlignBotContext db, ProgramKey key) =>
        db.Decisions.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId);

    static List<Guid> Missing(Decision decision, Dictionary<Guid, Decision> found) =>
        [.. decision.Links.Select(link => link.Other.Value).Where(id => !found.ContainsKey(id))];
}
