using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Programs;

/// <summary><c>/align program</c>: the whole program as the file that declares it.</summary>
sealed class ProgramVerb(ProgramFinder finder, ProgramDirectory programs, InstallationDirectory installations, ProgramFileFormat format, IDatabase database) : IAlignVerb
{
    public string Word => "program";

    public Mrkdwn Help => Mrkdwn.Of($"`/align program export` writes the whole program out as a file: members, roles, calendar, path, meetings");

    public HelpPart Part => HelpPart.Running;

    public async Task<CommandAck> Handle(SlashCommand command, SlackRequest request, CancellationToken ct)
    {
        var found = await finder.FindAsync(request.Workspace, command.ChannelId, command.UserId);
        if (found.Program is not { } key)
        {
            return CommandAck.Ephemeral(found.Sentence);
        }

        if (!command.Text.Trim().Equals("export", StringComparison.OrdinalIgnoreCase))
        {
            return command.Text.AsSpan().IsWhiteSpace() ? CommandAck.Ephemeral(Help) : MeantCommand.Unknown(Word, command.Text, ["export"], Help);
        }

        var program = await programs.LatestAsync(key);
        var standing = await database.ReadAsync(db => format.LookAsync(db, program));
        var workspace = await installations.WorkspaceAsync(key.InstallationId);
        return TextFile.Show("program.yaml", format.Write(workspace.TeamId ?? "", standing));
    }
}
