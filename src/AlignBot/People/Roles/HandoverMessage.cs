using System.Text.Json;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Waiting;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.People.Roles;

/// <summary>What whoever takes a role over should know, in one message, with what is asked of them: to take it on, or to contest some of it.</summary>
sealed class HandoverMessage(IEnumerable<IHandoverBrief> features, IClock clock) : IMessageRenderer
{
    public const string Name = "people.handover";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var handover = JsonSerializer.Deserialize(context.Row.Body!, HandoverJson.Default.Handover)
            ?? throw new InvalidOperationException($"Outbox message {context.Row.Id} does not say what is handed over.");
        var (program, reader, slot) = (context.Program, new UserId(context.Row.Destination), Handovers.SlotOf(handover.Role, new UserId(context.Row.Destination)));
        var isAsked = await context.Db.Waiting.AnyAsync(row => row.InstallationId == context.Row.InstallationId && row.ProgramId == context.Row.ProgramId && row.SubjectId == Guid.Empty && row.Slot == slot);
        if (!isAsked)
        {
            var over = program.Roster.Holder(handover.Role) == reader
                ? Mrkdwn.Of($"You have taken on what you found as {Names.Of(handover.Role)}. Nothing for you to do.")
                : Mrkdwn.Of($"{(program.Roster.Holder(handover.Role) is { } now ? Names.Of(program.Roster, now) : "Nobody")} is {Names.Of(handover.Role)} now. Nothing for you to do.");
            return context.IsEdit ? new Rendering.Send(over, [new ContextBlock(over)]) : new Rendering.Drop("It was taken on, or is another's.");
        }

        var about = new ProgramRef(program.Key.ProgramId, $"{handover.Role}/{handover.From}").ToString();
        var buttons = new ActionsBlock(
            new Button(HandoverButtons.TakeOnAction, "I take it on") { Value = about, Style = ButtonStyle.Primary },
            new Button(HandoverButtons.ContestAction, "Contest some of it") { Value = about },
            new Button(HandoverButtons.WholeAction, "Read the whole") { Value = about });
        var title = Title(handover, program);
        if (handover.IsReminder)
        {
            return new Rendering.Send(title, [new SectionBlock(title), buttons]);
        }

        var of = new HandoverOf(context.Db, program, handover.Role, reader, new UserId(handover.From), clock.GetCurrentInstant());
        List<Block> blocks = [new SectionBlock(title)];
        foreach (var part in await PartsAsync(features, of))
        {
            blocks.Add(new SectionBlock((Mrkdwn.Of($"*{part.Title}*\n") + part.Line).Shortened(1500)));
        }

        return new Rendering.Send(title, [.. blocks, buttons]);
    }

    /// <summary>The brief, once the reminder has its buttons.</summary>
    public Task<Rendering> RenderReplacedAsync(RenderContext context) => Task.FromResult<Rendering>(
        ReplacedMessages.Line(Mrkdwn.Of($"What you find in your new role."), "A later message asks whether you take it on."));

    /// <summary>Each feature's part, in their order.</summary>
    public static async Task<IReadOnlyList<HandoverPart>> PartsAsync(IEnumerable<IHandoverBrief> features, HandoverOf of)
    {
        var parts = new List<HandoverPart>();
        foreach (var feature in features.OrderBy(feature => feature.Order))
        {
            if (await feature.SayAsync(of) is { } part)
            {
                parts.Add(part);
            }
        }

        return parts;
    }

    static Mrkdwn Title(Handover handover, ProgramInfo program)
    {
        var (before, zone) = (Names.Of(program.Roster, new UserId(handover.From)), program.Calendar.Zone);
        return (Mrkdwn.Of($"{(handover.IsReminder ? "Still open: say" : $"You are *{Names.Of(handover.Role)}* of *{program.Name}* now, after {before}. Say")} whether you take on what {before} left, or contest some of it, ")
            + When.By(handover.Until, zone) + Mrkdwn.Of($".")).Shortened(2900);
    }
}
