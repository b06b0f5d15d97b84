using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>What the accounts of the shared list are called and rank, for whoever goes through all of them.</summary>
interface IAccountsOnList
{
    /// <summary>As the list stands now, by id; empty where there is no list.</summary>
    Task<IReadOnlyDictionary<string, AccountOnList>> ReadAsync(AlignBotContext db, ProgramKey program);
}

/// <summary>What is read of the list in more than one place.</summary>
static class AccountsOnList
{
    /// <summary>What each account is called, by its id.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> NamesAsync(this IAccountsOnList list, AlignBotContext db, ProgramKey program) =>
        (await list.ReadAsync(db, program)).ToDictionary(one => one.Key, one => one.Value.Name);
}

/// <param name="Name">What it is called there.</param>
/// <param name="Tier">1 to 3; null where it has none.</param>
readonly record struct AccountOnList(string Name, int? Tier);
