using System.Text.Json;
using System.Text.Json.Serialization;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.Outbox;

/// <summary>Tells the operating lead that the bot could not write a message, or only as plain text. Says nothing of what it was about: that is what could not be written.</summary>
public sealed class UnwrittenMessage(OutboxQueue outbox, ProgramDirectory programs) : IMessageRenderer
{
    public const string Name = "delivery.unwritten";

    string IMessageRenderer.Message => Name;

    /// <summary>A message was given up because it can't be made. Told once for each kind and subject: an edit fails again with every change.</summary>
    /// <param name="session">The unit of work.</param>
    /// <param name="failed">The message.</param>
    /// <param name="isPlain">Whether its plain text stands in Slack.</param>
    public async ValueTask TellAsync(Session session, OutboxRow failed, bool isPlain = false)
    {
        var key = new ProgramKey(failed.InstallationId, failed.ProgramId);
        if (failed.Message == Name || key.IsNone || await WasToldAsync(session, failed)
            || (await programs.CurrentAsync(session, key)).Roster.Holder(Role.OperatingLead) is not { } lead)
        {
            return;
        }

        await outbox.EnqueueAsync(session, key, new OutgoingMessage
        {
            Kind = OutboxKind.Ledger,
            Message = Name,
            SubjectId = failed.SubjectId,
            Destination = lead.Value,
            Body = JsonSerializer.Serialize(new Unwritten(failed.Id, failed.Message, failed.Destination, isPlain), UnwrittenJson.Default.Unwritten),
        });
    }

    public Task<Rendering> RenderAsync(RenderContext context)
    {
        var unwritten = JsonSerializer.Deserialize(context.Row.Body!, UnwrittenJson.Default.Unwritten)
            ?? throw new InvalidOperationException($"Outbox message {context.Row.Id} does not say what could not be written.");
        var to = unwritten.To is ['U' or 'W', ..]
            ? Mrkdwn.Of($"{Names.Of(context.Program.Roster, new Domain.UserId(unwritten.To))}")
            : Mrkdwn.Of($"{Mention.Channel(unwritten.To)}");
        var text = (unwritten.IsPlain ? Mrkdwn.Of($"*AlignBot could write only the plain text of a message to *") : Mrkdwn.Of($"*AlignBot could not write a message to *")) + to
            + Mrkdwn.Of($" ({unwritten.Message}). Everything else goes on. Whoever runs AlignBot finds the reason in its log, under {unwritten.Id.ToString()}.");
        return Task.FromResult<Rendering>(new Rendering.Send(text, [new SectionBlock(text)]));
    }

    static async Task<bool> WasToldAsync(Session session, OutboxRow failed)
    {
        var bodies = await session.Db.Outbox
            .Where(row => row.InstallationId == failed.InstallationId && row.ProgramId == failed.ProgramId && row.Message == Name
                && row.SubjectId == failed.SubjectId)
            .Select(row => row.Body!)
            .ToListAsync();
        return bodies.Exists(body => JsonSerializer.Deserialize(body, UnwrittenJson.Default.Unwritten)?.Message == failed.Message);
    }
}

/// <summary>A message that could not be written as it should be: its id, its kind, to which channel or person it was to go, and whether its text went.</summary>
sealed record Unwritten(Guid Id, string Message, string To, bool IsPlain = false);

[JsonSerializable(typeof(Unwritten))]
sealed partial class UnwrittenJson : JsonSerializerContext;
