using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Acks;

namespace AlignBot.Programs;

/// <summary><c>/align program</c>: the whole program as the file that declares it, and what another file would make of it.</summary>
sealed class ProgramVerb(InstallationDirectory installations, ProgramFileFormat format, IDatabase database, FormOpener forms) : IAlignVerb
{
    public string Word => "program";

    public Mrkdwn Help => Mrkdwn.Of($"`/align program export` writes the whole program out as a file: members, roles, calendar, path, meetings; `/align program preview` says what a changed file would change, and applies it");

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
        return TextFile.Show("program.yaml", format.Write(workspace.TeamId ?? "", standing));
    }
}
