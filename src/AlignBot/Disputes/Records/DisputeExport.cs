using System.Text;
using AlignBot.Domain;
using AlignBot.Engine.Interaction;
using AlignBot.Slack;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.WebApi;

namespace AlignBot.Disputes.Records;

/// <summary>Sends somebody the whole record of a dispute as a Markdown file, in their messages with the bot.</summary>
sealed class DisputeExport(DisputeArchive archive, PersonalFiles files)
{
    /// <summary>Characters of a piece: a section takes 3,000 once they are escaped.</summary>
    const int MostInMessage = 2_000;

    /// <summary>Returns at once; the file follows.</summary>
    public void Send(WorkspaceKey workspace, UserId to, DisputeFile file) =>
        files.Send(workspace, to, $"DSP-{file.Dispute.Number}.md", async () =>
        {
            var markdown = DisputeMarkdown.Of(file, await archive.TimelineAsync(file));
            return new PersonalFile(markdown, Mrkdwn.Of($"The record of DSP-{file.Dispute.Number}: {file.Dispute.Question}").Shortened(500))
            {
                Title = $"DSP-{file.Dispute.Number}",
                Instead =
                [
                    .. Parts(markdown).Select(part => new PostMessage
                    {
                        Channel = "",
                        Text = Mrkdwn.Of($"The record of DSP-{file.Dispute.Number}"),
                        Blocks = [new SectionBlock(Mrkdwn.Of($"{part}").Shortened(BlockLimits.AnyText))],
                    }),
                ],
            };
        });

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
