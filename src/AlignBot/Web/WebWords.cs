using AlignBot.Slack.Blocks;

namespace AlignBot.Web;

/// <summary>What is said in Slack of pages on the web.</summary>
static class WebWords
{
    public static Mrkdwn NotServed { get; } = Mrkdwn.Of($"There are no pages here: whoever runs this bot has given it no public address (`Web:PublicUrl`). Everything that they would show stands in Slack as well.");

    /// <summary>Seen by one person, and kept nowhere.</summary>
    public static (Mrkdwn Text, IReadOnlyList<Block> Blocks) Link(Uri link)
    {
        var text = Mrkdwn.Of($"Your link is good once, for ten minutes. It signs you in, so give it to nobody.");
        return (text, [new SectionBlock(text), new ActionsBlock(new Button(WebButtons.LinkAction, "Open in the browser") { Url = link.AbsoluteUri, Style = ButtonStyle.Primary })]);
    }
}
