using AlignBot.Artifacts.Cards;
using AlignBot.Artifacts.Forms;
using AlignBot.Domain;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Artifacts.Asks;

/// <summary>Tells somebody that they answer for an artifact from now on.</summary>
sealed class OwnedMessage : IMessageRenderer
{
    public const string Name = "artifact.owned";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var artifact = ArtifactDesk.StateOf(await context.SubjectAsync<ArtifactRow>());
        if (artifact.Owner?.Value != context.Row.Destination)
        {
            return new Rendering.Drop("Somebody else answers for it now.");
        }

        var by = context.Row.Body is { } giver ? $"{Names.Of(context.Program.Roster, new UserId(giver))} named you. " : "";
        var text = Mrkdwn.Of($"You answer for {ArtifactWords.Named(artifact)} from now on. {by}You keep its text right, and are asked when it is to be looked at again.").Shortened(900);
        return new Rendering.Send(text, [new SectionBlock(text) { Accessory = new Button(ArtifactButtons.OpenAction, "Open") { Value = ArtifactRef.To(artifact).ToString() } }]);
    }
}
