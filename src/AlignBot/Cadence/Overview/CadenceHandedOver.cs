using AlignBot.Contracts;
using AlignBot.Engine.Exports;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Cadence.Overview;

/// <summary>How the meetings were kept, and which come next, for whoever takes a role over.</summary>
sealed class CadenceHandedOver : IHandoverBrief
{
    const int Shown = 3;
    const int Most = 20;

    public int Order => 40;

    public async Task<HandoverPart?> SayAsync(HandoverOf of)
    {
        var health = CadenceSummary.Say(await CadenceSummary.HealthAsync(of.Db, of.Program, of.Now), of.Program.Roster);
        var next = (await MeetingQueries.InOrder(of.Db.Meetings, of.Program.Key).Take(Most).ToListAsync()).ConvertAll(MeetingDesk.StateOf);
        return next.Count == 0 ? null : new HandoverPart(
            "Meetings",
            health + Mrkdwn.Of($"\n") + Mrkdwn.Join("\n", next.Take(Shown).Select(CadenceSummary.Next)),
            [
                $"- {MarkdownText.Line(SlackText.Plain(health.Text))}",
                .. next.Select(meeting => $"- {MarkdownText.Line(meeting.Terms.Name)}: {When.Written(meeting.StartsAt, meeting.Terms.Zone)} ({meeting.Terms.ZoneId})"),
            ]);
    }
}
