using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Disputes.Forms;

/// <summary>The inputs for terms, in the form to decide and in an offer to settle: what, why, and on request from when, reviewed when,
/// and what follows.</summary>
static class TermsInputs
{
    /// <summary>Gives the form room for one more action.</summary>
    public const string AddRowAction = "dispute.terms.add-row";

    /// <summary>Gives the form its dates.</summary>
    public const string AddDatesAction = "dispute.terms.add-dates";

    /// <summary>The choice itself: words of one's own get their field once they are chosen.</summary>
    public const string ChoiceAction = "dispute.terms.choice";

    /// <summary>The choice of words of one's own.</summary>
    public const string OtherValue = "other";

    const string Choice = "choice";
    const string OtherText = "other";
    const string Rationale = "rationale";
    const string EffectiveOn = "effective-on";
    const string ReviewOn = "review-on";
    const string Value = "value";
    const string OptionPrefix = "option:";

    /// <summary>The dispute's options, and words of one's own. Where there are no options, those are all there is.</summary>
    /// <param name="dispute">The dispute.</param>
    /// <param name="but">Options that stand among the choices already.</param>
    public static IEnumerable<Option> Choices(Dispute dispute, IReadOnlyCollection<int>? but = null)
    {
        for (var index = 0; index < dispute.Options.Length; index++)
        {
            if (but?.Contains(index) is not true)
            {
                yield return Of(OptionValue(index), dispute.Options[index]);
            }
        }

        yield return Of(OtherValue, dispute.Options.IsEmpty && but is null or { Count: 0 } ? "In my own words" : "Something else");
    }

    /// <summary>A choice that fits Slack's limits.</summary>
    public static Option Of(string value, string text) => new(value, ((PlainText)text.ReplaceLineEndings(" ")).Shortened(75));

    /// <summary>The choice that these terms made; null while there are none.</summary>
    public static string? ValueOf(Terms? given) => given switch
    {
        null => null,
        { Option: { } option } => OptionValue(option),
        _ => OtherValue,
    };

    /// <param name="label">What the choice is called.</param>
    /// <param name="choices">What can be chosen.</param>
    /// <param name="chosen">The value chosen before.</param>
    /// <param name="given">Terms given before, to be changed.</param>
    /// <param name="room">What of the form is open.</param>
    /// <param name="mayAgree">One of the choices is to agree, for which no reason is needed.</param>
    public static IEnumerable<Block> Blocks(string label, IReadOnlyList<Option> choices, string? chosen, Terms? given, TermsRoom room, bool mayAgree)
    {
        if (choices.Count > 1)
        {
            yield return new InputBlock(label, Select(choices, choices.FirstOrDefault(choice => choice.Value == chosen)))
            {
                BlockId = Choice,
                DispatchAction = true,
            };
        }

        if (choices.Count == 1)
        {
            yield return Text(OtherText, label, given?.Other, "As the decision log will have it.", optional: false);
        }
        else if (room.Words || chosen == OtherValue)
        {
            yield return Text(OtherText, "In other words", given?.Other, "As the decision log will have it.", optional: true);
        }

        yield return Text(
            Rationale, "Why", given?.Rationale, mayAgree ? "A sentence or two. Not needed where you agree." : "A sentence or two; it stands beside the decision.", optional: mayAgree);
        if (room.Dates)
        {
            yield return Date(EffectiveOn, "From", given?.EffectiveOn);
            yield return Date(ReviewOn, "Review on", given?.ReviewOn);
        }

        foreach (var input in FollowUpInputs.Blocks(room.Actions, given?.Actions ?? []))
        {
            yield return input;
        }

        List<IActionsElement> more =
        [
            .. room.Dates ? [] : new IActionsElement[] { new Button(AddDatesAction, "Add dates") },
            .. room.Actions >= TextLimits.Actions ? [] : new IActionsElement[] { new Button(AddRowAction, room.Actions == 0 ? "Add an action" : "Add another action") },
        ];
        if (more.Count > 0)
        {
            yield return new ActionsBlock(more);
        }
    }

    /// <summary>The form with more room, as the pressed button or the choice asks for it; null where it has that already.</summary>
    public static TermsRoom? Grown(ReceivedView open, string action)
    {
        var room = TermsRoom.Of(open.PrivateMetadata);
        var grown = action switch
        {
            AddRowAction => room with { Actions = Math.Min(room.Actions + 1, TextLimits.Actions) },
            AddDatesAction => room with { Dates = true },
            _ when ChoiceOf(open.State) == OtherValue => room with { Words = true },
            _ => room,
        };
        return grown == room ? null : grown;
    }

    public static string? ChoiceOf(ViewState state) => state.Option(Choice, ChoiceAction);

    /// <summary>Reads the terms, and a sentence for each part that is not in order.</summary>
    /// <param name="state">What the form holds.</param>
    /// <param name="given">Terms given before: words that stand there since, untouched, say nothing new.</param>
    /// <param name="errors">A sentence a field.</param>
    public static Terms Read(ViewState state, Terms? given, out Dictionary<string, string> errors)
    {
        errors = [];
        var (choice, words) = (ChoiceOf(state), state.Text(OtherText, Value)?.Trim());
        if (choice is not (null or OtherValue) && words is { Length: > 0 } && words != given?.Other)
        {
            errors[OtherText] = "These words and the choice above say two things: choose 'Something else' to use the words, or empty this field.";
        }

        return new Terms
        {
            Option = choice?.StartsWith(OptionPrefix, StringComparison.Ordinal) is true
                && int.TryParse(choice.AsSpan(OptionPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var option) ? option : null,
            Other = choice is null or OtherValue ? words ?? "" : null,
            Rationale = state.Text(Rationale, Value)?.Trim() ?? "",
            EffectiveOn = state.Date(EffectiveOn, Value) is { } from ? LocalDate.FromDateOnly(from) : null,
            ReviewOn = state.Date(ReviewOn, Value) is { } review ? LocalDate.FromDateOnly(review) : null,
            Actions = FollowUpInputs.Read(state, errors),
        };
    }

    /// <summary>The input that a refusal stands under; where its own is not there, the choice or the words.</summary>
    public static string BlockOf(Refusal refusal, ViewState state)
    {
        var words = state[OtherText, Value] is not null;
        return FollowUpInputs.BlockOf(refusal, state) ?? DisputeRefusals.FieldOf(refusal) switch
        {
            FormField.Rationale => Rationale,
            FormField.EffectiveOn => EffectiveOn,
            FormField.ReviewOn => ReviewOn,
            FormField.DecisionText or FormField.Option when words && ChoiceOf(state) is null or OtherValue => OtherText,
            _ => Choice,
        };
    }

    static string OptionValue(int index) => string.Create(CultureInfo.InvariantCulture, $"{OptionPrefix}{index}");

    static IInputElement Select(IReadOnlyList<Option> choices, Option? chosen) => choices.Count <= 10
        ? new RadioButtonGroup(ChoiceAction, choices) { InitialOption = chosen }
        : new StaticSelectMenu(ChoiceAction, choices) { InitialOption = chosen };

    static InputBlock Text(string block, string label, string? initial, string hint, bool optional) =>
        new(label, new PlainTextInput(Value) { Multiline = true, InitialValue = initial, MaxLength = TextLimits.Body })
        {
            BlockId = block,
            Optional = optional,
            Hint = hint,
        };

    static InputBlock Date(string block, string label, LocalDate? initial) =>
        new(label, new DatePicker(Value) { InitialDate = initial?.ToDateOnly() }) { BlockId = block, Optional = true };
}
