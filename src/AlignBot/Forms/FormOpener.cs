using AlignBot.Slack;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.WebApi;

namespace AlignBot.Forms;

/// <summary>Opens a form with a click's or command's trigger: the one call to Slack that is made while somebody waits.</summary>
sealed class FormOpener(SlackApis slack, ILogger<FormOpener> log)
{
    /// <summary>After this the request is answered without the form: Slack shows an error to the person after three seconds.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>True when the form is open. False when Slack did not say so in time, or refused; then offer a button that tries again.</summary>
    public async Task<bool> TryOpenAsync(WorkspaceKey workspace, string? triggerId, ModalView form, CancellationToken cancellation)
    {
        if (triggerId is null)
        {
            return false;
        }

        try
        {
            await slack.For(workspace).Within(Patience).Views.Open(triggerId, form, cancellation);
            return true;
        }
        catch (SlackApiException refused)
        {
            log.LogWarning("The form {Form} did not open: {Error}.", form.CallbackId, refused.Error);
            return false;
        }
    }
}
