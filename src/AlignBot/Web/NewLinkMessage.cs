using AlignBot.Engine.Outbox;
using AlignBot.Engine.Pages;
using AlignBot.Slack.Blocks;

namespace AlignBot.Web;

/// <summary>Somebody came with a link that was used or late: its addressee gets a button for another. The link itself stands in no message.</summary>
sealed class NewLinkMessage : IMessageRenderer
{
    public const string Name = "web.new-link";

    string IMessageRenderer.Message => Name;

    public static OutgoingMessage To(SignInLinkRow link) => new() { Kind = OutboxKind.Nudge, Message = Name, SubjectId = Guid.Empty, Destination = link.UserId, Body = link.Path };

    public Task<Rendering> RenderAsync(RenderContext context)
    {
        var text = Mrkdwn.Of($"A new link to the pages of {context.Program.Name} was asked for, in place of one that was used or is late. If that was not you, leave it: nobody was let in.");
        return Task.FromResult<Rendering>(new Rendering.Send(
            text, [new SectionBlock(text.Shortened(2900)), new ActionsBlock(OpenPage.Button(context.Program, context.Row.Body ?? "", "Give me a link"))]));
    }
}
