using AlignBot.Engine.Outbox;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Cadence;

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
            return context.IsEdit ? new Rendering.Send(text, [new SectionBlock(text)]) : new Rendering.Drop("It was recorded as held since.");
        }

        var card = await context.PostAsync(meeting.Id.Value, MeetingCard.Slot);
        var told = Mrkdwn.Of($"*{meeting.Terms.Name}* was not held {ending.MissesInARow} times in a row. Missing on {When.Day(meeting.StartsAt, meeting.Terms.Zone)}: {MeetingWords.Missing(ending.Missing, context.Program.Roster)}. You are told because the cadence is yours to keep: talk to them, or change the series with `/meeting series`.");
        return new Rendering.Send(
            told,
            [
                new SectionBlock(told) { Accessory = card?.Permalink is { } link ? new Button(MeetingButtons.OpenCardAction, "Open the meeting") { Url = link } : null },
            ]);
    }
}
