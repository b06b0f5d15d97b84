using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Slack.Inbound;

/// <summary>A form as it was sent. Whoever sends it again because no answer came does so with another trigger: the view is what stays the same.</summary>
/// <param name="View">The view's id, which outlasts its updates.</param>
/// <param name="Root">The first view of its stack.</param>
/// <param name="Hash">The view's version: an updated view is another form under the same id.</param>
/// <param name="Content">A digest of what was filled in.</param>
public sealed record SentForm(string View, string Root, string Hash, string Content)
{
    internal static SentForm? Of(ReceivedView view) =>
        view.Id.Length == 0 ? null : new(view.Id, view.RootViewId is { Length: > 0 } root ? root : view.Id, view.Hash ?? "", view.State.Digest());
}
