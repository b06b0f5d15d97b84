using AlignBot.Contracts;
using AlignBot.Decisions.Cards;
using AlignBot.Decisions.Forms;
using AlignBot.Decisions.Search;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Decisions;

/// <summary>Every button of the decision log's messages. Seeing a button gives no right: who acts is checked on each click.</summary>
sealed class DecisionButtons(
    InstallationDirectory installations, ProgramDirectory programs, DecisionDesk desk, DecisionPage page, ConfidentialDecisions confidential, IRaiseDispute disputes,
    ClickReply reply, RequestInbox inbox, IDatabase database, IClock clock)
    : IActionHandler
{
    public const string ConfirmAction = "decision.confirm";
    public const string RefuseAction = "decision.refuse";
    public const string ReaffirmAction = "decision.reaffirm";
    public const string ChangeAction = "decision.change";
    public const string ExpireAction = "decision.expire";
    public const string DisputeAction = "decision.dispute";
    public const string MoreAction = "decision.more";
    public const string OpenAction = "decision.open";

    /// <summary>Entries of the 'More' menu; their values are 'name:reference'.</summary>
    public const string ShowEntry = "show";
    public const string DetailsEntry = "details";
    public const string ChangeEntry = "change";
    public const string ExpireEntry = "expire";
    public const string DisputeEntry = "dispute";

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        var (deed, value) = action.SelectedOption?.Value.Split(':', 2) is [var entry, var about] ? (entry, about) : (action.ActionId, action.Value);
        if (deed == OpenAction || DecisionRef.Parse(value) is not { } reference || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var key = reference.Program(installation);
        var (program, actor) = (await programs.LatestAsync(key), new UserId(payload.User.Id));
        var (found, mayRead) = await database.ReadAsync(async db =>
        {
            var entry = await DecisionChain.Of(db, key).SingleOrDefaultAsync(row => row.Id == reference.DecisionId) is { } row ? DecisionDesk.StateOf(row) : null;
            return (entry, entry is not null && (await confidential.ReadableAsync(db, program, [entry], actor, clock.GetCurrentInstant())).Count > 0);
        });
        if (found is null)
        {
            return ActionAck.Nothing;
        }

        await (mayRead
            ? CarryOutAsync(new Click(payload, request, key, program, found, actor), deed, ct)
            : reply.SayAsync(payload, request, ConfidentialDecisions.Refusal(found), ct));
        return ActionAck.Nothing;
    }

    Task CarryOutAsync(Click click, string deed, CancellationToken ct)
    {
        var (program, decision, actor) = (click.Program, click.Decision, click.Actor);
        var context = new DecisionContext(clock.GetCurrentInstant(), program.Roster, clock.GetCurrentInstant().InZone(program.Calendar.Zone).Date);
        return deed switch
        {
            ConfirmAction => ConfirmAsync(click, ct),
            RefuseAction => OpenAsync(click, DecisionModals.Refuse(program, decision), WhyNotRefuse(decision, actor), ct),
            DetailsEntry => OpenAsync(click, DecisionModals.Details(program, decision), WhyNotDetails(decision, actor, context), ct),
            ReaffirmAction => OpenAsync(click, DecisionModals.Reaffirm(program, decision, context.Today), DecisionWorkflow.WhyNotChange(decision, actor, context), ct),
            ChangeAction or ChangeEntry => OpenAsync(click, DecisionModals.Change(program, decision), DecisionWorkflow.WhyNotChange(decision, actor, context), ct),
            ExpireAction or ExpireEntry => OpenAsync(click, DecisionModals.Expire(program, decision, DecisionWorkflow.MayStrike(decision, actor, context)), DecisionWorkflow.WhyNotChange(decision, actor, context), ct),
            DisputeAction or DisputeEntry => DisputeAsync(click, ct),
            DecisionButton.ShowAction or ShowEntry => ShowAsync(click, ct),
            _ => Task.CompletedTask,
        };
    }

    async Task ConfirmAsync(Click click, CancellationToken ct)
    {
        var outcome = await inbox.FirstTimeAsync(
            click.Key, click.Request, session => desk.ApplyAsync(session, click.Key, click.Decision.Id.Value, new DecisionCommand.Confirm(click.Actor)), ct);
        if (outcome is Outcome<Decision>.Refused refused)
        {
            await reply.SayAsync(click.Payload, click.Request, DecisionRefusals.Say(refused.Why, click.Program), ct);
        }
        else if (outcome is Outcome<Decision>.Ignored)
        {
            await reply.SayAsync(click.Payload, click.Request, ClickReply.SoAlready, ct);
        }
    }

    async Task ShowAsync(Click click, CancellationToken ct)
    {
        var (text, blocks) = await page.SayAsync(click.Key, click.Decision, click.Actor);
        await reply.SayAsync(click.Payload, click.Request, text, blocks, ct);
    }

    /// <summary>A dispute about what was decided, filled in as far as the log knows: the objector on one side, the recorder on the other.</summary>
    async Task DisputeAsync(Click click, CancellationToken ct)
    {
        if (disputes.WhyNot(click.Program, click.Actor) is { } no)
        {
            await reply.SayAsync(click.Payload, click.Request, no, ct);
            return;
        }

        var (decision, roster) = (click.Decision, click.Program.Roster);
        var objector = decision.DecidedBy.FirstOrDefault(by => by.Confirmation is Confirmation.Refused)?.User ?? click.Actor;
        IEnumerable<UserId> others = [.. decision.RecordedBy is { } recorder ? [recorder] : Array.Empty<UserId>(), .. decision.DecidedBy.Select(by => by.User), click.Actor];
        var other = others.Where(user => user != objector && roster.MayTakePart(user)).Select(user => (UserId?)user).FirstOrDefault();
        var draft = new DisputeDraft($"Does DEC-{decision.Number} stand? {DecisionTitle.Line(decision)}")
        {
            Category = decision.Category ?? "",
            FirstParty = objector,
            SecondParty = other,
            Account = decision.Account,
        };
        await OpenAsync(click, await disputes.FormAsync(click.Program, click.Actor, draft), refusal: null, ct);
    }

    /// <summary>Opens a form, or says why there is none.</summary>
    async Task OpenAsync(Click click, ModalView form, Refusal? refusal, CancellationToken ct)
    {
        if (refusal is not null)
        {
            await reply.SayAsync(click.Payload, click.Request, DecisionRefusals.Say(refusal, click.Program), ct);
        }
        else
        {
            await reply.OpenAsync(click.Payload, click.Request, form, ct);
        }
    }

    static DecisionRefusal? WhyNotRefuse(Decision decision, UserId actor) =>
        decision.DecidedBy.All(by => by.User != actor) ? new DecisionRefusal.NotNamed(decision.DecidedBy) : WhyNotHolding(decision);

    static DecisionRefusal? WhyNotDetails(Decision decision, UserId actor, DecisionContext context) =>
        DecisionWorkflow.MayAddDetails(decision, actor, context) ? WhyNotHolding(decision) : new DecisionRefusal.MayNotAddDetails(decision.RecordedBy, decision.DecidedBy);

    static DecisionRefusal.NoLongerHolds? WhyNotHolding(Decision decision) => decision.Holds ? null : new DecisionRefusal.NoLongerHolds(decision.Status, null);

    sealed record Click(BlockActions Payload, SlackRequest Request, ProgramKey Key, ProgramInfo Program, Decision Decision, UserId Actor);
}
