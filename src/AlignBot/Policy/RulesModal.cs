using System.Globalization;
using AlignBot.Domain;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.Time;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Policy;

/// <summary>The page for what holds at every level: the default, and the limits.</summary>
static class RulesModal
{
    public const string CallbackId = "policy.rules.form";

    const string Default = "default";
    const string Extensions = "extensions";
    const string Reopenings = "reopenings";
    const string ReopenWithin = "reopen-within";
    const string MinimumLive = "minimum-live";
    const string Reconcile = "reconcile";
    const string Grace = "grace";
    const string Value = "value";

    public static ModalView Form(EscalationPath path, ProgramRef about) => new(
        "Rules of the path",
        [
            new InputBlock("What stands if nobody decides", new PlainTextInput(Value) { InitialValue = path.DefaultOutcome, MaxLength = TextLimits.Line }) { BlockId = Default },
            Number(Extensions, "How often each level can be extended", path.ExtensionsPerLevel, "0 to 5"),
            Number(Reopenings, "How often a decision can be reopened", path.Reopenings, "0 to 5"),
            Number(ReopenWithin, "Within how many days of the decision", path.ReopenWithinDays, "1 to 365"),
            Time(MinimumLive, "How long a level stays open at least after its deciders were told", path.MinimumLive),
            Time(Reconcile, "How long deciders who differ have to agree", path.Reconcile),
            Time(Grace, "After how long somebody who left the channel is replaced", path.LeftChannelGrace),
        ])
    {
        CallbackId = CallbackId,
        PrivateMetadata = about.ToString(),
        Submit = "Done",
        Close = "Back",
    };

    /// <summary>The path with what was filled in, or what is wrong, by the input it stands under.</summary>
    public static (EscalationPath? Path, Dictionary<string, string> Errors) Read(ViewState state, EscalationPath before)
    {
        var errors = new Dictionary<string, string>();
        var text = state.Text(Default, Value)?.Trim() ?? "";
        if (text.Length == 0)
        {
            errors[Default] = "Write what stands when nobody decides, for example: Nothing changes.";
        }

        var path = before with
        {
            DefaultOutcome = text,
            ExtensionsPerLevel = NumberOf(Extensions, 0, PathText.MostTimes),
            Reopenings = NumberOf(Reopenings, 0, PathText.MostTimes),
            ReopenWithinDays = NumberOf(ReopenWithin, 1, PathText.MostReopenDays),
            MinimumLive = TimeOf(MinimumLive),
            Reconcile = TimeOf(Reconcile),
            LeftChannelGrace = TimeOf(Grace),
        };
        return (errors.Count == 0 ? path : null, errors);

        int NumberOf(string block, int least, int most)
        {
            var typed = state.Text(block, Value)?.Trim() ?? "";
            if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            {
                return number;
            }

            errors[block] = $"'{typed}' must be a whole number from {least} to {most}.";
            return least;
        }

        Window TimeOf(string block)
        {
            if (!Window.TryParse(state.Text(block, Value), out var window, out var error))
            {
                errors[block] = error;
            }

            return window;
        }
    }

    static InputBlock Number(string block, string label, int value, string hint) =>
        new(label, new PlainTextInput(Value) { InitialValue = value.ToString(CultureInfo.InvariantCulture), MaxLength = 10 }) { BlockId = block, Hint = hint };

    static InputBlock Time(string block, string label, Window value) =>
        new(label, new PlainTextInput(Value) { InitialValue = value.ToString(), MaxLength = 40 }) { BlockId = block, Hint = "For example 2wh (working hours), 1wd (working days), 24h, 90m." };
}
