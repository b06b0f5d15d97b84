using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Acks;
using NodaTime;

namespace AlignBot.Time;

/// <summary><c>/align calendar</c>: when the team works, and for those who govern the way to change it.</summary>
sealed class CalendarVerb(FormOpener forms, IClock clock) : IAlignVerb
{
    public string Word => "calendar";

    public Mrkdwn Help => Mrkdwn.Of($"`/align calendar` shows working hours and days off; `/align calendar edit` and `file` change them");

    public HelpPart Part => HelpPart.Program;

    public async Task<CommandAck> Handle(ProgramCommand command, CancellationToken ct)
    {
        var (program, actor, now) = (command.Program, command.Actor, clock.GetCurrentInstant());
        var word = command.Text.Trim().ToLowerInvariant();
        if (word is "" or "show")
        {
            var (text, blocks) = CalendarCard.Show(program, actor, now);
            return CommandAck.Ephemeral(text, blocks);
        }

        if (word is not ("edit" or "file"))
        {
            return MeantCommand.Unknown(Word, command.Text, ["show", "edit", "file"], Help);
        }

        if (await forms.TryOpenAsync(command.Request.Workspace, command.TriggerId, word == "edit" ? CalendarModal.Form(program) : HolidayFileModal.Form(program), ct))
        {
            return CommandAck.Nothing;
        }

        var sentence = Mrkdwn.Of($"If no form opened, open it here.");
        var again = word == "edit" ? CalendarButtons.EditAction : CalendarButtons.FileAction;
        return CommandAck.Ephemeral(sentence, [new SectionBlock(sentence), new ActionsBlock(new Button(again, "Open the form") { Value = new ProgramRef(program.Key.ProgramId).ToString() })]);
    }
}
