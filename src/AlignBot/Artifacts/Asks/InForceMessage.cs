using System.Text.Json;
using AlignBot.Artifacts.Cards;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Artifacts.Asks;

/// <summary>Tells the channel what holds from now on.</summary>
sealed class InForceMessage(OperatingPin pin) : IMessageRenderer
{
    public const string Name = "artifact.in-force";

    /// <summary>More than these are named without their text.</summary>
    const int WithText = 3;

    /// <summary>More than these are counted.</summary>
    const int Named = 20;

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var news = JsonSerializer.Deserialize(context.Row.Body!, ArtifactJson.Default.InForceNews)!;
        List<Guid> ids = [.. news.Artifacts];
        var artifacts = (await ArtifactTables.Of(context.Db, context.Program.Key).Where(row => ids.Contains(row.Id)).OrderBy(row => row.Number).ToListAsync()).ConvertAll(ArtifactDesk.StateOf);
        var program = context.Program;
        if (artifacts is [{ Kind: ArtifactKind.OperatingDefinition, InForce: { } paragraph } definition])
        {
            var lead = Mrkdwn.Of($"*How we work together*\n{paragraph.Text}").Shortened(2900);
            return new Rendering.Send(lead, [new SectionBlock(lead), new ContextBlock(ArtifactWords.Footer(definition, program))]);
        }

        var title = Mrkdwn.Of($"*Signed, and in force from now on: {string.Join(", ", artifacts.Take(Named).Select(ArtifactWords.Title))}{(artifacts.Count > Named ? $" and {artifacts.Count - Named} more" : "")}*").Shortened(1500);
        List<Block> blocks = [new SectionBlock(title)];
        foreach (var artifact in artifacts.Count > WithText ? [] : artifacts)
        {
            if (artifact.InForce is { } inForce)
            {
                var text = artifacts.Count == 1 ? Mrkdwn.Empty : Mrkdwn.Of($"*{ArtifactWords.Title(artifact)}*\n").Shortened(300);
                blocks.Add(new SectionBlock(text + Mrkdwn.Quoted(inForce.Text).Shortened(800)));
                blocks.Add(new ContextBlock(ArtifactWords.Footer(artifact, program)));
            }
        }

        blocks.Add(new ContextBlock(Mrkdwn.Of($"`/align define` and a term says what it means here; `/align artifacts` has all of it.")));
        return new Rendering.Send(title, blocks);
    }

    public ValueTask DeliveredAsync(Session session, OutboxRow row)
    {
        if (row.Slot == OperatingPin.Slot)
        {
            session.AfterCommit(pin.PinSoon);
        }

        return ValueTask.CompletedTask;
    }
}
