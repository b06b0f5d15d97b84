using AlignBot.Engine.Budgets;
using AlignBot.Slack;

namespace AlignBot.Engine.Interaction;

/// <summary>Something that people can use, with the right that it needs.</summary>
/// <param name="Feature">Whose it is.</param>
/// <param name="Kind">How it is used.</param>
/// <param name="Id">The command (a word of <c>/align</c> with it), action_id or callback_id; one that ends in <c>*</c> stands for all that begin so.</param>
/// <param name="Right">Who may.</param>
public sealed record DeclaredRight(string Feature, HandlerKind Kind, string Id, Right Right)
{
    /// <summary>The word behind the command, or the menu's entry, that needs this right beside its command's or menu's own; null for the whole.</summary>
    public string? Part { get; init; }

    /// <summary>Which budget its use draws on; null for a part that draws on its whole's.</summary>
    public Cost? Cost { get; init; }

    /// <summary>What Slack's menu calls a shortcut; null for all else.</summary>
    public string? Name { get; init; }
}

/// <summary>Everything that people can use, each with its right: what the gate asks, and what help and docs/permissions.md are made of.</summary>
public sealed class RightsTable
{
    readonly List<DeclaredRight> all = [];
    readonly List<DeclaredRight> patterns = [];
    readonly Dictionary<(HandlerKind Kind, string Id, string? Part), DeclaredRight> byId = [];

    /// <summary>In the order of the features.</summary>
    public IReadOnlyList<DeclaredRight> All => all;

    /// <summary>The right of something whole.</summary>
    /// <exception cref="InvalidOperationException">It was not declared: then nobody is let in.</exception>
    internal DeclaredRight Of(HandlerKind kind, string id) =>
        byId.TryGetValue((kind, id, null), out var exact) ? exact
        : patterns.Where(pattern => pattern.Kind == kind && id.AsSpan().StartsWith(pattern.Id.AsSpan(0, pattern.Id.Length - 1), StringComparison.Ordinal)).MaxBy(pattern => pattern.Id.Length)
            ?? throw new InvalidOperationException($"The {kind} '{id}' has no declared right.");

    /// <summary>The right of something whole; null where there is no such thing.</summary>
    internal DeclaredRight? Find(HandlerKind kind, string id) => byId.GetValueOrDefault((kind, id, null));

    /// <summary>The right of a word or an entry of it; null where it has none of its own.</summary>
    internal DeclaredRight? PartOf(DeclaredRight whole, string part) => byId.GetValueOrDefault((whole.Kind, whole.Id, part));

    internal void Add(DeclaredRight declared)
    {
        if (declared.Part is not null && !byId.ContainsKey((declared.Kind, declared.Id, null)))
        {
            throw new InvalidOperationException($"'{declared.Part}' is declared of the {declared.Kind} '{declared.Id}', which is not.");
        }

        if (!byId.TryAdd((declared.Kind, declared.Id, declared.Part), declared))
        {
            throw new InvalidOperationException($"The right to the {declared.Kind} '{declared.Id} {declared.Part}' is declared twice.");
        }

        all.Add(declared);
        if (declared.Id.EndsWith('*'))
        {
            patterns.Add(declared);
        }
    }
}
