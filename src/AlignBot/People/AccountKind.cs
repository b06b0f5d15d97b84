using AlignBot.Domain.People;
using AlignBot.Engine.Installations;
using AlignBot.Slack.WebApi;

namespace AlignBot.People;

/// <summary>What kind of account a person has, seen from the workspace of an installation.</summary>
/// <remarks>Whoever Slack does not show to be of our workspace or organisation is not taken for one of us: of people of other companies it leaves
/// out now this field, now that one.</remarks>
static class AccountKind
{
    /// <summary>Slackbot belongs to Slack itself and says so nowhere.</summary>
    public const string Slackbot = "USLACKBOT";

    /// <param name="known">What Slack has shown of them before; it stands where an answer says nothing of where they belong.</param>
    public static MemberKind Of(User user, InstallationRow installation, MemberKind? known = null)
    {
        if (user.IsBot || user.Id == Slackbot)
        {
            return MemberKind.Bot;
        }

        if (user.IsStranger)
        {
            return MemberKind.External;
        }

        return BelongsTo(installation, user) switch
        {
            null => known ?? MemberKind.External,
            false => MemberKind.External,
            true => user.IsRestricted || user.IsUltraRestricted ? MemberKind.Guest : MemberKind.Human,
        };
    }

    /// <summary>Whether the account is of the workspace, or of another one of its organisation; null where the answer does not say.</summary>
    static bool? BelongsTo(InstallationRow installation, User user)
    {
        var team = FirstFilled(user.TeamId, user.Profile.Team);
        var organisation = FirstFilled(user.EnterpriseUser?.EnterpriseId, null);
        var teams = user.EnterpriseUser?.Teams ?? [];
        if (installation.TeamId is { Length: > 0 } ours && (team == ours || teams.Contains(ours)))
        {
            return true;
        }

        // Inside one organisation, people of its other workspaces are colleagues; elsewhere another workspace is another company.
        if (installation.EnterpriseId is { Length: > 0 } home && (organisation == home || team == home))
        {
            return true;
        }

        return team is null && organisation is null && teams.Count == 0 ? null : false;
    }

    static string? FirstFilled(string? first, string? second) => first is { Length: > 0 } ? first : second is { Length: > 0 } ? second : null;
}
