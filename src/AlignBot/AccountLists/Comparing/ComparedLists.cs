using AlignBot.AccountLists.Storage;
using AlignBot.Engine.Storage;

namespace AlignBot.AccountLists.Comparing;

/// <summary>What two readings have in common, and what each has alone. Alike is what has the same key, else the same domain.</summary>
static class ComparedLists
{
    /// <summary>In both, each account of the first once.</summary>
    public static IQueryable<ComparedPair> InBoth(AlignBotContext db, ProgramKey key, Guid here, Guid there)
    {
        var (first, second) = (ListTables.Accounts(db, key, here), ListTables.Accounts(db, key, there));
        var byKey = from one in first
                    join other in second on one.Key equals other.Key
                    select new ComparedPair { Here = one, There = other };
        var byDomain = from one in first
                       where one.Domain != null && !second.Any(other => other.Key == one.Key)
                       let match = second.Where(
                           other => other.Domain == one.Domain && !first.Any(same => same.Key == other.Key)).Min(other => other.Key)
                       where match != null
                       from other in second
                       where other.Key == match
                       select new ComparedPair { Here = one, There = other };
        return byKey.Concat(byDomain);
    }

    /// <summary>In the first alone, by name: whatever is not in both. What is matched by its key counts against no other by its
    /// domain.</summary>
    public static IQueryable<ListedRow> OnlyIn(AlignBotContext db, ProgramKey key, Guid here, Guid there)
    {
        var (first, second) = (ListTables.Accounts(db, key, here), ListTables.Accounts(db, key, there));
        return from one in first
               where !second.Any(other => other.Key == one.Key)
                   && (one.Domain == null || !second.Any(other => other.Domain == one.Domain && !first.Any(same => same.Key == other.Key)))
               orderby one.Name, one.Key
               select one;
    }
}

/// <summary>An account that is on both lists.</summary>
sealed class ComparedPair
{
    public required ListedRow Here { get; init; }
    public required ListedRow There { get; init; }
}
