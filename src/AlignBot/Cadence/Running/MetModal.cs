using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Cadence.Running;

/// <summary>'We met without the bot': who was there, and what was decided.</summary>
static class MetModal
{
    public const string CallbackId = "meeting.met.form";

    public const string Present = "present";
    public const string Decisions = "decisions";
    const string Nothing = "nothing";
    const string Value = "value";

    /// <summary>The most decisions of one meeting that are taken in at once.</summary>
    public const int Most = 10;

    public static ModalView Form(Meeting meeting, ProgramInfo program) => new(
        "We met without the bot",
        [
            new SectionBlock(Mrkdwn.Of($"*{meeting.Terms.Name}* of {When.Recorded(meeting.StartsAt, meeting.Terms.Zone)}")),
            new InputBlock("Who was there", new UserMultiSelectMenu(Value)) { BlockId = Present },
            new InputBlock("What was decided", new PlainTextInput(Value) { Multiline = true, MaxLength = TextLimits.Body })
            {
                BlockId = Decisions,
                Optional = true,
                Hint = "One decision a line; each goes into the decision log.",
            },
            new InputBlock("Or", new CheckboxGroup(Value, new Option("nothing", (PlainText)"There was nothing to decide"))) { BlockId = Nothing, Optional = true },
        ])
    {
        CallbackId = CallbackId,
        PrivateMetadata = MeetingCard.About(meeting, program),
        Submit = "Record it",
        Close = "Cancel",
    };

    public static (IReadOnlyList<UserId> Present, IReadOnlyList<string> Decisions, bool Nothing) Read(ViewState state) => (
        [.. (state.Users(Present, Value) ?? []).Select(user => new UserId(user))],
        (state.Text(Decisions, Value) ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        state.Checked(Nothing, Value, "nothing"));

    public static string BlockOf(Refusal refusal) => refusal is TextRefusal { Field: FormField.DecisionText } or MeetingRefusal.NoResult ? Decisions : Present;
}
