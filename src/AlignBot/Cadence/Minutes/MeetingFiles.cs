using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Interaction;
using AlignBot.Slack;
using AlignBot.Slack.Blocks;

namespace AlignBot.Cadence.Minutes;

/// <summary>Sends somebody a file that they asked for, in their messages with the bot: minutes as Markdown, a series for their calendar.</summary>
sealed class MeetingFiles(PersonalFiles files)
{
    /// <summary>Returns at once; the file follows.</summary>
    public void Send(WorkspaceKey workspace, UserId to, string name, string content, Mrkdwn comment) =>
        files.Send(workspace, to, name, new PersonalFile(content, comment));

    /// <summary>'pipeline-review-2026-12-01.md'.</summary>
    public static string NameOf(Meeting meeting, string extension) =>
        $"{Slug(meeting.Terms.Name)}-{meeting.StartsAt.InZone(meeting.Terms.Zone).Date:uuuu'-'MM'-'dd}.{extension}";

    public static string Slug(string name)
    {
        var slug = string.Join('-', new string([.. name.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return slug.Length > 0 ? slug : "meeting";
    }
}
