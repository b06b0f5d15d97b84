using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Cadence.Minutes;

/// <summary>Reminds somebody, once, of what a meeting decided in their name and they have not confirmed: all of it in one message. Dropped where they have by then.</summary>
sealed class MeetingConfirmMessage(IDecisionLog decisions) : IMessageRenderer
{
    public const string Name = "meeting.confirm";

    string IMessageRenderer.Message => Name;

    /// <summary>What waits on their Home all the same may wait for whoever reads one message a day.</summary>
    public static OutgoingMessage To(UserId user, OutboxKind kind, Guid meeting) => new()
    {
        Kind = kind,
        Message = Name,
        SubjectId = meeting,
        Destination = user.Value,
        Slot = $"confirm/{user.Value}",
        MayWaitUntil = kind is OutboxKind.Nudge ? Instant.MaxValue : null,
    };

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var meeting = await context.MeetingAsync();
        var reader = new UserId(context.Row.Destination);
        var awaited = (await decisions.OfMeetingAsync(context.Db, context.Program.Key, meeting.Id))
            .Where(decision => decision.Awaited.Contains(reader))
            .OrderBy(decision => decision.Number).ToList();
        var title = Mrkdwn.Of($"*{meeting.Terms.Name}* of {When.Day(meeting.StartsAt, meeting.Terms.Zone)}");
        if (awaited.Count == 0)
        {
            var over = title + Mrkdwn.Of($": nothing in it waits for your word any more.");
            return context.IsEdit ? new Rendering.Send(over, [new ContextBlock(over)]) : new Rendering.Drop("They have said it.");
        }

        var text = title + Mrkdwn.Of($" names you as one who decided this. Is it so?\n")
            + Mrkdwn.Join("\n", awaited.Select(decision => Mrkdwn.Of($"•  DEC-{decision.Number}: {DecisionTitle.Line(decision)}").Shortened(240)));
        return new Rendering.Send(
            text.Shortened(3000),
            [
                new SectionBlock(text.Shortened(3000)),
                new ActionsBlock(
                [
                    new Button(ConfirmDecided.ConfirmAction, "We decided this") { Value = MeetingCard.About(meeting, context.Program), Style = ButtonStyle.Primary },
                    .. awaited.Count == 1 ? [DecisionButton.Show(context.Program.Key.ProgramId, awaited[0].Id.Value, $"Read DEC-{awaited[0].Number}")] : Array.Empty<Button>(),
                ]),
            ]);
    }
}
