using AlignBot.Contracts;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Acks;
using NodaTime;

namespace AlignBot.Policy;

/// <summary><c>/align path</c>: shows the escalation path, edits, checks, rehearses and exports it.</summary>
sealed class PathVerb(PathOpener opener, PathExport export, FormOpener forms, IClock clock) : IAlignVerb
{
    public string Word => "path";

    public Mrkdwn Help => Mrkdwn.Of($"`/align path` shows the escalation path; `/align path edit`, `file` and `upload` change it, `check` and `rehearse` try it, `export` and `download` write it out");

    public HelpPart Part => HelpPart.Program;

    public async Task<CommandAck> Handle(ProgramCommand command, CancellationToken ct)
    {
        var (program, actor, request) = (command.Program, command.Actor, command.Request);
        var now = clock.GetCurrentInstant();
        switch (command.Text.Trim().ToLowerInvariant())
        {
            case "" or "show":
                var (text, blocks) = PathCard.Show(program, actor, now);
                return CommandAck.Ephemeral(text, blocks);
            case "check":
                return CommandAck.Ephemeral(PathCard.Check(program, now));
            case "export":
                return TextFile.Show("path.yaml", PathText.Write(program.Path, program.Roster));
            case "download":
                export.Send(request.Workspace, actor, program);
                return CommandAck.Ephemeral(PathExport.OnItsWay(program));
            case "rehearse":
                return await OpenAsync(RehearsalModal.Form(program, now), PathButtons.RehearseAction);
            case "edit":
                return await OpenAsync(await opener.EditAsync(program, actor), PathButtons.EditAction);
            case "file":
                return await OpenAsync(PathOpener.AsFile(program), PathButtons.FileAction);
            case "upload":
                return await OpenAsync(PathUploadModal.Form(program), PathButtons.UploadAction);
            default:
                return MeantCommand.Unknown(Word, command.Text, ["show", "check", "export", "download", "rehearse", "edit", "file", "upload"], Help);
        }

        async Task<CommandAck> OpenAsync(ModalView form, string again)
        {
            if (await forms.TryOpenAsync(request.Workspace, command.TriggerId, form, ct))
            {
                return CommandAck.Nothing;
            }

            var sentence = Mrkdwn.Of($"If no form opened, open it here.");
            return CommandAck.Ephemeral(sentence, [new SectionBlock(sentence), new ActionsBlock(new Button(again, "Open the form") { Value = new ProgramRef(program.Key.ProgramId).ToString() })]);
        }
    }
}
