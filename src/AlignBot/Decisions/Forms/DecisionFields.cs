using System.Collections.Immutable;
using AlignBot.Contracts;
using AlignBot.Decisions.Cards;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Decisions.Forms;

/// <summary>The inputs that the forms of the decision log share, read back in the same words.</summary>
static class DecisionFields
{
    /// <summary>How many follow-up actions a form has room for.</summary>
    const int ActionRows = 2;

    public const string Text = "text";
    public const string DecidedBy = "decided-by";
    public const string Rationale = "rationale";
    public const string Category = "category";
    public const string Account = "account";
    public const string EffectiveOn = "effective-on";
    public const string ReviewOn = "review-on";
    public const string Expected = "expected";
    public const string Came = "came";
    public const string Supersedes = "supersedes";
    const string Struck = "struck";

    public const string Reason = "reason";
    public const string Value = "value";

    public static InputBlock TextInput(string label, string? initial = null) =>
        new(label, new PlainTextInput(Value) { Multiline = true, InitialValue = initial, MaxLength = TextLimits.Body }) { BlockId = Text };

    public static InputBlock WhyInput(string? initial = null) =>
        new("Why", new PlainTextInput(Value) { Multiline = true, InitialValue = initial, MaxLength = TextLimits.Body }) { BlockId = Rationale, Optional = true };

    public static InputBlock DecidersInput(string label, string hint) =>
        new(label, new UserMultiSelectMenu(Value) { MaxSelectedItems = TextLimits.Deciders }) { BlockId = DecidedBy, Optional = true, Hint = hint };

    public static InputBlock DateInput(string block, string label, LocalDate? initial = null) =>
        new(label, new DatePicker(Value) { InitialDate = initial?.ToDateOnly() }) { BlockId = block, Optional = true };

    public static InputBlock ReasonInput(string label, string hint, bool optional = false) =>
        new(label, new PlainTextInput(Value) { Multiline = true, MaxLength = TextLimits.Body }) { BlockId = Reason, Hint = hint, Optional = optional };

    /// <summary>Said when it is decided, so that later nobody remembers it otherwise.</summary>
    public static InputBlock ExpectedInput() => new("We expect of it", new PlainTextInput(Value) { MaxLength = TextLimits.Line })
    {
        BlockId = Expected,
        Optional = true,
        Hint = "What should be so by the day of its review. Whoever reviews it is asked whether it came.",
    };

    /// <summary>Whether what was expected came; nothing where nobody expected anything.</summary>
    public static IEnumerable<InputBlock> CameInputs(Decision decision) => decision.Expected is null ? [] :
    [
        new InputBlock("Did it come?", new RadioButtonGroup(Value, [.. Enum.GetValues<Came>().Select(came => new Option(came.ToString(), (PlainText)ExpectationWords.Of(came)))]))
        {
            BlockId = Came,
            Optional = true,
            Hint = ((PlainText)$"Expected: {decision.Expected}").Shortened(2000),
        },
    ];

    /// <summary>Nothing, but for whoever recorded it a moment ago.</summary>
    public static IEnumerable<InputBlock> StrikeInputs(bool mayStrike) => !mayStrike ? [] :
    [
        new InputBlock("It was no decision", new CheckboxGroup(Value, new Option(Struck, (PlainText)"It was recorded by mistake: strike it")))
        {
            BlockId = Struck,
            Optional = true,
            Hint = "It stays in the log, and reads 'recorded by mistake'.",
        },
    ];

    public static bool IsStruck(ViewState state) => state.Checked(Struck, Value, Struck);

    public static Came? CameIn(ViewState state) => ChosenName.Of<Came>(state.Option(Came, Value));

    public static InputBlock SupersedesInput() =>
        new("Supersedes", new PlainTextInput(Value) { MaxLength = 20 }) { BlockId = Supersedes, Optional = true, Hint = "The older decision whose place it takes, such as DEC-12." };

    /// <summary>What it is about: category and account.</summary>
    public static IEnumerable<InputBlock> AboutInputs(ProgramInfo program, string? category = null, string? account = null)
    {
        var categories = program.Path.Categories.Select(entry => new Option(entry.Key, ((PlainText)entry.Name).Shortened(75))).ToList();
        if (categories.Count > 0)
        {
            var chosen = categories.Find(entry => entry.Value == category);
            yield return new InputBlock("Category", new StaticSelectMenu(Value, categories) { InitialOption = chosen }) { BlockId = Category, Optional = true };
        }

        yield return new InputBlock("Account", new PlainTextInput(Value) { InitialValue = account, MaxLength = TextLimits.Name }) { BlockId = Account, Optional = true };
    }

    public static IEnumerable<InputBlock> ActionInputs() => FollowUpInputs.Blocks(ActionRows, []);

    public static LocalDate? Date(ViewState state, string block) => state.Date(block, Value) is { } date ? LocalDate.FromDateOnly(date) : null;

    public static ImmutableArray<UserId> Deciders(ViewState state) => [.. (state.Users(DecidedBy, Value) ?? []).Select(user => new UserId(user))];

    /// <summary>Each field's first sentence; with those that were known from reading it, which come first.</summary>
    public static Dictionary<string, string> Sentences(
        IEnumerable<Refusal> refusals, ViewState state, ProgramInfo program, IReadOnlyDictionary<string, string>? known = null)
    {
        var sentences = known is null ? [] : new Dictionary<string, string>(known);
        foreach (var refusal in refusals)
        {
            if (BlockOf(refusal, state) is { } block)
            {
                sentences.TryAdd(block, DecisionRefusals.Say(refusal, program).Plain);
            }
        }

        return sentences;
    }

    /// <summary>The input that a refusal stands under; null when it is about none of this form's.</summary>
    public static string? BlockOf(Refusal refusal, ViewState state)
    {
        var block = FollowUpInputs.BlockOf(refusal, state) ?? refusal switch
        {
            TextRefusal text => BlockOf(text.Field),
            DisputeRefusal.TooMany many => BlockOf(many.Field),
            DecisionRefusal.AlreadySaid said => BlockOf(said.Field),
            DecisionRefusal.ReviewTooSoon or DecisionRefusal.ExpectationWithoutDay => ReviewOn,
            DecisionRefusal.NoSuchDecision or DecisionRefusal.ItsOwn or DecisionRefusal.TooManyLinks or DecisionRefusal.MayNotChange => Supersedes,
            _ => null,
        };
        return block is not null && state[block, Value] is not null ? block : null;
    }

    static string? BlockOf(FormField field) => field switch
    {
        FormField.DecisionText => Text,
        FormField.Rationale => Rationale,
        FormField.Account => Account,
        FormField.EffectiveOn => EffectiveOn,
        FormField.ReviewOn => ReviewOn,
        FormField.Expected => Expected,
        FormField.DecidedBy => DecidedBy,
        FormField.Reason => Reason,
        _ => null,
    };
}
