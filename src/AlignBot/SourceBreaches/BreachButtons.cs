using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Domain.People;
using AlignBot.Domain.Scoreboard.Breaches;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.SourceBreaches;

/// <summary>The answers to breaches: 'act by', 'excuse' and 'contest'. Who may is checked on each click and form.</summary>
sealed class BreachButtons(
    InstallationDirectory installations, ProgramDirectory programs, BreachDesk desk, BreachPage page, IRaiseDispute raise, IAccountsOnList list, ClickReply reply,
    RequestInbox inbox, IDatabase database, IClock clock)
    : IActionHandler, IViewSubmissionHandler
{
    public const string PageAction = "breach.page";
    public const string ActByAction = "breach.act-by";
    public const string ExcuseAction = "breach.excuse";
    public const string ContestAction = "breach.contest";

    public static string About(ProgramInfo program, Guid id) => new ProgramRef(program.Key.ProgramId, id.ToString("N")).ToString();

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (await FindAsync(action.Value, request) is not var (program, id))
        {
            return ActionAck.Nothing;
        }

        var (actor, now) = (new UserId(payload.User.Id), clock.GetCurrentInstant());
        if (action.ActionId == PageAction)
        {
            var side = BreachDesk.Sides.FirstOrDefault(one => BreachMessage.SubjectOf(one) == id, Function.Sales);
            await reply.OpenAsync(payload, request, await page.ShowAsync(program, side), ct);
            return ActionAck.Nothing;
        }

        if (await database.ReadAsync(db => BreachTables.FindAsync(db, program.Key, id)) is not { } breach)
        {
            return ActionAck.Nothing;
        }

        if (action.ActionId == ContestAction)
        {
            await ContestAsync(payload, request, program, breach, actor, ct);
            return ActionAck.Nothing;
        }

        var context = BreachDesk.Context(program, now);
        await (BreachWorkflow.WhyNot(breach.It, actor, context) is { } why
            ? reply.SayAsync(payload, request, Mrkdwn.Of($"{BreachWords.Refused(why, program)}"), ct)
            : reply.OpenAsync(
                payload, request, action.ActionId == ActByAction ? BreachModals.ActBy(program, id,
                    context.Today) : BreachModals.Excuse(program, id), ct));
        return ActionAck.Nothing;
    }

    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        if (await FindAsync(submission.View.PrivateMetadata, request) is not var (program, id))
        {
            return ViewAck.Clear;
        }

        var command = BreachModals.Read(submission.View, new UserId(submission.User.Id));
        return await inbox.OnceAsync(
            program.Key, request,
            async session => await desk.ApplyAsync(session, program.Key, id, command) is Outcome<BreachFinding>.Refused refused
                ? ViewAck.Error(BreachModals.BlockOf(command), BreachWords.Refused(refused.Why, program))
                : ViewAck.Clear,
            ct);
    }

    /// <summary>Both leaders can raise one; whoever contests for the owing side answers with it.</summary>
    async Task ContestAsync(BlockActions payload, SlackRequest request, ProgramInfo program, Breach breach, UserId actor,
        CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var sides = BreachDesk.Sides.ToDictionary(side => side, side => program.Roster.Acting(SlaCount.LeaderOf(side), now));
        var why = BreachWorkflow.WhyNot(breach.It, actor, BreachDesk.Context(program, now));
        if (why is not null && !(breach.It.DisputeOfferedAt is not null && sides.ContainsValue(actor) && breach.It.IsOnTheAgenda(now,
            program.Calendar)))
        {
            await reply.SayAsync(payload, request, Mrkdwn.Of($"{BreachWords.Refused(why, program)}"), ct);
            return;
        }

        if (raise.WhyNot(program, actor) is { } no)
        {
            await reply.SayAsync(payload, request, no, ct);
            return;
        }

        var names = await database.ReadAsync(db => list.NamesAsync(db, program.Key));
        var other = breach.It.Side is Function.Sales ? Function.Marketing : Function.Sales;
        var form = await raise.FormAsync(program, actor, new DisputeDraft(
            AgendaText.Shorten($"Does this count as a breach of the SLA? As the source shows it, {BreachWords.Say(breach.It, names, program.Calendar.Zone)}"))
        {
            FirstParty = sides[breach.It.Side],
            SecondParty = sides[other],
            Account = breach.It.Items is [{ AccountKey: { } key }] && names.TryGetValue(key, out var account) ? TextLimits.Cut(account,
                TextLimits.Name) : null,
            Options = ["It counts as a breach", "It does not count"],
            From = BreachDisputes.From(breach.Id),
        });
        await reply.OpenAsync(payload, request, form, ct);
    }

    async Task<(ProgramInfo Program, Guid Id)?> FindAsync(string? value, SlackRequest request) =>
        ProgramRef.Parse(value) is { } about && Guid.TryParseExact(about.Rest, "N", out var id)
            && await installations.FindAsync(request.Workspace) is { } installation
            ? (await programs.LatestAsync(about.In(installation)), id)
            : null;
}
