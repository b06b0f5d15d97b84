using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Cadence.Parked;

/// <summary>Tells the accountable executive that nobody said what becomes of an item, with the dispute that would name who decides it.</summary>
sealed class LeftOpenMessage : IMessageRenderer
{
    public const string Name = "meeting.left-open";

    string IMessageRenderer.Message => Name;

    public static string SlotOf(AgendaItemId item) => $"left-open/{item.Value:N}";

    /// <summary>Of whoever has the role after another was told.</summary>
    public static string SlotOf(AgendaItemId item, UserId next) => $"{SlotOf(item)}/{next.Value}";

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var meeting = await context.MeetingAsync();
        var item = meeting.Items.FirstOrDefault(item => context.Row.Slot?.StartsWith(SlotOf(item.Id), StringComparison.Ordinal) is true);
        var about = Mrkdwn.Of($"'{item?.Text.ReplaceLineEndings(" ")}'").Shortened(500);
        if (item?.Disposition is not Disposition.Asked asked)
        {
            var said = Mrkdwn.Of($"*{meeting.Terms.Name}*: ") + about + Mrkdwn.Of($"\n")
                + (item?.Disposition is { } how ? MeetingWords.How(how, context.Program.Roster) : Mrkdwn.Of($"It is on the agenda again."));
            return context.IsEdit ? new Rendering.Send(said, [new ContextBlock(said.Shortened(1900))]) : new Rendering.Drop("It was said meanwhile.");
        }

        if (context.IsEdit && asked.Executive is { } now && now.Value != context.Row.Destination)
        {
            var over = Mrkdwn.Of($"*{meeting.Terms.Name}*: ") + about + Mrkdwn.Of($"\n{Names.Of(context.Program.Roster, now)} has it now. Nothing for you to do.");
            return new Rendering.Send(over, [new ContextBlock(over.Shortened(1900))]);
        }

        var text = about + Mrkdwn.Of($" was put off in {MeetingWords.Count(item.TimesParked + 1, "meeting")} of *{meeting.Terms.Name}*. {Names.List(context.Program.Roster, asked.Of)} were asked what becomes of it, and did not say by {When.At(asked.DueAt, meeting.Terms.Zone)}. A dispute names who decides it, and by when.");
        return new Rendering.Send(
            text,
            [
                new SectionBlock(text.Shortened(2900)),
                new ActionsBlock(
                    new Button(MeetingButtons.EscalateAction, "Open the dispute") { Value = MeetingCard.About(meeting, context.Program, item), Style = ButtonStyle.Primary },
                    new Button(MeetingButtons.DropAction, "Drop it") { Value = MeetingCard.About(meeting, context.Program, item) }),
            ]);
    }
}
