using System.Text;
using AlignBot.Domain;
using AlignBot.Slack;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.WebApi;

namespace AlignBot.Disputes.Records;

/// <summary>Sends somebody the whole record of a dispute as a Markdown file, in their messages with the bot.</summary>
/// <remarks>Nothing is kept for it: who misses it asks again.</remarks>
sealed class DisputeExport(DisputeArchive archive, SlackApis slack, ILogger<DisputeExport> log)
{
    /// <summary>Characters of a piece: a section takes 3,000 once they are escaped.</summary>
    const int MostInMessage = 2_000;

    /// <summary>Returns at once; the file follows.</summary>
    public void Send(WorkspaceKey workspace, UserId to, DisputeFile file) => _ = SendAsync(workspace, to, file);

    async Task SendAsync(WorkspaceKey workspace, UserId to, DisputeFile file)
    {
        try
        {
            var markdown = DisputeMarkdown.Of(file, await archive.TimelineAsync(file));
            var api = slack.For(workspace);
            var channel = (await api.Conversations.Open([to.Value])).Id;
            await UploadAsync(api, channel, file, markdown);
        }
        catch (Exception failure)
        {
            log.LogError(failure, "The record of DSP-{Number} could not be sent to {User}.", file.Dispute.Number, to.Value);
        }
    }

    async Task UploadAsync(SlackApi api, string channel, DisputeFile file, string markdown)
    {
        try
        {
            await api.Files.Upload(new FileUpload
            {
                Name = $"DSP-{file.Dispute.Number}.md",
                Title = $"DSP-{file.Dispute.Number}",
                Bytes = Encoding.UTF8.GetBytes(markdown),
                ChannelId = channel,
                Comment = Mrkdwn.Of($"The record of DSP-{file.Dispute.Number}: {file.Dispute.Question}").Shortened(500),
            });
        }
        catch (SlackApiException refused) when (refused.Kind == SlackErrorKind.Permanent)
        {
            // Some workspaces take no files from apps: then it comes as text, in as many messages as it needs.
            log.LogWarning("Slack took no file ({Error}); the record goes out as messages.", refused.Error);
            foreach (var part in Parts(markdown))
            {
                await api.Chat.PostMessage(new PostMessage
                {
                    Channel = channel,
                    Text = Mrkdwn.Of($"The record of DSP-{file.Dispute.Number}"),
                    Blocks = [new SectionBlock(Mrkdwn.Of($"{part}").Shortened(BlockLimits.AnyText))],
                });
            }
        }
    }

    /// <summary>The text in pieces of whole lines, none longer than a message shows even when every sign of it has to be escaped.</summary>
    static IEnumerable<string> Parts(string text)
    {
        var part = new StringBuilder();
        foreach (var line in text.Split('\n'))
        {
            if (part.Length > 0 && part.Length + line.Length > MostInMessage)
            {
                yield return part.ToString();
                part.Clear();
            }

            part.Append(line).Append('\n');
        }

        yield return part.ToString();
    }
}
