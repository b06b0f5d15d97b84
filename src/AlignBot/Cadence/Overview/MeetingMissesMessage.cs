using AlignBot.Domain.Cadence;
using AlignBot.Domain.People;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Cadence.Overview;

/// <summary>Tells the accountable executive, directly, that a series was missed again; and takes it back where it was recorded as held since.</summary>
sealed class MeetingMissesMessage : IMessageRenderer
{
    public const string Name = "meeting.misses";
    public const string Slot = "misses";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var meeting = await context.MeetingAsync();
        if (meeting.Ending is not { MissesInARow: > 0 } ending)
        {
            var text = MeetingWords.Ended(meeting, context.Program).Shortened(3000);
            return context.IsEdit ? new Rendering.Send(text, [new SectionBlock(text)]) : new Rendering.Drop("It was taken up again, or recorded as held, since.");
        }

        var card = await context.PostAsync(meeting.Id.Value, MeetingCard.Slot);
        var told = Mrkdwn.Of($"*{meeting.Terms.Name}* was not held {ending.MissesInARow} times in a row. Missing on {When.Day(meeting.StartsAt, meeting.Terms.Zone)}: {MeetingWords.Missing(ending.Missing, context.Program.Roster)}. You are told because the cadence is yours to keep: {Way(ending, context.Program.Roster)}, or change the series with `/meeting series`.");
        return new Rendering.Send(
            told,
            [
                new SectionBlock(told) { Accessory = card?.Permalink is { } link ? new Button(MeetingButtons.OpenCardAction, "Open the meeting") { Url = link } : null },
            ]);
    }

    /// <summary>Nobody talks to people who left, or to a role that nobody holds.</summary>
    static string Way(MeetingEnding ending, Roster roster)
    {
        var vacant = ending.Missing.Where(role => roster.Holder(role) is not { } holder || !roster.MayDecide(holder)).Select(Names.Of).ToList();
        return vacant.Count == ending.Missing.Length && vacant.Count > 0 ? $"nobody who is here holds the role of {Names.Join(vacant)}: have it given to somebody with `/align members`"
            : vacant.Count > 0 ? $"talk to them, and have somebody named as {Names.Join(vacant)} with `/align members`"
            : "talk to them";
    }
}
