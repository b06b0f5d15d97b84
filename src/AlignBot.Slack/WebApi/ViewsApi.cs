using System.Text.Json.Serialization;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Slack.Json;

namespace AlignBot.Slack.WebApi;

/// <summary>Modals and App Home.</summary>
public sealed class ViewsApi
{
    readonly SlackCalls calls;

    internal ViewsApi(SlackCalls calls) => this.calls = calls;

    /// <summary>Opens a modal with a trigger, which lives three seconds and works once. Call it first, before anything slow.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/views.open. See <see cref="SlackErrors.IsDeadTrigger"/> and <see cref="SlackApi.Within"/>.</remarks>
    public Task<ReceivedView> Open(string triggerId, ModalView view, CancellationToken ct = default) =>
        View(SlackMethods.ViewsOpen, new FormWriter().Add("trigger_id", triggerId).Add("view", view), ct);

    /// <summary>Opens a modal on top of the one that the trigger came from; at most three are open.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/views.push</remarks>
    public Task<ReceivedView> Push(string triggerId, ModalView view, CancellationToken ct = default) =>
        View(SlackMethods.ViewsPush, new FormWriter().Add("trigger_id", triggerId).Add("view", view), ct);

    /// <summary>Changes an open modal. What was typed stays where block_id and action_id stay.</summary>
    /// <param name="viewId">The view.</param>
    /// <param name="view">What it becomes.</param>
    /// <param name="hash">The state that was seen; <c>hash_conflict</c> says that it is newer by now. Null overwrites whatever is there.</param>
    /// <param name="ct">Gives up.</param>
    /// <remarks>https://docs.slack.dev/reference/methods/views.update</remarks>
    public Task<ReceivedView> Update(string viewId, ModalView view, string? hash = null, CancellationToken ct = default) =>
        View(SlackMethods.ViewsUpdate, new FormWriter().Add("view_id", viewId).Add("hash", hash).Add("view", view), ct);

    /// <summary>Changes the open modal that has this external id.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/views.update</remarks>
    public Task<ReceivedView> UpdateExternal(string externalId, ModalView view, string? hash = null, CancellationToken ct = default) =>
        View(SlackMethods.ViewsUpdate, new FormWriter().Add("external_id", externalId).Add("hash", hash).Add("view", view), ct);

    /// <summary>Publishes App Home of one person, whole.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/views.publish</remarks>
    public Task<ReceivedView> Publish(string userId, HomeView view, string? hash = null, CancellationToken ct = default) =>
        View(SlackMethods.ViewsPublish, new FormWriter().Add("user_id", userId).Add("hash", hash).Add("view", view), ct);

    async Task<ReceivedView> View(SlackMethod method, FormWriter form, CancellationToken ct) =>
        (await calls.Call(method, form, SlackJson.Default.ViewResponse, ct)).View;
}

sealed record ViewResponse : SlackResponse
{
    [JsonConverter(typeof(ObjectOrNothing<ReceivedView>))]
    public ReceivedView View { get => field ?? new(); init; } = new();
}
