using AlignBot.Slack;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Slack.WebApi;
using Microsoft.Extensions.Options;

namespace AlignBot.Engine.Interaction;

/// <summary>Opens a form with a click's or command's trigger: the one call to Slack that is made while somebody waits.</summary>
public sealed class FormOpener(SlackApis slack, IOptions<SlackOptions> options, ILogger<FormOpener> log)
{
    /// <summary>After this the request is answered without the form, in half of the time after which Slack shows the person an error.</summary>
    public TimeSpan Patience { get; } = options.Value.SlackWaits / 2;

    /// <summary>True when the form is open. False when Slack did not say so in time, or refused; then offer a button that tries again.</summary>
    public Task<bool> TryOpenAsync(WorkspaceKey workspace, string? triggerId, ModalView form, CancellationToken cancellation) =>
        TryAsync(workspace, form, triggerId, (api, trigger) => api.Views.Open(trigger, form, cancellation));

    /// <summary>The same for a page that changes by itself once more is known: the open view, null where none is.</summary>
    public async Task<ReceivedView?> OpenAsync(WorkspaceKey workspace, string? triggerId, ModalView form, CancellationToken cancellation)
    {
        ReceivedView? open = null;
        return await TryAsync(workspace, form, triggerId, async (api, trigger) => open = await api.Views.Open(trigger, form, cancellation)) ? open : null;
    }

    /// <summary>Opens it where the click was made: on top of a modal, or over the message or Home.</summary>
    public Task<bool> TryOpenAsync(BlockActions click, SlackRequest request, ModalView form, CancellationToken cancellation) =>
        click.View is { Type: "modal" }
            ? TryAsync(request.Workspace, form, click.TriggerId, (api, trigger) => api.Views.Push(trigger, form, cancellation))
            : TryOpenAsync(request.Workspace, click.TriggerId, form, cancellation);

    /// <summary>Changes an open modal; what was typed into fields that stay is kept.</summary>
    public Task<bool> TryUpdateAsync(WorkspaceKey workspace, ReceivedView open, ModalView form, CancellationToken cancellation) =>
        TryAsync(workspace, form, open.Id, (api, view) => api.Views.Update(view, form, ct: cancellation));

    async Task<bool> TryAsync(WorkspaceKey workspace, ModalView form, string? handle, Func<SlackApi, string, Task> show)
    {
        if (handle is null)
        {
            return false;
        }

        try
        {
            await show(slack.For(workspace).Within(Patience), handle);
            return true;
        }
        catch (SlackApiException refused)
        {
            log.LogWarning("The form {Form} did not open: {Error}.", form.CallbackId, refused.Error);
            return false;
        }
    }
}
