using System.Collections.Immutable;

namespace AlignBot.Sources;

/// <summary>For sources that are asked account by account: whom to ask about, and where the round through them stands.</summary>
/// <remarks>A round may take more than one reading, and outlives the process: what is kept is given back until something else is.</remarks>
public interface IAccountRounds
{
    /// <summary>The accounts of the list that have a domain of their own, in the order of their ids.</summary>
    Task<ImmutableArray<AskedAccount>> AccountsAsync(CancellationToken cancel);

    /// <summary>What was kept last; null where nothing was.</summary>
    Task<string?> ReadAsync(CancellationToken cancel);

    /// <summary>Keeps it in place of what was kept before, for this source and the program that it is read for.</summary>
    Task KeepAsync(string state, CancellationToken cancel);
}
