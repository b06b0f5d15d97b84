using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Acks;

namespace AlignBot.Programs;

/// <summary><c>/align program</c>: the whole program as the file that declares it.</summary>
sealed class ProgramVerb(InstallationDirectory installations, ProgramFileFormat format, IDatabase database) : IAlignVerb
{
    public string Word => "program";

    public Mrkdwn Help => Mrkdwn.Of($"`/align program export` writes the whole program out as a file: members, roles, calendar, path, meetings");

    public HelpPart Part => HelpPart.Running;

    public async Task<CommandAck> Handle(ProgramCommand command, CancellationToken ct)
    {
        if (!command.Text.Trim().Equals("export", StringComparison.OrdinalIgnoreCase))
        {
            return command.Text.AsSpan().IsWhiteSpace() ? CommandAck.Ephemeral(Help) : MeantCommand.Unknown(Word, command.Text, ["export"], Help);
        }

        var program = command.Program;
        var standing = await database.ReadAsync(db => format.LookAsync(db, program));
        var workspace = await installations.WorkspaceAsync(program.Key.InstallationId);
        return TextFile.Show("program.yaml", format.Write(workspace.TeamId ?? "", standing));
    }
}
