using System.Globalization;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Acks;

namespace AlignBot.Programs;

/// <summary><c>/align program</c>: the whole program as the file that declares it, and what another file would make of it.</summary>
sealed class ProgramVerb(InstallationDirectory installations, ProgramFileFormat format, IDatabase database, FormOpener forms, PersonalFiles files) : IAlignVerb
{
    const string File = "program.yaml";

    public string Word => "program";

    public Mrkdwn Help => Mrkdwn.Of($"`/align program export` writes the whole program out as a file: members, roles, calendar, path, meetings, artifacts; `/align program preview` says what a changed file would change, and applies it");

    public HelpPart Part => HelpPart.Running;

    public async Task<CommandAck> Handle(ProgramCommand command, CancellationToken ct)
    {
        if (command.Text.Trim().Equals("preview", StringComparison.OrdinalIgnoreCase))
        {
            return await forms.TryOpenAsync(command.Request.Workspace, command.TriggerId, ProgramPreviewModal.Form(command.Program), ct)
                ? CommandAck.Nothing
                : CommandAck.Ephemeral(Mrkdwn.Of($"If no form opened:"), [new SectionBlock(Mrkdwn.Of($"If no form opened:")), new ActionsBlock(MeantCommand.Run("Open it", "program preview", null))]);
        }

        if (!command.Text.Trim().Equals("export", StringComparison.OrdinalIgnoreCase))
        {
            return command.Text.AsSpan().IsWhiteSpace() ? CommandAck.Ephemeral(Help) : MeantCommand.Unknown(Word, command.Text, ["export", "preview"], Help);
        }

        var program = command.Program;
        var standing = await database.ReadAsync(db => format.LookAsync(db, program));
        var workspace = await installations.WorkspaceAsync(program.Key.InstallationId);
        var text = format.Write(workspace.TeamId ?? "", standing);
        if (TextFile.Fits(text))
        {
            return TextFile.Show(File, text);
        }

        files.Send(command.Request.Workspace, command.Actor, File, new PersonalFile(text, Mrkdwn.Of($"{program.Name} as a file.").Shortened(300)));
        return CommandAck.Ephemeral(Mrkdwn.Of($"The file has {text.Length.ToString("N0", CultureInfo.InvariantCulture)} characters, more than a message in Slack can hold: it comes to you in a direct message."));
    }
}
