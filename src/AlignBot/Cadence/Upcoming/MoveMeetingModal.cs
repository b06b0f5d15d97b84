using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Cadence.Upcoming;

/// <summary>Moves a meeting to another time, with a reason.</summary>
static class MoveMeetingModal
{
    public const string CallbackId = "meeting.move.form";

    public const string Day = "day";
    public const string Reason = "reason";
    const string Time = "time";
    const string Value = "value";

    public static ModalView Form(Meeting meeting, ProgramInfo program)
    {
        var local = meeting.StartsAt.InZone(meeting.Terms.Zone).LocalDateTime;
        return new ModalView(
            "Move the meeting",
            [
                new SectionBlock(Mrkdwn.Of($"*{meeting.Terms.Name}*, {(meeting.IsAhead ? "now" : "not held")} {When.Recorded(meeting.StartsAt, meeting.Terms.Zone)}")),
                new InputBlock("Day", new DatePicker(Value) { InitialDate = meeting.IsAhead ? local.Date.ToDateOnly() : null }) { BlockId = Day },
                new InputBlock("Time", new TimePicker(Value) { InitialTime = local.TimeOfDay.ToTimeOnly() }) { BlockId = Time, Hint = $"In {meeting.Terms.ZoneId}" },
                new InputBlock("Why", new PlainTextInput(Value) { MaxLength = TextLimits.Line }) { BlockId = Reason },
            ])
        {
            CallbackId = CallbackId,
            PrivateMetadata = MeetingCard.About(meeting, program),
            Submit = "Move it",
            Close = "Cancel",
        };
    }

    /// <summary>Reads the form; null where a field is empty.</summary>
    public static MeetingCommand? Read(UserId actor, ViewState state, DateTimeZone zone) =>
        state.Date(Day, Value) is { } day && state.Time(Time, Value) is { } time
            ? new MeetingCommand.Move(actor, Occurrences.Resolve(LocalDate.FromDateOnly(day), LocalTime.FromTimeOnly(time), zone), state.Text(Reason, Value) ?? "")
            : null;

    public static string BlockOf(Refusal refusal) => refusal is TextRefusal ? Reason : Day;
}
