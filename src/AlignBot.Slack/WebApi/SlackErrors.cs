using System.Collections.Frozen;

namespace AlignBot.Slack.WebApi;

/// <summary>Tells apart what Slack's error names mean for whoever called.</summary>
public static class SlackErrors
{
    static readonly FrozenSet<string> PassOverTime = FrozenSet.ToFrozenSet(
        ["ratelimited", "rate_limited", "service_unavailable", "request_timeout", "team_added_to_org", "org_login_required", "accesslimited"]);

    static readonly FrozenSet<string> MayHaveBeenDone = FrozenSet.ToFrozenSet(["internal_error", "fatal_error"]);

    static readonly FrozenSet<string> TokenIsDead = FrozenSet.ToFrozenSet(
        ["invalid_auth", "account_inactive", "token_revoked", "token_expired", "not_authed", "not_allowed_token_type", "team_access_not_granted"]);

    static readonly FrozenSet<string> TriggerIsGone = FrozenSet.ToFrozenSet(
        ["expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id", "trigger_expired", "trigger_exchanged"]);

    /// <summary>What an error of <c>ok: false</c> means for a method.</summary>
    public static SlackErrorKind KindOf(string error, SlackMethod method) => KindOf(error, KindOfSilence(method));

    /// <summary>The same, for what is no method and may be done without an answer.</summary>
    internal static SlackErrorKind KindOf(string error, SlackErrorKind silence) =>
        PassOverTime.Contains(error) ? SlackErrorKind.Retryable
        : MayHaveBeenDone.Contains(error) ? silence
        : SlackErrorKind.Permanent;

    /// <summary>What no usable answer means for a method: it may have been done.</summary>
    internal static SlackErrorKind KindOfSilence(SlackMethod method) =>
        method.RepeatIsSafe ? SlackErrorKind.Retryable : SlackErrorKind.UnknownOutcome;

    /// <summary>Whether the installation's token is of no use any more.</summary>
    public static bool IsDeadToken(string error) => TokenIsDead.Contains(error);

    /// <summary>Whether a modal came too late. Slack uses two sets of names.</summary>
    public static bool IsDeadTrigger(string error) => TriggerIsGone.Contains(error);
}
