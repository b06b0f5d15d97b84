using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Cadence.Upcoming;

/// <summary>Calls a meeting off, with a reason.</summary>
static class SkipMeetingModal
{
    public const string CallbackId = "meeting.skip.form";

    public const string Reason = "reason";
    const string Value = "value";

    public static ModalView Form(Meeting meeting, ProgramInfo program) => new(
        "Call it off",
        [
            new SectionBlock(Mrkdwn.Of($"*{meeting.Terms.Name}*, {When.Recorded(meeting.StartsAt, meeting.Terms.Zone)}. Its items go to the next one; the channel reads who called it off, and why.")),
            new InputBlock("Why", new PlainTextInput(Value) { MaxLength = TextLimits.Line }) { BlockId = Reason },
        ])
    {
        CallbackId = CallbackId,
        PrivateMetadata = MeetingCard.About(meeting, program),
        Submit = "Call it off",
        Close = "Keep it",
    };

    public static MeetingCommand Read(UserId actor, ViewState state) => new MeetingCommand.Skip(actor, state.Text(Reason, Value) ?? "");
}
