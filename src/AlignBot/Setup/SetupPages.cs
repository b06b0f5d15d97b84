using AlignBot.Domain;
using AlignBot.Domain.Time;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime.Text;

namespace AlignBot.Setup;

/// <summary>The pages of the walk, and how what was filled in is read back.</summary>
static class SetupPages
{
    public const string StepCallbackId = "setup.step";
    public const string StartCallbackId = "setup.start";

    /// <summary>Every field: a choice is kept at once, so that whoever closes the form loses nothing.</summary>
    public const string ValueAction = "setup.value";

    public const string BackAction = "setup.back";

    /// <summary>Goes to a step; its key takes the asterisk's place.</summary>
    public const string GoAction = "setup.go.*";

    public const string LookAction = "setup.look";

    /// <summary>Opens the walk.</summary>
    public const string OpenAction = "setup.open";

    public const string Title = "Set up AlignBot";

    /// <summary>What one line says while Slack is asked who is there.</summary>
    public static ModalView Looking(string channel) => new(Title, [new SectionBlock(Mrkdwn.Of($"Looking at who is in {Mention.Channel(channel)} ..."))])
    {
        PrivateMetadata = new SetupRef(channel).ToString(),
        Close = "Close",
    };

    /// <summary>A page that says why it does not go on, and what to do.</summary>
    public static ModalView Says(string channel, Mrkdwn text, bool canLookAgain) => new(
        Title,
        canLookAgain ? [new SectionBlock(text), new ActionsBlock(new Button(LookAction, "Look again") { Value = new SetupRef(channel).ToString(), Style = ButtonStyle.Primary })] : [new SectionBlock(text)])
    {
        PrivateMetadata = new SetupRef(channel).ToString(),
        Close = "Close",
    };

    /// <summary>A step with what was entered in it, or is proposed.</summary>
    /// <param name="note">What its reader has to know first; empty for nothing.</param>
    public static ModalView Step(SetupDraft draft, SetupStep step, UserId viewer, Mrkdwn note = default)
    {
        var (proposals, answers) = (new SetupProposals(draft, viewer), draft.Steps.GetValueOrDefault(step.Key));
        var at = SetupSteps.All.ToList().IndexOf(step) + 1;
        var blocks = new List<Block>();
        if (note.Length > 0)
        {
            blocks.Add(new SectionBlock(note));
        }

        blocks.Add(new SectionBlock(Mrkdwn.Of($"*{at} of {SetupSteps.All.Count + 1}: {step.Title}*\n{step.Intro}")));
        if (answers is not null && answers.By != viewer && note.Length == 0)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"{draft.NameOf(answers.By)} filled this in.").Shortened(300)));
        }

        if (draft.Count > draft.People.Length && step.Fields.Any(field => field.Input is SetupInput.People))
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"Of {draft.Count} people in the channel {draft.People.Length} were looked up; AlignBot learns the others once the program runs. Any of them can be chosen.")));
        }

        blocks.AddRange(step.Fields.Select(field => Input(field, draft.Value(field, proposals))));
        if (SetupSteps.Before(step) is { } before)
        {
            blocks.Add(new ActionsBlock(new Button(BackAction, "Back") { Value = before.Key, AccessibilityLabel = $"Back to {before.Title}" }));
        }

        return new ModalView(Title, blocks)
        {
            CallbackId = StepCallbackId,
            PrivateMetadata = new SetupRef(draft.Channel, step.Key, answers?.Version ?? 0).ToString(),
            Submit = "Next",
            Close = "Close",
        };
    }

    /// <summary>What stands in the fields of a step. A field that Slack does not tell of is left out: it stays as it was.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Read(SetupStep step, ViewState state) => step.Fields
        .Where(field => state[field.Id, ValueAction] is not null)
        .Select(field => KeyValuePair.Create(field.Id, field.Input switch
        {
            SetupInput.Person => state.User(field.Id, ValueAction) ?? "",
            SetupInput.People => string.Join(',', state.Users(field.Id, ValueAction) ?? []),
            SetupInput.Time => state.Time(field.Id, ValueAction) is { } time ? time.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture) : "",
            SetupInput.Window or SetupInput.Choice => state.Option(field.Id, ValueAction) ?? "",
            _ => TextLimits.Cut(state.Text(field.Id, ValueAction) ?? "", field.Longest),
        }));

    static InputBlock Input(SetupField field, string value) => new(field.Label, Element(field, value))
    {
        BlockId = field.Id,
        Hint = field.Hint is { } hint ? hint : default(PlainText?),
        Optional = field.IsOptional,
        DispatchAction = true,
    };

    static IInputElement Element(SetupField field, string value) => field.Input switch
    {
        SetupInput.Person => new UserSelectMenu(ValueAction) { InitialUser = value.Length > 0 ? value : null },
        SetupInput.People => new UserMultiSelectMenu(ValueAction) { InitialUsers = value.Split(',', StringSplitOptions.RemoveEmptyEntries) },
        SetupInput.Time => new TimePicker(ValueAction) { InitialTime = LocalTimePattern.CreateWithInvariantCulture("HH':'mm").Parse(value) is { Success: true } time ? time.Value.ToTimeOnly() : null },
        SetupInput.Window => Windows(value),
        SetupInput.Choice => Choices(field, value),
        _ => new PlainTextInput(ValueAction) { InitialValue = TextLimits.Cut(value, field.Longest), Multiline = field.Input is SetupInput.Lines, MaxLength = field.Longest },
    };

    static StaticSelectMenu Choices(SetupField field, string value)
    {
        List<Option> options = [.. field.Choices.Select(choice => new Option(choice.Value, (PlainText)choice.Label))];
        return new StaticSelectMenu(ValueAction, options) { InitialOption = options.Find(option => option.Value == value) };
    }

    /// <summary>The usual lengths, and the one that stands there where it is none of them.</summary>
    static StaticSelectMenu Windows(string value)
    {
        List<string> lengths = ["4h", "1wd", "2wd", "3wd", "5wd"];
        if (Window.TryParse(value, out _, out _) && !lengths.Contains(value))
        {
            lengths.Add(value);
        }

        List<Option> options = lengths.ConvertAll(length => new Option(length, (PlainText)Window.Of(length).ToWords()));
        return new StaticSelectMenu(ValueAction, options) { InitialOption = options.Find(option => option.Value == value) };
    }
}
