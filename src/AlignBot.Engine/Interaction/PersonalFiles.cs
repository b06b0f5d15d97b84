using System.Text;
using AlignBot.Domain;
using AlignBot.Slack;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.WebApi;

namespace AlignBot.Engine.Interaction;

/// <summary>Sends somebody a file that they asked for, in their messages with the bot.</summary>
/// <remarks>Nothing is kept for it: who misses it asks again.</remarks>
public sealed class PersonalFiles(SlackApis slack, ILogger<PersonalFiles> log)
{
    /// <summary>Returns at once; the file is made, and follows.</summary>
    public void Send(WorkspaceKey workspace, UserId to, string name, Func<Task<PersonalFile>> make) => _ = SendAsync(workspace, to, name, make);

    /// <summary>Returns at once; the file follows.</summary>
    public void Send(WorkspaceKey workspace, UserId to, string name, PersonalFile file) => Send(workspace, to, name, () => Task.FromResult(file));

    async Task SendAsync(WorkspaceKey workspace, UserId to, string name, Func<Task<PersonalFile>> make)
    {
        try
        {
            var file = await make();
            var api = slack.For(workspace);
            var channel = (await api.Conversations.Open([to.Value])).Id;
            try
            {
                await api.Files.Upload(new FileUpload
                {
                    Name = name,
                    Title = file.Title ?? name,
                    Bytes = Encoding.UTF8.GetBytes(file.Content),
                    ChannelId = channel,
                    Comment = file.Comment,
                });
            }
            catch (SlackApiException refused) when (refused.Kind == SlackErrorKind.Permanent)
            {
                // Some workspaces take no files from apps.
                log.LogWarning("Slack took no file ({Error}); {File} goes out as messages.", refused.Error, name);
                foreach (var message in file.Instead is [] ? [new PostMessage { Channel = channel, Text = Mrkdwn.Of($"Slack took no file from AlignBot: {name} can't be sent here.") }] : file.Instead)
                {
                    await api.Chat.PostMessage(message with { Channel = channel });
                }
            }
        }
        catch (Exception failure)
        {
            log.LogError(failure, "The file {File} could not be sent to {User}.", name, to.Value);
        }
    }
}

/// <param name="Content">What is in it.</param>
/// <param name="Comment">What is said with it.</param>
public sealed record PersonalFile(string Content, Mrkdwn Comment)
{
    /// <summary>Null for its name.</summary>
    public string? Title { get; init; }

    /// <summary>What is said where a workspace takes no files; the channel is put in. Empty for a sentence that says so.</summary>
    public IReadOnlyList<PostMessage> Instead { get; init; } = [];
}
