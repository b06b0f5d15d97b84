using System.Runtime.CompilerServices;
using AlignBot.Contracts;
using AlignBot.Engine.Checkups;
using AlignBot.Engine.Installations;
using AlignBot.Hosting;
using AlignBot.Slack.WebApi;

namespace AlignBot.Doctor;

/// <summary>What one call of auth.test tells: whether Slack answers, whose token this is, what it may do, and what time Slack has.</summary>
sealed class SlackCheckup(BotSettings settings, ConfiguredToken configured, SlackApis slack, TimeProvider time) : ICheckup
{
    /// <summary>What Slack allows a signature to be old, either way: https://docs.slack.dev/authentication/verifying-requests-from-slack</summary>
    static readonly TimeSpan SignatureWindow = TimeSpan.FromMinutes(5);

    /// <summary>From here on the clock is noticed: deadlines would be off by as much.</summary>
    static readonly TimeSpan Noticed = TimeSpan.FromSeconds(10);

    public async IAsyncEnumerable<Finding> LookAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        if (settings.BotToken is not { } token)
        {
            yield return Finding.Note("Token", $"None is configured: each workspace has its own, from installing the app at {new Uri(settings.PublicUrl!, "slack/install")}.");
            yield break;
        }

        AuthTestResponse? me = null;
        Finding? refused = null;
        try
        {
            me = await slack.WithToken(token).Auth.Test(cancellation);
            configured.BelongsTo(me.Workspace);
        }
        catch (SlackApiException failure)
        {
            refused = Refused(failure);
        }

        if (me is null)
        {
            yield return refused!;
            yield break;
        }

        yield return Finding.Well("Token", $"Speaks as @{me.User} in {me.Team} ({me.TeamId}).");
        yield return Scopes(me.Scopes);
        if (me.AnsweredAt is { } slacks)
        {
            yield return OfClocks(time.GetUtcNow(), slacks);
        }
    }

    Finding Refused(SlackApiException failure) => SlackErrors.IsDeadToken(failure.Error)
        ? Finding.Wrong("Token", $"Slack refuses it: {failure.Error}. Set SLACK_BOT_TOKEN to the bot token (xoxb-...) of the app's 'OAuth & Permissions' page.")
        : Finding.Wrong("Slack", $"{settings.ApiUrl} does not answer: {failure.Error}. Let this machine reach it, by a proxy (HTTPS_PROXY) if need be.");

    static Finding Scopes(IReadOnlyList<string>? granted)
    {
        if (granted is null)
        {
            return Finding.Note("Scopes", "Slack did not say what the token may do.");
        }

        var missing = ManifestScopes.All.Except(granted, StringComparer.Ordinal).ToArray();
        var optional = missing.Intersect(ManifestScopes.Optional, StringComparer.Ordinal).ToArray();
        return missing.Length == 0 ? Finding.Well("Scopes", "All that the manifest asks for are granted.")
            : missing.Length == optional.Length ? Finding.Note("Scopes", $"The token lacks {string.Join(", ", optional.Select(Lost))}. It is optional; to have it, reinstall the app and allow it.")
            : Finding.Wrong(
                "Scopes",
                $"The token lacks {string.Join(", ", missing.Except(optional))}. Put the current manifest into the app's 'App Manifest' page, then reinstall the app under 'Install App'.");
    }

    /// <summary>What is not there without an optional scope.</summary>
    static string Lost(string scope) => scope switch
    {
        "pins:write" => "pins:write, without which the operating definition is posted but not pinned",
        "users:read.email" => "users:read.email, without which owners of accounts are matched with members by hand alone (/align list pairs)",
        _ => scope,
    };

    internal static Finding OfClocks(DateTimeOffset here, DateTimeOffset slacks)
    {
        var ahead = here - slacks;
        var words = $"This machine's clock is {ahead.Duration().TotalSeconds:0} s {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} Slack's";
        return ahead.Duration() switch
        {
            var skew when skew >= SignatureWindow => Finding.Wrong("Clock", $"{words}: every request of Slack's would be refused as too old. Set it by a time server (NTP)."),
            var skew when skew >= Noticed => Finding.Note("Clock", $"{words}, and so are deadlines. Set it by a time server (NTP)."),
            _ => Finding.Well("Clock", "Goes with Slack's."),
        };
    }
}
