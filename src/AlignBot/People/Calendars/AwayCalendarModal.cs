using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.People.Calendars;

/// <summary>The form that takes the address of somebody's calendar. One that was given is shown by its host alone.</summary>
static class AwayCalendarModal
{
    public const string CallbackId = "people.away.calendar.form";
    public const string Address = "address";

    const string Value = "value";

    public static ModalView Form(ProgramInfo program, AwayCalendarRow? row)
    {
        List<Block> blocks = row is null
            ? [new SectionBlock(Mrkdwn.Of($"Days that your calendar marks as out of office are proposed to you, and count once you say so with one click. Moved or cancelled there, they follow."))]
            : [new SectionBlock(Standing(row, program)), new ActionsBlock(TakeAway(program.Key.ProgramId))];
        blocks.Add(new InputBlock(row is null ? "Its address" : "Another address", new PlainTextInput(Value) { MaxLength = FeedAddress.Longest, Placeholder = "https://..." })
        {
            BlockId = Address,
            Hint = "Google: Settings, your calendar, 'Secret address in iCal format'. Outlook: Settings, Shared calendars, Publish, the ICS link.",
        });
        blocks.Add(new ContextBlock(Mrkdwn.Of($"Nobody sees what is in your calendar: dates alone are kept, and no titles. The address is kept sealed, is in no export, and is not shown again; taken away, all of it goes.")));
        return new ModalView("Your calendar", blocks) { CallbackId = CallbackId, PrivateMetadata = new ProgramRef(program.Key.ProgramId).ToString(), Submit = "Read it", Close = "Cancel" };
    }

    public static Button TakeAway(int program) =>
        new(AwayCalendarButtons.TakeAwayAction, "Take it away") { Value = new ProgramRef(program).ToString(), Style = ButtonStyle.Danger };

    public static string? Read(ViewState state) => state.Text(Address, Value);

    public static ModalView Says(Mrkdwn text) => new("Your calendar", [new SectionBlock(text.Shortened(2900))]) { Close = "Close" };

    static Mrkdwn Standing(AwayCalendarRow row, ProgramInfo program)
    {
        var zone = program.Calendar.Zone;
        var since = Mrkdwn.Of($"Your calendar on *{row.Host}* is read since {When.Day(row.GivenAt, zone)}. ");
        var how = row.Trouble is { } trouble ? Mrkdwn.Of($"It can't be read now: {AwayCalendarMessage.Why(trouble)}")
            : row.ReadAt is { } at ? Mrkdwn.Of($"Last {When.At(at, zone)}.")
            : Mrkdwn.Of($"It was not looked at yet.");
        return since + how + (row.Unread == 0 ? Mrkdwn.Empty : Mrkdwn.Of($" {Lines(row.Unread)} in it could not be understood: enter those days with `/align away`."));
    }

    static string Lines(int events) => events == 1 ? "One event" : $"{events} events";
}
