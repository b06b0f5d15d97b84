using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.Time;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Disputes;

/// <summary>The form in which a seat takes longer: by how much, and why.</summary>
static class ExtendModal
{
    public const string CallbackId = "dispute.extend.form";

    const string By = "by";
    const string Reason = "reason";
    const string Value = "value";

    public static DisputeForm Form { get; } = new(
        DisputeButtons.Extend,
        CallbackId,
        Show,
        Read,
        static (refusal, _) => DisputeRefusals.FieldOf(refusal) is FormField.Reason ? Reason : By,
        static of => new DisputeCommand.Extend(of.Actor, of.About.Round, of.About.Level, of.Dispute.CurrentLevel.Window, "-"));

    static FilledIn Read(FormContext of, ViewState state)
    {
        // What can't be read as a length of time still gets the sentence for the reason with it.
        var errors = new Dictionary<string, string>();
        if (!Window.TryParse(state.Text(By, Value), out var window, out var error))
        {
            (window, errors[By]) = (of.Dispute.CurrentLevel.Window, error);
        }

        return new FilledIn(new DisputeCommand.Extend(of.Actor, of.About.Round, of.About.Level, window, state.Text(Reason, Value)?.Trim() ?? ""), errors);
    }

    static ModalView Show(FormContext of)
    {
        var window = of.Dispute.CurrentLevel.Window;
        var due = of.Dispute.DueAt ?? throw new InvalidOperationException($"DSP-{of.Dispute.Number} is closed: nothing is due that could be extended.");
        return new ModalView(
            $"Extend DSP-{of.Dispute.Number}",
            [
                new SectionBlock(Mrkdwn.Of(
                    $"It is due {When.At(due, of.Program.Roster.ZoneOf(of.Actor))}. A level can be extended {Times(of.Dispute.Path.ExtensionsPerLevel)}, by at most {window.ToWords()}.")),
                new InputBlock("By how much", new PlainTextInput(Value) { InitialValue = window.ToString(), MaxLength = 40 })
                {
                    BlockId = By,
                    Hint = "For example 90m, 24h, 8wh (working hours) or 2wd (working days).",
                },
                new InputBlock("Why", new PlainTextInput(Value) { Multiline = true, MaxLength = TextLimits.Body })
                {
                    BlockId = Reason,
                    Hint = "The thread and the record say it.",
                },
            ])
        {
            CallbackId = CallbackId,
            PrivateMetadata = of.About.ToString(),
            Submit = "Extend",
            Close = "Cancel",
        };
    }

    static string Times(int count) => count == 1 ? "once" : $"{count} times";
}
