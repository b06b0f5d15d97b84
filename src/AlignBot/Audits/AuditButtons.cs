using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Audits;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Audits;

/// <summary>The buttons of an audit that open no form. Who may is checked on each click.</summary>
sealed class AuditButtons(
    InstallationDirectory installations, ProgramDirectory programs, AuditDesk desk, AuditReading reading, IArtifactBook artifacts, ClickReply reply, RequestInbox inbox, IDatabase database, IClock clock)
    : IActionHandler
{
    public const string OpenAction = "audit.open";
    public const string BeginAction = "audit.begin";
    public const string RenewAction = "audit.renew";
    public const string CloseAction = "audit.close";
    public const string ReopenAction = "audit.reopen";

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (ProgramRef.Parse(action.Value) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var (key, actor) = (about.In(installation), new UserId(payload.User.Id));
        if (action.ActionId == OpenAction)
        {
            var (text, blocks) = await ShowAsync(await programs.LatestAsync(key), actor);
            await reply.SayAsync(payload, request, text, blocks, ct);
            return ActionAck.Nothing;
        }

        var outcome = await inbox.FirstTimeAsync(key, request, session => DoAsync(session, key, action, actor), ct);
        var program = await programs.LatestAsync(key);
        var said = outcome switch
        {
            Outcome<Audit>.Refused refused => Mrkdwn.Of($"{AuditWords.Say(refused.Why, program)}"),
            Outcome<Audit>.Ignored => ClickReply.SoAlready,
            Outcome<Audit>.Changed { State: var audit } => Done(action.ActionId, audit, program, isOnCard: payload.Message is not null && audit.Asked == actor),
            _ => Mrkdwn.Empty,
        };
        if (said != Mrkdwn.Empty)
        {
            await reply.SayAsync(payload, request, said, ct);
        }

        return ActionAck.Nothing;
    }

    /// <summary>How the newest audit stands, as somebody reads it; before the first, when it comes.</summary>
    public async Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)> ShowAsync(ProgramInfo program, UserId reader)
    {
        var now = clock.GetCurrentInstant();
        var context = AuditDesk.Context(program, now);
        return await database.ReadAsync(async db =>
        {
            if (await AuditTables.LastAsync(db, program.Key) is not { } last)
            {
                return Before(program, AuditWorkflow.MayRun(reader, context), context);
            }

            var (text, blocks) = await reading.CardAsync(db, program, last, reader, now);
            return last.IsOpen ? (text, blocks) : (text, [.. blocks, new ContextBlock(Next(context))]);
        });
    }

    async ValueTask<Outcome<Audit>?> DoAsync(Session session, ProgramKey key, BlockAction action, UserId actor)
    {
        if (action.ActionId == BeginAction)
        {
            return await desk.BeginAsync(session, key, actor);
        }

        if (AuditRef.Parse(action.Value) is not { Id: var id } || await AuditTables.FindAsync(session.Db, key, id) is not { } audit)
        {
            return null;
        }

        var program = await programs.CurrentAsync(session, key);
        switch (action.ActionId)
        {
            case CloseAction:
                return await desk.ApplyAsync(session, key, id, new AuditCommand.Close(actor));
            case ReopenAction:
                var document = await artifacts.FindAsync(session.Db, program, ArtifactKind.Audit, audit.Name);
                return await desk.ApplyAsync(session, key, id, new AuditCommand.Reopen(actor, document is { IsInForce: true }));
            default:
                if (AuditWorkflow.WhyNot(audit, actor, AuditDesk.Context(program, session.Now)) is { } no)
                {
                    return new Outcome<Audit>.Refused(no);
                }

                var unchanged = await artifacts.UnchangedAsync(session.Db, program, session.Now);
                var renewed = await artifacts.RenewAsync(session, key, [.. unchanged.Select(one => one.Artifact)], actor);
                return await desk.ApplyAsync(session, key, id, new AuditCommand.Renew(actor, [.. renewed]));
        }
    }

    /// <summary>A page does not change by itself: what was done on one is answered.</summary>
    static Mrkdwn Done(string deed, Audit audit, ProgramInfo program, bool isOnCard) => deed switch
    {
        CloseAction => Mrkdwn.Of($"The audit of {audit.Name} is closed. Both leaders are asked to sign its result; the quarterly planning has it on its agenda."),
        BeginAction => Mrkdwn.Of($"The audit of {audit.Name} is in your messages: {AuditWords.Left(audit)}."),
        ReopenAction => Mrkdwn.Of($"The audit of {audit.Name} is open again, in your messages."),
        _ when !isOnCard => Mrkdwn.Of($"{Names.Join([.. audit.Renewed.TakeLast(20).Select(one => one.Title)])}: still right.").Shortened(900),
        _ => Mrkdwn.Empty,
    };

    static (Mrkdwn Text, IReadOnlyList<Block> Blocks) Before(ProgramInfo program, bool mayRun, RuleContext context)
    {
        var text = Mrkdwn.Of($"*No audit yet.* Once a quarter the operating model is read again: what the record shows to be wrong is given to somebody or accepted, and both leaders sign the result.");
        List<Block> blocks = [new SectionBlock(text), new ContextBlock(Next(context))];
        if (mayRun)
        {
            blocks.Add(new ActionsBlock(new Button(BeginAction, "Begin it now") { Value = new ProgramRef(program.Key.ProgramId).ToString() }));
        }

        return (text, blocks);
    }

    static Mrkdwn Next(RuleContext context) =>
        Mrkdwn.Of($"The next begins by itself on {When.Date(AuditDates.OpensAfter(context.Now, context.Calendar).InZone(context.Calendar.Zone).Date)}.");
}
