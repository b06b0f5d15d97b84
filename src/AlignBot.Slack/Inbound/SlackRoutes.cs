using System.Collections.Frozen;

namespace AlignBot.Slack.Inbound;

/// <summary>The registered handlers, frozen for reading.</summary>
sealed class SlackRoutes
{
    readonly FrozenDictionary<string, SlackHandler>[] byKind;
    readonly SlackHandler[] actionPrefixes;

    public SlackRoutes(SlackHandlers handlers)
    {
        byKind =
        [
            .. Enum.GetValues<HandlerKind>().Select(kind => handlers.All
                .Where(handler => handler.Kind == kind && !IsPrefix(handler))
                .ToFrozenDictionary(handler => handler.Id, StringComparer.Ordinal)),
        ];
        actionPrefixes = [.. handlers.All.Where(IsPrefix).OrderByDescending(handler => handler.Id.Length)];
    }

    /// <summary>The handler of an id; for actions also that of the longest prefix, for events also that of all others.</summary>
    public SlackHandler? Find(HandlerKind kind, string id)
    {
        var exact = byKind[(int)kind];
        if (exact.TryGetValue(id, out var handler))
        {
            return handler;
        }

        if (kind == HandlerKind.Event)
        {
            return exact.GetValueOrDefault(SlackHandler.AnyOther);
        }

        if (kind == HandlerKind.Action)
        {
            foreach (var candidate in actionPrefixes)
            {
                if (id.AsSpan().StartsWith(candidate.Id.AsSpan(0, candidate.Id.Length - 1), StringComparison.Ordinal))
                {
                    return candidate;
                }
            }
        }

        return null;
    }

    static bool IsPrefix(SlackHandler handler) => handler.Kind == HandlerKind.Action && handler.Id.EndsWith('*');
}
