using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Disputes;

/// <summary>The inputs for terms, in the ruling form and in an offer to settle: what, why, from when, reviewed when, and what follows.</summary>
static class TermsInputs
{
    /// <summary>Gives the form room for one more action.</summary>
    public const string AddRowAction = "dispute.terms.add-row";

    const string Choice = "choice";
    const string OtherText = "other";
    const string Rationale = "rationale";
    const string EffectiveOn = "effective-on";
    const string ReviewOn = "review-on";
    const string Value = "value";

    const string OtherValue = "other";
    const string OptionPrefix = "option:";

    /// <summary>The dispute's options, and words of one's own.</summary>
    public static IEnumerable<Option> Choices(Dispute dispute)
    {
        for (var index = 0; index < dispute.Options.Length; index++)
        {
            yield return Of(string.Create(CultureInfo.InvariantCulture, $"{OptionPrefix}{index}"), dispute.Options[index]);
        }

        yield return Of(OtherValue, dispute.Options.IsEmpty ? "In my own words" : "Something else");
    }

    /// <summary>A choice that fits Slack's limits.</summary>
    public static Option Of(string value, string text) => new(value, ((PlainText)text.ReplaceLineEndings(" ")).Shortened(75));

    /// <summary>The choice that these terms made; null while there are none.</summary>
    public static string? ValueOf(Terms? given) => given switch
    {
        null => null,
        { Option: { } option } => string.Create(CultureInfo.InvariantCulture, $"{OptionPrefix}{option}"),
        _ => OtherValue,
    };

    /// <param name="label">What the choice is called.</param>
    /// <param name="choices">What can be chosen.</param>
    /// <param name="chosen">The value chosen before.</param>
    /// <param name="given">Terms given before, to be changed.</param>
    /// <param name="rows">How many actions there is room for.</param>
    /// <param name="mayAgree">One of the choices is to agree, for which no reason is needed.</param>
    public static IEnumerable<Block> Blocks(string label, IReadOnlyList<Option> choices, string? chosen, Terms? given, int rows, bool mayAgree)
    {
        var initial = choices.FirstOrDefault(choice => choice.Value == chosen) ?? (choices.Count == 1 ? choices[0] : null);
        yield return new InputBlock(label, Select(choices, initial)) { BlockId = Choice };
        yield return Text(
            OtherText, "In other words", given?.Other,
            choices.Count == 1 ? "As the decision log will have it." : "Only if you chose 'Something else'.", optional: choices.Count > 1);
        yield return Text(
            Rationale, "Why", given?.Rationale, mayAgree ? "Needed unless you agree." : "A sentence or two; it stands beside the decision.", optional: mayAgree);
        yield return Date(EffectiveOn, "From", given?.EffectiveOn);
        yield return Date(ReviewOn, "Review on", given?.ReviewOn);
        foreach (var input in FollowUpInputs.Blocks(rows, given?.Actions ?? []))
        {
            yield return input;
        }

        if (rows < TextLimits.Actions)
        {
            yield return new ActionsBlock(new Button(AddRowAction, rows == 0 ? "Add an action" : "Add another action"));
        }
    }

    /// <summary>What a form that has been given more room keeps beside its dispute.</summary>
    public static string Metadata(DisputeRef about, int rows) => string.Create(CultureInfo.InvariantCulture, $"{about}|{rows}");

    /// <summary>How many actions the open form has room for.</summary>
    public static int RowsOf(string metadata) =>
        metadata.Split('|') is [_, var rows] && int.TryParse(rows, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? Math.Min(count, TextLimits.Actions) : 0;

    public static string? ChoiceOf(ViewState state) => state.Option(Choice, Value);

    /// <summary>Reads the terms, and a sentence for each action that lacks something and so is not among them.</summary>
    public static Terms Read(ViewState state, out Dictionary<string, string> errors)
    {
        errors = [];
        var choice = ChoiceOf(state) ?? "";
        var actions = FollowUpInputs.Read(state, errors);
        return new Terms
        {
            Option = choice.StartsWith(OptionPrefix, StringComparison.Ordinal)
                && int.TryParse(choice.AsSpan(OptionPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var option) ? option : null,
            Other = choice == OtherValue ? state.Text(OtherText, Value)?.Trim() ?? "" : null,
            Rationale = state.Text(Rationale, Value)?.Trim() ?? "",
            EffectiveOn = state.Date(EffectiveOn, Value) is { } from ? LocalDate.FromDateOnly(from) : null,
            ReviewOn = state.Date(ReviewOn, Value) is { } review ? LocalDate.FromDateOnly(review) : null,
            Actions = actions,
        };
    }

    /// <summary>The input that a refusal stands under; the choice itself when it is about none.</summary>
    public static string BlockOf(Refusal refusal, ViewState state) => FollowUpInputs.BlockOf(refusal, state) ?? DisputeRefusals.FieldOf(refusal) switch
    {
        FormField.Rationale => Rationale,
        FormField.EffectiveOn => EffectiveOn,
        FormField.ReviewOn => ReviewOn,
        FormField.DecisionText => OtherText,
        FormField.Option when ChoiceOf(state) == OtherValue => OtherText,
        _ => Choice,
    };

    static IInputElement Select(IReadOnlyList<Option> choices, Option? chosen) => choices.Count <= 10
        ? new RadioButtonGroup(Value, choices) { InitialOption = chosen }
        : new StaticSelectMenu(Value, choices) { InitialOption = chosen };

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
