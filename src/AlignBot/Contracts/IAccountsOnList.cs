using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>What the accounts of the shared list are called and rank, for whoever goes through all of them.</summary>
interface IAccountsOnList
{
    /// <summary>As the list stands now, by id; empty where there is no list.</summary>
    Task<IReadOnlyDictionary<string, AccountOnList>> ReadAsync(AlignBotContext db, ProgramKey program);
}

/// <param name="Name">What it is called there.</param>
/// <param name="Tier">1 to 3; null where it has none.</param>
readonly record struct AccountOnList(string Name, int? Tier);
