using AlignBot.Domain;
using AlignBot.Domain.Drift.Language;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;

namespace AlignBot.Drift.Language;

/// <summary>Tells the channel that language is counted from now on, with how to leave oneself out; or that it is counted no more.</summary>
sealed class TalkNotice : IMessageRenderer
{
    public const string On = "drift.language-on";
    public const string Off = "drift.language-off";

    string IMessageRenderer.Message => On;

    public static OutgoingMessage To(ProgramInfo program, bool isOn) => new()
    {
        Kind = OutboxKind.Ledger,
        Message = isOn ? On : Off,
        SubjectId = DriftDesk.Subject,
        Destination = program.ChannelId,
    };

    public Task<Rendering> RenderAsync(RenderContext context)
    {
        var text = Mrkdwn.Of($"*From now on it is counted how this channel speaks of the other function*: 'they should' against 'we "
            + $"should'. Both leaders turned it on, and either turns it off.");
        var kept = Mrkdwn.Of(
            $"Kept is how many messages of sales and of marketing there were in a week, and shown only "
                + $"from {WeeklyTalk.FromSpeakers} people and {WeeklyTalk.FromMessages} messages on. No text is kept, and nobody is "
                + $"named or written to. `/align drift exclude me` leaves you out, too.");
        return Task.FromResult<Rendering>(new Rendering.Send(
            text, [new SectionBlock(text), new ActionsBlock(TalkButtons.Exclude(context.Program)), new ContextBlock(kept)]));
    }
}

/// <summary>Tells the channel that language is counted no more.</summary>
sealed class TalkOver : IMessageRenderer
{
    string IMessageRenderer.Message => TalkNotice.Off;

    public Task<Rendering> RenderAsync(RenderContext context)
    {
        var text = Mrkdwn.Of($"How this channel speaks is counted no more: a leader turned it off. What was counted of this week is gone.");
        return Task.FromResult<Rendering>(new Rendering.Send(text, [new SectionBlock(text)]));
    }
}

/// <summary>Asks the other leader whether they want it, too.</summary>
sealed class TalkAsk : IMessageRenderer
{
    public const string Name = "drift.language-ask";

    string IMessageRenderer.Message => Name;

    public static OutgoingMessage To(UserId leader) => new()
    {
        Kind = OutboxKind.Nudge,
        Message = Name,
        SubjectId = DriftDesk.Subject,
        Destination = leader.Value,
        Slot = $"language/{leader.Value}",
    };

    public Task<Rendering> RenderAsync(RenderContext context)
    {
        if (context.Program.Drift.Talk is { IsOn: true } or { TurnedOn.IsEmpty: true })
        {
            return Task.FromResult<Rendering>(new Rendering.Drop("It was turned on or off before they could be asked."));
        }

        var text = Mrkdwn.Of(
            $"*Shall it be counted how the channel speaks of the other function?* The other leader wants it; it takes both of you.");
        var kept = Mrkdwn.Of(
            $"Counts a week and function alone, without text or names; the channel is told first, and anybody can leave themselves "
                + $"out. Nothing is counted before you turn it on.");
        return Task.FromResult<Rendering>(new Rendering.Send(
            text, [new SectionBlock(text), new ActionsBlock(TalkButtons.On(context.Program) with { Style = ButtonStyle.Primary }),
                new ContextBlock(kept)]));
    }
}
