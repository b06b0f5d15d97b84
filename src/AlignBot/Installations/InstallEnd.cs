using AlignBot.Contracts;
using AlignBot.Slack.WebApi;
using Microsoft.AspNetCore.WebUtilities;

namespace AlignBot.Installations;

/// <summary>How an installation ended.</summary>
/// <param name="Done">Where it is installed; null where it is not.</param>
/// <param name="Why">Why it is not, as a sentence.</param>
sealed record InstallEnd(InstallDone? Done, string Why)
{
    public static InstallEnd Not(string why) => new(null, why);

    /// <summary>Into which workspace, or organisation.</summary>
    public static InstallEnd Of(OAuthAccess given, AuthTestResponse me) => new(
        given.IsEnterpriseInstall
            ? new InstallDone(
                given.Enterprise?.Name ?? me.Team ?? "your organisation",
                "An administrator chooses in Slack which workspaces have it. Then invite AlignBot to the channel of sales and marketing: it says there what comes next.", null)
            : new InstallDone(
                given.Team?.Name ?? me.Team ?? "your workspace", "Invite it to the channel of sales and marketing: type /invite @AlignBot there. It says in that channel what comes next.",
                new NextPage("Open Slack", QueryHelpers.AddQueryString("https://slack.com/app_redirect", new Dictionary<string, string?> { ["app"] = given.AppId, ["team"] = given.Team?.Id }))),
        "");

    /// <summary>What Slack's refusal means.</summary>
    public static string Say(SlackApiException failure) => failure.Error switch
    {
        "invalid_code" or "code_already_used" or "code_expired" => "Slack does not take its own answer any more: it is good once, and for ten minutes.",
        "invalid_client_id" or "bad_client_secret" or "oauth_authorization_url_mismatch" =>
            "Slack does not know this app by its client id and secret: whoever runs AlignBot looks at SLACK_CLIENT_ID and SLACK_CLIENT_SECRET.",
        "bad_redirect_uri" => "Slack does not know this address: whoever runs AlignBot adds it to the redirect URLs of the app's 'OAuth & Permissions' page.",
        var error when failure.Kind is SlackErrorKind.Permanent => $"Slack refused it ({error}).",
        _ => "Slack did not answer in time. Begin again in a moment.",
    };
}

/// <param name="Name">Of the workspace or organisation.</param>
/// <param name="Says">What to do next.</param>
/// <param name="Next">Where; null where that is nowhere in a browser.</param>
sealed record InstallDone(string Name, string Says, NextPage? Next);
