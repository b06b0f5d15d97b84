using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Cadence.Running;

/// <summary>Takes an item off for good, with a reason.</summary>
static class DropItemModal
{
    public const string CallbackId = "meeting.item.drop.form";

    public const string Reason = "reason";
    const string Value = "value";

    public static ModalView Form(Meeting meeting, ProgramInfo program, AgendaItem item) => new(
        "Drop the item",
        [
            new SectionBlock(MeetingWords.Item(item, program.Roster, 600)),
            new InputBlock("Why it needs no settling", new PlainTextInput(Value) { Multiline = true, MaxLength = TextLimits.Line }) { BlockId = Reason },
        ])
    {
        CallbackId = CallbackId,
        PrivateMetadata = MeetingCard.About(meeting, program, item),
        Submit = "Drop",
        Close = "Cancel",
    };

    public static MeetingCommand Read(MeetingRef about, UserId actor, ViewState state, Instant now) =>
        new MeetingCommand.Dispose(actor, about.ItemId, new Disposition.Dropped(actor, now, state.Text(Reason, Value)?.Trim() ?? ""));
}
