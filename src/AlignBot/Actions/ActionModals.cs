using AlignBot.Domain;
using AlignBot.Domain.Actions;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Actions;

/// <summary>The small forms of a follow-up: who does it instead, until when instead, and why it is not done at all.</summary>
static class ActionModals
{
    public const string HandOverCallbackId = "action.hand-over.form";
    public const string MoveCallbackId = "action.move.form";

    public const string DropCallbackId = "action.drop.form";

    const string To = "to";
    const string DueOn = "due-on";
    const string Reason = "reason";
    const string Value = "value";

    public static ModalView HandOver(ActionRef about, ActionItem action) => Form(
        HandOverCallbackId, "Hand it over", "Ask them", about, action,
        new InputBlock("Who does it now", new UserSelectMenu(Value)) { BlockId = To, Hint = "They are asked to take it over; until they do, it stays where it is." });

    public static ModalView Move(ActionRef about, ActionItem action) => Form(
        MoveCallbackId, "Change its date", "Change", about, action,
        new InputBlock("Due on", new DatePicker(Value) { InitialDate = action.DueOn.ToDateOnly() }) { BlockId = DueOn });

    public static ModalView Drop(ActionRef about, ActionItem action) => Form(DropCallbackId, "Not doing", "It is not done", about, action, null);

    /// <summary>What was filled in, as a command.</summary>
    public static ActionCommand Read(string form, UserId actor, ViewState state)
    {
        var reason = state.Text(Reason, Value) ?? "";
        return form switch
        {
            DropCallbackId => new ActionCommand.Drop(actor, reason),
            HandOverCallbackId => new ActionCommand.HandOver(actor, new UserId(state.User(To, Value) ?? ""), reason),
            _ => new ActionCommand.Move(actor, state.Date(DueOn, Value) is { } day ? LocalDate.FromDateOnly(day) : default, reason),
        };
    }

    /// <summary>The input that a refusal stands under.</summary>
    public static string BlockOf(string form, Refusal refusal) => refusal is TextRefusal { Field: FormField.Reason } || form == DropCallbackId ? Reason : form == HandOverCallbackId ? To : DueOn;

    static ModalView Form(string callback, string title, string submit, ActionRef about, ActionItem action, InputBlock? input) => new(
        title,
        [
            new SectionBlock(Mrkdwn.Of($"*{action.Text}*").Shortened(1500)),
            .. input is null ? [] : new[] { input },
            new InputBlock("Why", new PlainTextInput(Value) { MaxLength = TextLimits.Line }) { BlockId = Reason, Hint = input is null ? "The next review reads it." : "A few words for the record." },
        ])
    {
        CallbackId = callback,
        PrivateMetadata = about.ToString(),
        Submit = submit,
        Close = "Cancel",
    };
}
