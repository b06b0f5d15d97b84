using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Cadence.Running;

/// <summary>Puts an item off with a reason. The second time it takes a person and a date, or a dispute.</summary>
static class ParkItemModal
{
    public const string CallbackId = "meeting.item.park.form";

    const string Reason = "reason";
    const string WaitingOn = "waiting-on";
    const string Until = "until";
    const string Value = "value";

    public static ModalView Form(Meeting meeting, ProgramInfo program, AgendaItem item)
    {
        var again = item.TimesParked > 0;
        var blocks = new List<Block> { new SectionBlock(MeetingWords.Item(item, program.Roster, 600)) };
        if (again)
        {
            blocks.Add(new SectionBlock(Mrkdwn.Of($"It was parked before. Open a dispute, which names who decides and by when; or say whom it waits for.")));
            blocks.Add(new ActionsBlock(new Button(MeetingButtons.DisputeInsteadAction, "Open a dispute instead") { Value = MeetingCard.About(meeting, program, item) }));
        }

        blocks.Add(new InputBlock("Why is it put off", new PlainTextInput(Value) { Multiline = true, MaxLength = TextLimits.Line }) { BlockId = Reason });
        if (again)
        {
            blocks.Add(new InputBlock("Waiting on", new UserSelectMenu(Value)) { BlockId = WaitingOn });
            blocks.Add(new InputBlock("Until", new DatePicker(Value)) { BlockId = Until, Hint = "At most three months ahead. It comes back in the first meeting on or after that day; they are told." });
        }

        return new ModalView("Park the item", blocks)
        {
            CallbackId = CallbackId,
            PrivateMetadata = MeetingCard.About(meeting, program, item),
            Submit = "Park",
            Close = "Cancel",
        };
    }

    public static MeetingCommand Read(MeetingRef about, UserId actor, ViewState state, Instant now) => new MeetingCommand.Dispose(
        actor, about.ItemId,
        new Disposition.Parked(
            actor, now, state.Text(Reason, Value)?.Trim() ?? "",
            state.User(WaitingOn, Value) is { } user ? new UserId(user) : null,
            state.Date(Until, Value) is { } date ? LocalDate.FromDateOnly(date) : null));

    public static string BlockOf(Refusal refusal) => refusal switch
    {
        MeetingRefusal.WaitingNeedsBoth or MeetingRefusal.WaitingTooLong => Until,
        TextRefusal { Field: FormField.WaitingOn } => WaitingOn,
        _ => Reason,
    };
}
