using System.Text;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Slack;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.WebApi;

namespace AlignBot.Cadence.Minutes;

/// <summary>Sends somebody a file that they asked for, in their messages with the bot: minutes as Markdown, a series for their calendar.</summary>
/// <remarks>Nothing is kept for it: who misses it asks again.</remarks>
sealed class MeetingFiles(SlackApis slack, ILogger<MeetingFiles> log)
{
    /// <summary>Returns at once; the file follows.</summary>
    public void Send(WorkspaceKey workspace, UserId to, string name, string content, Mrkdwn comment) => _ = SendAsync(workspace, to, name, content, comment);

    /// <summary>'pipeline-review-2026-12-01.md'.</summary>
    public static string NameOf(Meeting meeting, string extension) =>
        $"{Slug(meeting.Terms.Name)}-{meeting.StartsAt.InZone(meeting.Terms.Zone).Date:uuuu'-'MM'-'dd}.{extension}";

    public static string Slug(string name)
    {
        var slug = string.Join('-', new string([.. name.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return slug.Length > 0 ? slug : "meeting";
    }

    async Task SendAsync(WorkspaceKey workspace, UserId to, string name, string content, Mrkdwn comment)
    {
        try
        {
            var api = slack.For(workspace);
            var channel = (await api.Conversations.Open([to.Value])).Id;
            await api.Files.Upload(new FileUpload { Name = name, Title = name, Bytes = Encoding.UTF8.GetBytes(content), ChannelId = channel, Comment = comment });
        }
        catch (SlackApiException refused)
        {
            log.LogWarning("The file {File} did not reach {User}: {Error}.", name, to.Value, refused.Error);
        }
    }
}
