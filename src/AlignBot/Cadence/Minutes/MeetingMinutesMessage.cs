using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Cadence.Minutes;

/// <summary>The minutes, in the card's thread. Those who decided confirm all of it with one click.</summary>
sealed class MeetingMinutesMessage(IDecisionLog decisions, IFollowUps followUps) : IMessageRenderer
{
    public const string Name = "meeting.minutes";
    public const string Slot = "minutes";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var meeting = await context.MeetingAsync();
        var awaited = (await decisions.OfMeetingAsync(context.Db, context.Program.Key, meeting.Id)).SelectMany(decision => decision.Awaited).Distinct().ToList();
        var text = MeetingMinutes.Text(meeting, context.Program, await followUps.OfMeetingAsync(context.Db, context.Program.Key, meeting.Id));
        var about = MeetingCard.About(meeting, context.Program);
        var markdown = new Button(MeetingButtons.MarkdownAction, "As Markdown") { Value = about };
        if (awaited.Count == 0)
        {
            return new Rendering.Send(MeetingCard.Summary(meeting, context.Program), [new SectionBlock(text), new ActionsBlock(markdown)]);
        }

        return new Rendering.Send(
            MeetingCard.Summary(meeting, context.Program),
            [
                new SectionBlock(Ask(awaited, context)),
                new SectionBlock(text),
                new ActionsBlock(new Button(ConfirmDecided.ConfirmAction, Label(awaited, context)) { Value = about, Style = ButtonStyle.Primary }, markdown),
            ]);
    }

    /// <summary>Everybody in the channel reads the minutes: the button says whose it is, so that nobody else takes it for theirs.</summary>
    static PlainText Label(List<UserId> awaited, RenderContext context) => awaited.Count > 2
        ? "We decided this"
        : ((PlainText)$"{Names.List(context.Program.Roster, awaited)}: we decided this").Shortened(75);

    static Mrkdwn Ask(List<UserId> awaited, RenderContext context) => context.IsEdit
        ? Mrkdwn.Of($"Not confirmed yet by {Names.List(context.Program.Roster, awaited)}.")
        : Mrkdwn.Join(" and ", awaited.Select(user => Mrkdwn.Of($"{Mention.User(user.Value)}"))) + Mrkdwn.Of($": confirm that this was decided, with one click.");
}
