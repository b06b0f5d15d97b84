using AlignBot.Artifacts.Cards;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;

namespace AlignBot.Artifacts.Signing;

/// <summary>All that waits for somebody's signature, in one message with one form.</summary>
sealed class SignMessage : IMessageRenderer
{
    public const string Name = "artifact.sign";

    /// <summary>More than these are counted: the form has all.</summary>
    const int Listed = 10;

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var (program, reader) = (context.Program, new UserId(context.Row.Destination));
        var waits = await SignatureAsks.OfAsync(context.Db, program.Key, reader);
        if (waits.Count == 0)
        {
            var nothing = Mrkdwn.Of($"Nothing waits for your signature.");
            return context.IsEdit ? new Rendering.Send(nothing, [new ContextBlock(nothing)]) : new Rendering.Drop("Nothing waits for their signature.");
        }

        var title = waits is [var one]
            ? Mrkdwn.Of($"*{ArtifactWords.Title(one)} waits for your signature.*").Shortened(300)
            : Mrkdwn.Of($"*{waits.Count} texts wait for your signature.*");
        var lines = waits.Take(Listed).Select(artifact => Mrkdwn.Of($"{ArtifactWords.Version(artifact, artifact.Latest!, program.Roster)}{After(artifact)}").Shortened(220));
        var more = waits.Count > Listed ? Mrkdwn.Of($"\nand {waits.Count - Listed} more") : Mrkdwn.Empty;
        return new Rendering.Send(
            title,
            [
                new SectionBlock(title + Mrkdwn.Of($"\n") + Mrkdwn.Join("\n", lines) + more),
                new ActionsBlock(new Button(Forms.SignForms.SignAllAction, "Read and sign") { Value = new ProgramRef(program.Key.ProgramId).ToString(), Style = ButtonStyle.Primary }),
                new ContextBlock(Mrkdwn.Of($"Nothing stands still until you do: what is signed already holds.")),
            ]);
    }

    /// <summary>', after version 1'; nothing for the first.</summary>
    static string After(Artifact artifact) => artifact.InForce is { } inForce ? $", after version {inForce.Number}" : "";
}
