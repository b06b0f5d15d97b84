using System.Text.Json;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Cadence;

/// <summary>What the channel is told in a post of its own: moved, called off, not held. One that was recorded as held since says that instead.</summary>
sealed class MeetingNoticeMessage : IMessageRenderer
{
    public const string Name = "meeting.notice";

    /// <summary>Where it stands that a meeting did not take place.</summary>
    public const string EndingSlot = "ending";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var meeting = await context.MeetingAsync();
        if (context.Row.Body is null)
        {
            var ended = (meeting is { IsAhead: true, EarlierEndings: not null }
                ? Mrkdwn.Of($"*{meeting.Terms.Name}* was not held at its time. ") + MeetingWords.Outcome(meeting, context.Program)
                : meeting.IsAhead
                ? Mrkdwn.Of($"*{meeting.Terms.Name}* of {When.Recorded(meeting.StartsAt, meeting.Terms.Zone)} was called off, and takes place after all.")
                : MeetingWords.Ended(meeting, context.Program)).Shortened(3000);
            return new Rendering.Send(ended, [new SectionBlock(ended)]);
        }

        var notice = JsonSerializer.Deserialize(context.Row.Body, CadenceJson.Default.MeetingNotice)
            ?? throw new InvalidOperationException($"Outbox message {context.Row.Id} does not say what happened.");
        var card = notice is MeetingNotice.HeldNow ? await context.PostAsync(meeting.Id.Value, MeetingCard.Slot) : null;
        var text = notice is MeetingNotice.HeldNow held ? HeldNow(meeting, held, context.Program, card?.Permalink) : Say(meeting, notice, context.Program);
        var blocks = new List<Block> { new SectionBlock(text.Shortened(3000)) };

        // Under a card it is the card that has the button.
        if (notice is MeetingNotice.Skipped { Ending.IsOutage: true } && meeting.PromptedAt is null && MeetingButtons.MayStillBeRecorded(meeting))
        {
            blocks.Add(new ActionsBlock(new Button(MeetingButtons.MetAction, "We met without the bot") { Value = MeetingCard.About(meeting, context.Program) }));
        }

        return new Rendering.Send(text, blocks);
    }

    /// <summary>Whoever must come, and is not there yet, is asked to.</summary>
    static Mrkdwn HeldNow(Meeting meeting, MeetingNotice.HeldNow held, ProgramInfo program, string? card)
    {
        var at = meeting.StartedAt ?? meeting.StartsAt;
        var awaited = meeting.Status is MeetingStatus.Running or MeetingStatus.Prompted
            ? meeting.Terms.RequiredRoles.Select(role => program.Roster.Acting(role, at)).OfType<UserId>().Distinct().Except(meeting.Here.Select(here => here.User)).ToList()
            : [];
        var where = card is null ? Mrkdwn.Of($"its card") : Mrkdwn.Of($"{Link.To(card, "its card")}");
        return Mrkdwn.Of($"*{meeting.Terms.Name}* of {When.Recorded(meeting.StartsAt, meeting.Terms.Zone)} is held now: {Names.Of(program.Roster, held.By)} took it up again.")
            + (awaited.Count == 0 ? Mrkdwn.Empty : Mrkdwn.Of($" ") + Mrkdwn.Join(" and ", awaited.Select(user => Mrkdwn.Of($"{Mention.User(user.Value)}"))) + Mrkdwn.Of($": press 'I am here too' on ") + where + Mrkdwn.Of($"."));
    }

    static Mrkdwn Say(Meeting meeting, MeetingNotice notice, ProgramInfo program)
    {
        var (name, zone) = (meeting.Terms.Name, meeting.Terms.Zone);
        return notice switch
        {
            MeetingNotice.Moved moved => Mrkdwn.Of(
                $"*{name}* of {When.Recorded(moved.From, zone)} is moved to {When.Recorded(moved.To, zone)} by {Names.Of(program.Roster, moved.By)}: {moved.Reason}"),
            MeetingNotice.Skipped skipped => Mrkdwn.Of($"*{name}* of {When.Recorded(meeting.StartsAt, zone)}. ") + MeetingWords.Skipped(skipped.Ending, program.Roster),
            MeetingNotice.Restored restored => Mrkdwn.Of($"*{name}* of {When.Recorded(meeting.StartsAt, zone)} takes place after all: {Names.Of(program.Roster, restored.By)} took the call-off back."),
            MeetingNotice.Missed missed => Mrkdwn.Of($"*{name}*. ") + MeetingWords.Missed(missed.Ending, program.Roster, meeting.Here.Select(here => here.User)),
            _ => throw new InvalidOperationException($"No words for the notice {notice.GetType().Name}."),
        };
    }
}
