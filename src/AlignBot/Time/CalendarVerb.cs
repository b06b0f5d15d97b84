using AlignBot.Domain;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Time;

/// <summary><c>/align calendar</c>: when the team works, and for those who govern the way to change it.</summary>
sealed class CalendarVerb(ProgramFinder finder, ProgramDirectory programs, FormOpener forms, IClock clock) : IAlignVerb
{
    public string Word => "calendar";

    public Mrkdwn Help => Mrkdwn.Of($"`/align calendar` shows working hours and days off; `/align calendar edit` and `file` change them");

    public HelpPart Part => HelpPart.Program;

    public async Task<CommandAck> Handle(SlashCommand command, SlackRequest request, CancellationToken ct)
    {
        var found = await finder.FindAsync(request.Workspace, command.ChannelId, command.UserId);
        if (found.Program is not { } key)
        {
            return CommandAck.Ephemeral(found.Sentence);
        }

        var program = await programs.LatestAsync(key);
        var (actor, now) = (new UserId(command.UserId), clock.GetCurrentInstant());
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

        if (await forms.TryOpenAsync(request.Workspace, command.TriggerId, word == "edit" ? CalendarModal.Form(program) : HolidayFileModal.Form(program), ct))
        {
            return CommandAck.Nothing;
        }

        var sentence = Mrkdwn.Of($"If no form opened, open it here.");
        var again = word == "edit" ? CalendarButtons.EditAction : CalendarButtons.FileAction;
        return CommandAck.Ephemeral(sentence, [new SectionBlock(sentence), new ActionsBlock(new Button(again, "Open the form") { Value = new ProgramRef(key.ProgramId).ToString() })]);
    }
}
