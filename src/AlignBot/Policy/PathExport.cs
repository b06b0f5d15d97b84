using System.Text;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.Programs;
using AlignBot.Slack;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.WebApi;

namespace AlignBot.Policy;

/// <summary>Sends somebody the path in force as a file, in their messages with the bot.</summary>
/// <remarks>Nothing is kept for it: who misses it asks again.</remarks>
sealed class PathExport(SlackApis slack, ILogger<PathExport> log)
{
    public static Mrkdwn OnItsWay(ProgramInfo program) => Mrkdwn.Of($"The path, version {program.Path.Version}, comes as a file to your messages with AlignBot.");

    /// <summary>Returns at once; the file follows.</summary>
    public void Send(WorkspaceKey workspace, UserId to, ProgramInfo program) => _ = SendAsync(workspace, to, program);

    async Task SendAsync(WorkspaceKey workspace, UserId to, ProgramInfo program)
    {
        try
        {
            var api = slack.For(workspace);
            var channel = (await api.Conversations.Open([to.Value])).Id;
            try
            {
                await api.Files.Upload(new FileUpload
                {
                    Name = $"path-v{program.Path.Version}.yaml",
                    Bytes = Encoding.UTF8.GetBytes(PathText.Write(program.Path, program.Roster)),
                    ChannelId = channel,
                    Comment = Mrkdwn.Of($"The escalation path of {program.Name}, version {program.Path.Version}. `/align path upload` takes it back in."),
                });
            }
            catch (SlackApiException refused) when (refused.Kind == SlackErrorKind.Permanent)
            {
                // Some workspaces take no files from apps.
                log.LogWarning("Slack took no file: {Error}.", refused.Error);
                await api.Chat.PostMessage(new PostMessage
                {
                    Channel = channel,
                    Text = Mrkdwn.Of($"Slack took no file from AlignBot. `/align path export` shows the path as text to copy."),
                });
            }
        }
        catch (Exception failure)
        {
            log.LogError(failure, "The path of program {Program} could not be sent to {User}.", program.Key.ProgramId, to.Value);
        }
    }
}
