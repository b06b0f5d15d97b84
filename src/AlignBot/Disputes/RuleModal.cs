using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Wording;
using NodaTime;

namespace AlignBot.Disputes;

/// <summary>The ruling form: what is decided, why, from when, reviewed when, and what follows.</summary>
static class RuleModal
{
    public const string CallbackId = "dispute.rule";

    /// <summary>How many follow-up actions the form has room for.</summary>
    const int ActionRows = 2;

    const string Choice = "choice";
    const string OtherText = "other";
    const string Rationale = "rationale";
    const string EffectiveOn = "effective-on";
    const string ReviewOn = "review-on";
    const string Value = "value";

    const string OtherValue = "other";
    const string OptionPrefix = "option:";
    const string AgreePrefix = "agree:";

    public static ModalView Form(DisputeRef about, Dispute dispute, ProgramInfo program, UserId actor)
    {
        var mine = dispute.SeatOf(actor)?.Ruling;
        var choices = Choices(dispute, program, actor).ToList();
        var chosen = choices.Find(choice => choice.Value == ValueOf(mine)) ?? (choices.Count == 1 ? choices[0] : null);
        var blocks = new List<Block>
        {
            new SectionBlock(Mrkdwn.Of($"*{dispute.Question}*").Shortened(1500)),
            new ContextBlock(Mrkdwn.Of($"Due {When.By(dispute.DueAt!.Value, program.Roster.ZoneOf(actor))}. If nobody decides: {dispute.DefaultOutcome}").Shortened(1500)),
        };
        if (dispute.Proposal is { } proposal && proposal.By != actor)
        {
            blocks.Add(new SectionBlock(
                Mrkdwn.Of($"{Names.Of(program.Roster, proposal.By)} proposes: *{proposal.Terms.Text(dispute.Options)}*").Shortened(1400)
                + Mrkdwn.Of($"\nWhy: {proposal.Terms.Rationale}").Shortened(1400)));
        }

        blocks.Add(new InputBlock("Your ruling", Select(choices, chosen)) { BlockId = Choice });
        var mayAgree = choices.Exists(choice => choice.Value.StartsWith(AgreePrefix, StringComparison.Ordinal));
        blocks.Add(Text(
            OtherText, "In other words", mine?.Terms.Other,
            choices.Count == 1 ? "Your ruling, as the decision log will have it." : "Only if you chose 'Something else'.", optional: choices.Count > 1));
        blocks.Add(Text(
            Rationale, "Why", mine?.AgreesWith is null ? mine?.Terms.Rationale : null,
            mayAgree ? "Needed unless you agree." : "A sentence or two; it stands beside the decision.", optional: mayAgree));
        blocks.Add(Date(EffectiveOn, "From", mine?.Terms.EffectiveOn));
        blocks.Add(Date(ReviewOn, "Review on", mine?.Terms.ReviewOn));
        for (var row = 1; row <= ActionRows; row++)
        {
            blocks.Add(new InputBlock($"Action {row}", new PlainTextInput(Value) { MaxLength = TextLimits.Line }) { BlockId = $"action-{row}", Optional = true });
            blocks.Add(new InputBlock($"Owner of action {row}", new UserSelectMenu(Value)) { BlockId = $"owner-{row}", Optional = true });
            blocks.Add(new InputBlock($"Action {row} due", new DatePicker(Value)) { BlockId = $"due-{row}", Optional = true });
        }

        return new ModalView($"Decide DSP-{dispute.Number}", blocks)
        {
            CallbackId = CallbackId,
            PrivateMetadata = about.ToString(),
            Submit = "Decide",
            Close = "Cancel",
            NotifyOnClose = true,
        };
    }

    /// <summary>Reads the form as a command, or gives the sentence for the field that is not in order.</summary>
    public static (DisputeCommand? Command, string? Block, string? Sentence) Read(DisputeRef about, UserId actor, ViewState state)
    {
        var choice = state.Option(Choice, Value) ?? "";
        if (choice.StartsWith(AgreePrefix, StringComparison.Ordinal)
            && int.TryParse(choice.AsSpan(AgreePrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
        {
            return (new DisputeCommand.Agree(actor, about.Round, about.Level, revision), null, null);
        }

        var actions = ImmutableArray.CreateBuilder<FollowUp>();
        for (var row = 1; row <= ActionRows; row++)
        {
            if (state.Text($"action-{row}", Value) is not { } what)
            {
                continue;
            }

            if (state.User($"owner-{row}", Value) is not { } owner)
            {
                return (null, $"owner-{row}", "Name who does it.");
            }

            if (state.Date($"due-{row}", Value) is not { } due)
            {
                return (null, $"due-{row}", "Say until when.");
            }

            actions.Add(new FollowUp(what.Trim(), new UserId(owner), LocalDate.FromDateOnly(due)));
        }

        return (
            new DisputeCommand.Rule(actor, about.Round, about.Level, new Terms
            {
                Option = choice.StartsWith(OptionPrefix, StringComparison.Ordinal)
                    && int.TryParse(choice.AsSpan(OptionPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var option) ? option : null,
                Other = choice == OtherValue ? state.Text(OtherText, Value)?.Trim() ?? "" : null,
                Rationale = state.Text(Rationale, Value)?.Trim() ?? "",
                EffectiveOn = state.Date(EffectiveOn, Value) is { } from ? LocalDate.FromDateOnly(from) : null,
                ReviewOn = state.Date(ReviewOn, Value) is { } review ? LocalDate.FromDateOnly(review) : null,
                Actions = actions.ToImmutable(),
            }),
            null, null);
    }

    /// <summary>The input that a refusal stands under; the choice itself when it is about none.</summary>
    public static string BlockOf(Refusal refusal) => DisputeRefusals.FieldOf(refusal) switch
    {
        FormField.Rationale => Rationale,
        FormField.EffectiveOn => EffectiveOn,
        FormField.ReviewOn => ReviewOn,
        FormField.Action => "action-1",
        FormField.ActionOwner => "owner-1",
        FormField.ActionDue => "due-1",
        FormField.DecisionText => OtherText,
        _ => Choice,
    };

    static IEnumerable<Option> Choices(Dispute dispute, ProgramInfo program, UserId actor)
    {
        foreach (var ruling in dispute.Seats.Select(seat => seat.Ruling).Where(ruling => ruling is { AgreesWith: null } && ruling.By != actor))
        {
            yield return Choice_(
                string.Create(CultureInfo.InvariantCulture, $"{AgreePrefix}{ruling!.Revision}"),
                $"Agree with {Names.Of(program.Roster, ruling.By)}: {ruling.Terms.Text(dispute.Options)}");
        }

        for (var index = 0; index < dispute.Options.Length; index++)
        {
            yield return Choice_(string.Create(CultureInfo.InvariantCulture, $"{OptionPrefix}{index}"), dispute.Options[index]);
        }

        yield return Choice_(OtherValue, dispute.Options.IsEmpty ? "In my own words" : "Something else");
    }

    static Option Choice_(string value, string text) => new(value, ((PlainText)text.ReplaceLineEndings(" ")).Shortened(75));

    static IInputElement Select(List<Option> choices, Option? chosen) => choices.Count <= 10
        ? new RadioButtonGroup(Value, choices) { InitialOption = chosen }
        : new StaticSelectMenu(Value, choices) { InitialOption = chosen };

    static string? ValueOf(Ruling? ruling) => ruling switch
    {
        null => null,
        { AgreesWith: { } revision } => string.Create(CultureInfo.InvariantCulture, $"{AgreePrefix}{revision}"),
        { Terms.Option: { } option } => string.Create(CultureInfo.InvariantCulture, $"{OptionPrefix}{option}"),
        _ => OtherValue,
    };

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
