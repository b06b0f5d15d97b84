using AlignBot.Engine.Outbox;
using AlignBot.Slack.Blocks;

namespace AlignBot.Installations;

/// <summary>A word to whoever installed the app: what comes next is in the channel.</summary>
sealed class InstalledMessage : IMessageRenderer
{
    public const string Name = "installation.hello";

    string IMessageRenderer.Message => Name;

    public static OutgoingMessage To(string installer) => new() { Kind = OutboxKind.Ledger, Message = Name, SubjectId = Guid.Empty, Destination = installer };

    public Task<Rendering> RenderAsync(RenderContext context)
    {
        var text = Mrkdwn.Of($"*AlignBot is installed.* Invite it to the channel of sales and marketing (`/invite` and its name, there). It says hello in that channel, with a button to set up.");
        return Task.FromResult<Rendering>(new Rendering.Send(text, [new SectionBlock(text)]));
    }
}
