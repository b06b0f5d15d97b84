using System.Text.Json;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.People.Accepting;

/// <summary>Asks somebody to accept the role that they were named for, with what comes with it; then says what they answered, or that it is another's.</summary>
sealed class RoleAskMessage(IEnumerable<IComesWithRole> others) : IMessageRenderer
{
    public const string Name = "people.role-ask";

    public const string Slot = "ask";

    string IMessageRenderer.Message => Name;

    public static OutgoingMessage To(RoleAsk ask, OutboxKind kind) => new()
    {
        Kind = kind,
        Message = Name,
        SubjectId = ask.Id,
        Destination = ask.Holder.Value,
        Slot = Slot,
        Body = JsonSerializer.Serialize([ask], RoleAskJson.Default.IReadOnlyListRoleAsk),
    };

    /// <summary>The ask as it stands; as it was put where the role is another's by now.</summary>
    public static (RoleAsk Ask, bool Holds) Of(RenderContext context)
    {
        var put = JsonSerializer.Deserialize(context.Row.Body!, RoleAskJson.Default.IReadOnlyListRoleAsk)![0];
        return context.Program.AskOf(put.Role) is { } now && now.Id == put.Id ? (now, true) : (put, false);
    }

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var (program, (ask, holds)) = (context.Program, Of(context));
        var with = holds ? await WithAsync(context, ask) : [];
        if (!holds || ask.Answer is not RoleAnswer.None)
        {
            var over = !holds
                ? Mrkdwn.Of($"{(program.Roster.Holder(ask.Role) is { } other ? Names.Of(program.Roster, other) : "Nobody")} is {Names.Of(ask.Role)} of *{program.Name}* now. Nothing for you to do.")
                : ask.Answer is RoleAnswer.Accepted
                ? Mrkdwn.Of($"You have accepted to be {Names.Of(ask.Role)} of *{program.Name}*.")
                : Mrkdwn.Of($"You have declined to be {Names.Of(ask.Role)} of *{program.Name}*. {Lead(program)} names another; until then what the role decides is asked of you.");
            return new Rendering.Send(over, [new ContextBlock(over.Shortened(1000)), .. with]);
        }

        var by = ask.By is { } named ? $", by {Names.Of(program.Roster, named)}" : "";
        var text = Mrkdwn.Of($"*You are named {Names.Of(ask.Role)} of {program.Name}*{by}.\n").Shortened(600) + Mrkdwn.Of($"{Means(ask.Role)} Its channel is {Mention.Channel(program.ChannelId)}.");
        return new Rendering.Send(
            text,
            [
                new SectionBlock(text),
                new ActionsBlock(
                    new Button(RoleAskButtons.AcceptAction, "Accept") { Value = RoleAskButtons.About(program.Key, ask), Style = ButtonStyle.Primary },
                    new Button(RoleAskButtons.DeclineAction, "Not me") { Value = RoleAskButtons.About(program.Key, ask) }),
                .. with,
            ]);
    }

    /// <summary>What comes with it. Whoever was named for two roles reads it once, with the first.</summary>
    async Task<IReadOnlyList<Block>> WithAsync(RenderContext context, RoleAsk ask)
    {
        var blocks = new List<Block>();
        if (RoleAsks.Of(context.Program, ask.Holder).First().Id != ask.Id)
        {
            return blocks;
        }

        foreach (var other in others)
        {
            if (await other.SayAsync(context.Db, context.Program, ask.Holder, ask.AskedAt) is { } more)
            {
                blocks.Add(new SectionBlock(more.Text.Shortened(2000)) { Accessory = more.Next });
            }
        }

        return blocks;
    }

    static string Lead(ProgramInfo program) => program.Roster.Holder(Role.OperatingLead) is { } lead ? Names.Of(program.Roster, lead) : "The operating lead";

    static string Means(Role role) => role switch
    {
        Role.AccountableExecutive => "You answer for sales and marketing alike, and decide last what they can't settle.",
        Role.SalesLeader => "You decide with the marketing leader what your teams can't settle, and are at the meetings that need both of you.",
        Role.MarketingLeader => "You decide with the sales leader what your teams can't settle, and are at the meetings that need both of you.",
        _ => "You run the program from day to day.",
    };
}

/// <summary>Tells the operating lead that somebody does not take a role, with the way to name another.</summary>
sealed class RoleDeclinedMessage : IMessageRenderer
{
    public const string Name = "people.role-declined";

    const string Slot = "declined";

    string IMessageRenderer.Message => Name;

    public static OutgoingMessage To(UserId lead, RoleAsk ask, OutboxKind kind) => new()
    {
        Kind = kind,
        Message = Name,
        SubjectId = ask.Id,
        Destination = lead.Value,
        Slot = Slot,
        Body = JsonSerializer.Serialize([ask], RoleAskJson.Default.IReadOnlyListRoleAsk),
    };

    public Task<Rendering> RenderAsync(RenderContext context)
    {
        var (program, (ask, holds)) = (context.Program, RoleAskMessage.Of(context));
        var who = Names.Of(program.Roster, ask.Holder);
        if (!holds || ask.Answer is not RoleAnswer.Declined)
        {
            var over = Mrkdwn.Of($"{(program.Roster.Holder(ask.Role) is { } other ? Names.Of(program.Roster, other) : "Nobody")} is {Names.Of(ask.Role)} of *{program.Name}* now. Nothing for you to do.").Shortened(1000);
            return Task.FromResult<Rendering>(new Rendering.Send(over, [new ContextBlock(over)]));
        }

        var text = Mrkdwn.Of($"*{who} declines to be {Names.Of(ask.Role)} of {program.Name}.* Name another; until then what the role decides is asked of {who}.").Shortened(1000)
            + (ask.Reason is { } reason ? Mrkdwn.Of($"\n") + Mrkdwn.Quoted(reason).Shortened(1500) : Mrkdwn.Empty);
        return Task.FromResult<Rendering>(new Rendering.Send(
            text,
            [
                new SectionBlock(text),
                new ActionsBlock(new Button(MembersButtons.RoleActionOf(ask.Role), "Name another") { Value = new ProgramRef(program.Key.ProgramId).ToString(), Style = ButtonStyle.Primary }),
            ]));
    }
}
