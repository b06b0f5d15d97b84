using AlignBot.Slack;

namespace AlignBot.Engine.Interaction;

/// <summary>Something that people can use, with the right that it needs.</summary>
/// <param name="Feature">Whose it is.</param>
/// <param name="Kind">How it is used.</param>
/// <param name="Id">The command, action_id or callback_id.</param>
/// <param name="Right">Who may.</param>
public sealed record DeclaredRight(string Feature, HandlerKind Kind, string Id, Right Right);

/// <summary>Everything that people can use, each with its right: what the gate asks and what docs/permissions.md is made of.</summary>
public sealed class RightsTable
{
    readonly List<DeclaredRight> all = [];

    /// <summary>In the order of the features.</summary>
    public IReadOnlyList<DeclaredRight> All => all;

    internal void Add(DeclaredRight declared) => all.Add(declared);
}
