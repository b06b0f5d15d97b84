using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.People;

/// <summary>The form that enters days away.</summary>
static class AwayModal
{
    public const string CallbackId = "people.away.form";

    const string Person = "person";
    const string From = "from";
    const string To = "to";
    const string Note = "note";
    const string Value = "value";

    const string Ask = "ask";

    /// <param name="mayForOthers">Whether the form asks for whom.</param>
    public static ModalView Form(ProgramInfo program, UserId reader, bool mayForOthers)
    {
        var blocks = new List<Block>();
        if (mayForOthers)
        {
            blocks.Add(new InputBlock("Who", new UserSelectMenu(Value) { InitialUser = reader.Value }) { BlockId = Person });
        }

        blocks.Add(new InputBlock("First day away", new DatePicker(Value)) { BlockId = From });
        blocks.Add(new InputBlock("Last day away", new DatePicker(Value)) { BlockId = To });
        blocks.Add(new InputBlock("Note", new PlainTextInput(Value) { MaxLength = TextLimits.Line }) { BlockId = Note, Optional = true, Hint = "Others see it in the list." });
        if (mayForOthers)
        {
            blocks.Add(new InputBlock("If it is somebody else", new CheckboxGroup(Value, new Option(Ask, (PlainText)"Ask them first: it counts once they say so"))) { BlockId = Ask, Optional = true });
        }

        blocks.Add(new ContextBlock(Mrkdwn.Of($"Days are days where the person is. On them the deputy is asked instead; in open disputes the deputy decides from the first day on.")));
        return new ModalView("Days away", blocks)
        {
            CallbackId = CallbackId,
            PrivateMetadata = new ProgramRef(program.Key.ProgramId).ToString(),
            Submit = "Enter",
            Close = "Cancel",
        };
    }

    public static Absence Read(ViewState state, UserId sender) => new()
    {
        User = state.User(Person, Value) is { } person ? new UserId(person) : sender,
        From = state.Date(From, Value) is { } from ? LocalDate.FromDateOnly(from) : default,
        To = state.Date(To, Value) is { } to ? LocalDate.FromDateOnly(to) : default,
        Note = string.IsNullOrWhiteSpace(state.Text(Note, Value)) ? null : state.Text(Note, Value)!.Trim(),
    };

    /// <summary>Whether the person is to be asked first; whoever enters their own days has said so.</summary>
    public static bool AsksFirst(ViewState state, Absence absence, UserId sender) => absence.User != sender && state.Checked(Ask, Value, Ask);

    /// <summary>'Ben is asked whether they are away from Thu 24 Dec 2026 to Sat 2 Jan 2027.'</summary>
    public static Mrkdwn Asked(Absence absence, Roster roster) =>
        Mrkdwn.Of($"{Names.Of(roster, absence.User)} is asked whether they are away {RoleWords.Days(absence)}. It counts once they say so.");

    /// <summary>The input that a refusal stands under. Whom it is about is asked of those only who may say so.</summary>
    public static string BlockOf(Refusal refusal, ViewState state) => RosterRefusals.FieldOf(refusal) switch
    {
        FormField.AwayPerson when state.User(Person, Value) is not null => Person,
        FormField.AwayTo => To,
        FormField.AwayNote => Note,
        _ => From,
    };

    /// <summary>'Ben is away from Thu 24 Dec 2026 to Sat 2 Jan 2027.' and what that means for their roles.</summary>
    public static Mrkdwn Entered(Absence absence, Roster roster, UserId reader)
    {
        var who = absence.User == reader ? "You are" : $"{Names.Of(roster, absence.User)} is";
        return Mrkdwn.Join(" ", RoleWords.Consequences(absence, roster).Prepend(Mrkdwn.Of($"{who} away {RoleWords.Days(absence)}.")));
    }

    public static ModalView Done(Absence absence, Roster roster, UserId reader, bool asked = false) =>
        new("Days away", [new SectionBlock((asked ? Asked(absence, roster) : Entered(absence, roster, reader)).Shortened(3000)), new ContextBlock(Mrkdwn.Of($"`/align away list` shows all days away, and takes them back."))]) { Close = "Close" };
}
