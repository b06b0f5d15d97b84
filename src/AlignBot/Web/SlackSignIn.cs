using System.Security.Claims;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Slack;
using AlignBot.Web.Parts;
using Microsoft.AspNetCore.Authentication;

namespace AlignBot.Web;

/// <summary>What follows a sign-in with Slack: who comes back is whom Slack names, in the workspace that Slack names, and only where the bot is installed there.</summary>
sealed class SlackSignIn(SignIns signIns, Visits visits, PageWriter pages)
{
    public const string Scheme = "slack";

    /// <summary>Where the button leads; <c>to</c> says which page is wanted.</summary>
    public const string Path = "in/slack";

    /// <summary>Where Slack sends people back to: one of the app's redirect URLs, below the public address.</summary>
    public const string BackPath = "in/slack/back";

    const string UserClaim = "https://slack.com/user_id";
    const string TeamClaim = "https://slack.com/team_id";
    const string EnterpriseClaim = "https://slack.com/enterprise_id";

    /// <summary>The button on a page.</summary>
    /// <param name="to">The page that is wanted, below the public address; empty for where all pages begin.</param>
    public static NextPage To(string to) => new("Sign in with Slack", to.Length > 0 ? $"{Path}?to={Uri.EscapeDataString(to)}" : Path);

    /// <summary>Slack has named somebody, and its token was looked at.</summary>
    public async Task AdmitAsync(TicketReceivedContext ticket)
    {
        ticket.HandleResponse();
        var context = ticket.HttpContext;
        if (ticket.Principal?.FindFirstValue(UserClaim) is not { Length: > 0 } user || ticket.Principal.FindFirstValue(TeamClaim) is not { Length: > 0 } team)
        {
            await FailAsync(context, "Slack did not say who you are, or in which workspace.");
            return;
        }

        var workspace = new WorkspaceKey(ticket.Principal.FindFirstValue(EnterpriseClaim), team);
        if (await signIns.BeginAsync(workspace, new UserId(user), context.RequestAborted) is not var (secret, ends))
        {
            await FailAsync(context, "AlignBot is not installed in the Slack workspace that you signed in with. Sign in with the one in which you use it.");
            return;
        }

        visits.SignIn(context, secret, ends);
        pages.Lead(context, OurPages.Only(ticket.ReturnUri));
    }

    /// <summary>Somebody pressed 'Cancel'.</summary>
    public async Task CancelAsync(AccessDeniedContext denied)
    {
        denied.HandleResponse();
        await FailAsync(denied.HttpContext, "You did not agree in Slack.");
    }

    /// <summary>What came back was not what was asked for, or came late, or to another browser.</summary>
    public async Task RefuseAsync(RemoteFailureContext failure)
    {
        failure.HandleResponse();
        await FailAsync(failure.HttpContext, "What came back from Slack does not belong to a sign-in that this browser has begun, or it took too long.");
    }

    public Task FailAsync(HttpContext context, string why, int status = StatusCodes.Status403Forbidden) => pages.WriteAsync(
        context, PageFrame.Of<Notice>("You are not signed in", new NoticeModel(why) { Next = To("") }), status);
}
