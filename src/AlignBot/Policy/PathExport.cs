using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Slack;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.WebApi;

namespace AlignBot.Policy;

/// <summary>Sends somebody the path in force as a file, in their messages with the bot.</summary>
sealed class PathExport(PersonalFiles files)
{
    public static Mrkdwn OnItsWay(ProgramInfo program) => Mrkdwn.Of($"The path, version {program.Path.Version}, comes as a file to your messages with AlignBot.");

    /// <summary>Returns at once; the file follows.</summary>
    public void Send(WorkspaceKey workspace, UserId to, ProgramInfo program) => files.Send(
        workspace, to, $"path-v{program.Path.Version}.yaml",
        new PersonalFile(
            PathText.Write(program.Path, program.Roster),
            Mrkdwn.Of($"The escalation path of {program.Name}, version {program.Path.Version}. `/align path upload` takes it back in."))
        {
            Instead = [new PostMessage { Channel = "", Text = Mrkdwn.Of($"Slack took no file from AlignBot. `/align path export` shows the path as text to copy.") }],
        });
}
