using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Disputes.Forms;

/// <summary>The form in which a leader says what would have prevented a dispute.</summary>
static class LessonModal
{
    public const string CallbackId = "dispute.lesson.form";

    const string Aim = "aim";
    const string Words = "words";
    const string Owner = "owner";
    const string Due = "due";
    const string Value = "value";

    const string Document = "document:";

    /// <summary>A menu's group holds a hundred; the value of an entry what fits beside the document's id.</summary>
    const int MostOfAKind = 100, MostOfAName = 75;

    public static DisputeForm Form { get; } = new(
        DisputeButtons.Lesson,
        CallbackId,
        Show,
        Read,
        static (refusal, _) => DisputeRefusals.FieldOf(refusal) switch
        {
            FormField.ActionOwner => Owner,
            FormField.ActionDue => Due,
            _ => Words,
        },
        static of => new DisputeCommand.AnswerLesson(of.Actor, of.About.Round, new LessonAim(LessonKind.Nothing), "-"));

    static FilledIn Read(FormContext of, ViewState state)
    {
        var command = new DisputeCommand.AnswerLesson(
            of.Actor, of.About.Round, AimOf(state.Option(Aim, Value)) ?? new LessonAim(LessonKind.Other), state.Text(Words, Value)?.Trim() ?? "",
            state.User(Owner, Value) is { } owner ? new UserId(owner) : null,
            state.Date(Due, Value) is { } due ? LocalDate.FromDateOnly(due) : null);
        return AimOf(state.Option(Aim, Value)) is null
            ? FilledIn.Wrong(Aim, "Choose what should be different, or 'Nothing'.") with { Command = command }
            : FilledIn.As(command);
    }

    static LessonAim? AimOf(string? value) => value switch
    {
        null => null,
        _ when value.StartsWith(Document, StringComparison.Ordinal) && value[Document.Length..].Split(':', 2) is [var id, var named] && Guid.TryParseExact(id, "N", out var document) =>
            new LessonAim(LessonKind.Document, new ArtifactId(document), named),
        _ => Enum.TryParse<LessonKind>(value, out var kind) && Enum.IsDefined(kind) && kind is not LessonKind.Document ? new LessonAim(kind) : null,
    };

    static ModalView Show(FormContext of) => new(
        "What would prevent it?",
        [
            new SectionBlock(Mrkdwn.Of($"*DSP-{of.Dispute.Number}  {of.Dispute.Question}*").Shortened(1500)),
            new InputBlock("What should be different", new StaticSelectMenu(Value, [.. Groups(of)])) { BlockId = Aim },
            new InputBlock("What should change, in your words", new PlainTextInput(Value) { Multiline = true, MaxLength = Lesson.Words })
            {
                BlockId = Words,
                Hint = "For 'Nothing': why. Of a document its owner gets it as a draft; of all else it becomes an action.",
            },
            new InputBlock("Who does it", new UserSelectMenu(Value)) { BlockId = Owner, Optional = true, Hint = "Of an action. Nobody named: you." },
            new InputBlock("By when", new DatePicker(Value)) { BlockId = Due, Optional = true, Hint = "Of an action. No day named: in two weeks." },
        ])
    {
        CallbackId = CallbackId,
        PrivateMetadata = of.About.ToString(),
        Submit = "Say it",
        Close = "Cancel",
    };

    static IEnumerable<OptionGroup> Groups(FormContext of)
    {
        foreach (var kind in of.Documents.GroupBy(document => document.Kind is ArtifactKind.Definition))
        {
            yield return new OptionGroup(kind.Key ? "A definition" : "Another document", [.. kind.Take(MostOfAKind).Select(Entry)]);
        }

        yield return new OptionGroup("A rule or a habit", [Entry(LessonKind.Path, "The escalation path"), Entry(LessonKind.Meetings, "The meetings")]);
        yield return new OptionGroup(
            "What else",
            [Entry(LessonKind.NewDocument, "A definition, SLA or playbook that is not there yet"), Entry(LessonKind.Other, "Something else"), Entry(LessonKind.Nothing, "Nothing: it had to be decided")]);
    }

    static Option Entry(ChangeableDocument document)
    {
        var named = TextLimits.Cut(document.Named, MostOfAName);
        return new Option($"{Document}{document.Id.Value:N}:{named}", ((PlainText)Capital.Of(named)).Shortened(75));
    }

    static Option Entry(LessonKind kind, string label) => new(kind.ToString(), (PlainText)label);
}
