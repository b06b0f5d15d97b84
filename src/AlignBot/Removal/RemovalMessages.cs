using System.Text.Json;
using AlignBot.Domain;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Removal;

/// <summary>Asks the other of the two whether the program is to be deleted.</summary>
sealed class RemovalAskMessage : IMessageRenderer
{
    public const string Name = "removal.ask";

    string IMessageRenderer.Message => Name;

    public static OutgoingMessage To(UserId other) => new() { Kind = OutboxKind.Ledger, Message = Name, SubjectId = Guid.Empty, Destination = other.Value };

    public Task<Rendering> RenderAsync(RenderContext context)
    {
        var removal = context.Program.Settings.Of(RemovalPart.Part);
        if (removal is not { AskedBy: { } by, Until: { } until })
        {
            return Task.FromResult<Rendering>(new Rendering.Drop("Nobody asks for it any more."));
        }

        var text = RemovalWords.Asked(context.Program, by, until);
        return Task.FromResult<Rendering>(new Rendering.Send(text, [new SectionBlock(text), RemovalWords.Answers(context.Program)]));
    }
}

/// <summary>Tells the other of the two that the program stays.</summary>
sealed class RemovalKeptMessage : IMessageRenderer
{
    public const string Name = "removal.kept";

    string IMessageRenderer.Message => Name;

    public static OutgoingMessage To(UserId other, UserId by) =>
        new() { Kind = OutboxKind.Ledger, Message = Name, SubjectId = Guid.Empty, Destination = other.Value, Body = by.Value };

    public Task<Rendering> RenderAsync(RenderContext context)
    {
        var text = Mrkdwn.Of($"*{context.Program.Name} stays as it is.* {Names.Of(context.Program.Roster, new UserId(context.Row.Body ?? ""))} does not want it deleted.").Shortened(2900);
        return Task.FromResult<Rendering>(new Rendering.Send(text, [new SectionBlock(text)]));
    }
}

/// <summary>Tells the channel that its program is gone. It is of no program: there is none.</summary>
sealed class RemovedMessage : IMessageRenderer
{
    public const string Name = "removal.done";

    string IMessageRenderer.Message => Name;

    public static OutgoingMessage In(string channel, RemovedNews news) => new()
    {
        Kind = OutboxKind.Ledger,
        Message = Name,
        SubjectId = Guid.Empty,
        Destination = channel,
        Body = JsonSerializer.Serialize(news, RemovalJson.Default.RemovedNews),
    };

    public Task<Rendering> RenderAsync(RenderContext context)
    {
        var news = JsonSerializer.Deserialize(context.Row.Body!, RemovalJson.Default.RemovedNews)!;
        var text = Mrkdwn.Of(
            $"*{news.Name} is deleted*, by {news.AskedBy} and {news.ConfirmedBy}. Its record is gone; what was typed into forms and never sent goes within a week, and what stands in this channel stays. Buttons above do nothing now. `/align setup` begins a new one.").Shortened(2900);
        return Task.FromResult<Rendering>(new Rendering.Send(text, [new SectionBlock(text)]));
    }
}

/// <summary>What is said of a program that is gone.</summary>
sealed record RemovedNews(string Name, string AskedBy, string ConfirmedBy);
