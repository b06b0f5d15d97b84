using System.Text.Json;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Setup;

/// <summary>The hello of the bot in a channel that has no program; then how far its set-up is; in the end that it runs.</summary>
sealed class SetupCard : IMessageRenderer
{
    public const string Name = "setup.card";

    public const string Slot = "card";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var (installation, channel) = (context.Row.InstallationId, context.Row.Destination);
        if (await context.Db.Programs.Where(row => row.InstallationId == installation && row.ChannelId == channel).Select(row => row.Name).SingleOrDefaultAsync() is { } name)
        {
            var runs = Mrkdwn.Of($"AlignBot is set up here: *{name}*. `/align help` shows what it does, `/align status` how it stands.");
            return new Rendering.Send(runs, [new ContextBlock(runs)]);
        }

        var draft = await SetupStore.FindAsync(context.Db, installation, channel);
        var isBegun = draft?.StartedBy is not null;
        var text = isBegun
            ? Mrkdwn.Of($"*{draft!.NameOf(draft.StartedBy!.Value)} is setting AlignBot up here.* {Done(draft)} of {SetupSteps.All.Count} steps are done. Anybody of the team can carry on; nothing is in force before 'Start'.")
            : Mrkdwn.Of($"*AlignBot keeps sales and marketing aligned:* meetings that end in decisions, and a named decider with a deadline for whatever they disagree on.\nTo begin, say who leads, when you work and when you meet. It takes about ten minutes, and anybody of the team can do it.");
        return new Rendering.Send(
            text,
            [
                new SectionBlock(text),
                new ActionsBlock(new Button(SetupPages.OpenAction, isBegun ? "Carry on" : "Set up") { Value = new SetupRef(channel).ToString(), Style = ButtonStyle.Primary }),
            ]);
    }

    /// <summary>Whether the card reads alike.</summary>
    public static bool IsSame(SetupDraft one, SetupDraft other) => one.StartedBy == other.StartedBy && Done(one) == Done(other);

    static int Done(SetupDraft draft) => draft.Steps.Values.Count(answers => answers.IsDone);
}

/// <summary>Tells the channel who sets it up.</summary>
sealed class SetupBegunMessage : IMessageRenderer
{
    public const string Name = "setup.begun";

    string IMessageRenderer.Message => Name;

    public Task<Rendering> RenderAsync(RenderContext context)
    {
        var news = JsonSerializer.Deserialize(context.Row.Body!, SetupJson.Default.SetupNews)!;
        var text = Mrkdwn.Of($"*{news.Name}* has begun to set AlignBot up in this channel, as its operating lead. `/align setup` shows how far it is, and lets you carry on.").Shortened(1000);
        return Task.FromResult<Rendering>(new Rendering.Send(text, [new ContextBlock(text)]));
    }
}
