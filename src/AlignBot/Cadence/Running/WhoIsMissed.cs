using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.People;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Cadence.Running;

/// <summary>Without whom a meeting is not held, and until when they can come.</summary>
static class WhoIsMissed
{
    /// <summary>'Still awaited, or it counts as missed: Priya or Lena.' Empty once everybody is there who must be.</summary>
    public static Mrkdwn Say(Meeting meeting, Roster roster)
    {
        var (at, here) = (meeting.StartedAt ?? meeting.StartsAt, meeting.Here.Select(here => here.User).ToList());
        var missing = RequiredPeople.Missing(meeting.Terms.RequiredRoles, here, roster, at);
        if (missing.IsEmpty)
        {
            return Mrkdwn.Empty;
        }

        var away = RequiredPeople.Absent(meeting.Terms.RequiredRoles, roster, at);
        if (!away.IsEmpty)
        {
            return Mrkdwn.Of($"{MeetingWords.Missing(away, roster)} {(away.Length == 1 ? "is" : "are")} away, and nobody stands in: it does not count as missed.");
        }

        var who = Names.Join([.. missing.Select(role => Who(role, here, roster, at))], ", and ");
        return meeting.Status is MeetingStatus.Running
            ? Mrkdwn.Of($"Still awaited, or it counts as missed: {who}.")
            : Mrkdwn.Of($"Without {who} by {When.Clock(meeting.LatestStart, meeting.Terms.Zone)} this counts as missed.");
    }

    /// <summary>'Ben or Lena can stand in.' Empty where nobody can.</summary>
    public static Mrkdwn StandIns(Meeting meeting, Roster roster)
    {
        var at = meeting.StartsAt;
        var acting = meeting.Terms.RequiredRoles.Select(role => roster.Acting(role, at)).OfType<UserId>();
        var others = RequiredPeople.All(meeting.Terms.RequiredRoles, roster, at).Except(acting).Where(user => roster.IsAvailable(user, at)).ToList();
        return others.Count == 0 ? Mrkdwn.Empty : Mrkdwn.Of($" {Names.List(roster, others, " or ")} can stand in.");
    }

    /// <summary>'Priya or Lena'; the role where nobody holds it, or where whoever does stands for another already.</summary>
    static string Who(Role role, List<UserId> here, Roster roster, NodaTime.Instant at)
    {
        var may = RequiredPeople.For(role, roster, at).Distinct().Except(here).ToList();
        return may.Count > 0 ? Names.List(roster, may, " or ") : MeetingWords.Missing([role], roster, here);
    }
}
