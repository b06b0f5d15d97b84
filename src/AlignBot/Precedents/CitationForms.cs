using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.Precedents;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Precedents;

/// <summary>The button that cites a decision in a dispute, and its form. Who may is checked on each.</summary>
sealed class CitationForms(
    InstallationDirectory installations, IDisputeRecord disputes, IDecisionRecord decisions, CitationDesk desk, ClickReply reply,
    RequestInbox inbox, IDatabase database)
    : IActionHandler, IViewSubmissionHandler, IDisputeDeed
{
    public const string CiteAction = "precedent.cite";

    public string ActionId => CiteAction;
    public string Label => "Cite a decision";
    public string Words => "It was decided like this before: the decision stands on the card, for those who decide.";

    public bool IsFor(Dispute dispute, ProgramInfo program, UserId actor) => dispute.IsOpen && program.Roster.MayTakePart(actor);

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        var actor = new UserId(payload.User.Id);
        if (await FindAsync(action.Value, request, actor) is not (var key, var about, var found))
        {
            return ActionAck.Nothing;
        }

        var standing = await database.ReadAsync(db => CitationDesk.StandingAsync(db, key, found.State.Id));
        var refused = found.Refused
            ?? (CitationRules.WhyNot(actor, found.State, standing, found.Program.Roster) is { } why ? Mrkdwn.Of($"{CitationWords.Refused(why, found.Program.Roster)}") : default(Mrkdwn?));
        if (refused is { } sentence)
        {
            await reply.SayAsync(payload, request, sentence, ct);
            return ActionAck.Nothing;
        }

        var (alike, others) = await database.ReadAsync(async db => (
            await decisions.LatestAsync(db, key, found.State.Category, CiteModal.Offered),
            await decisions.LatestAsync(db, key, category: null, CiteModal.Offered)));
        var form = CiteModal.Form(about, found.State, alike, [.. others.ExceptBy(alike.Select(decision => decision.Id), decision => decision.Id)]);
        await reply.OpenAsync(payload, request, form, ct);

        return ActionAck.Nothing;
    }

    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        var (view, actor) = (submission.View, new UserId(submission.User.Id));
        if (await FindAsync(view.PrivateMetadata, request, actor) is not (var key, _, var found))
        {
            return ViewAck.Clear;
        }

        if (found.Refused is { } refused)
        {
            return ViewAck.Error(CiteModal.BlockOf(new CitationRefusal.NotAMember(), view.State), refused.Plain);
        }

        var (id, number, why) = CiteModal.Read(view.State);
        return await inbox.OnceAsync(
            key, request,
            async session =>
            {
                var outcome = await ChosenAsync(session.Db, key, id, number) is { } decision
                    ? await desk.CiteAsync(session, key, found.State.Id, decision, new NewCitation(Guid.CreateVersion7(), actor, why))
                    : new Outcome<Citation>.Refused(new CitationRefusal.NoSuchDecision(number));
                return outcome is Outcome<Citation>.Refused no
                    ? ViewAck.Error(CiteModal.BlockOf(no.Why, view.State), CitationWords.Refused(no.Why, found.Program.Roster))
                    : ViewAck.Clear;
            },
            ct);
    }

    async Task<(ProgramKey Key, DisputeRef About, OpenedDispute Found)?> FindAsync(string? reference, SlackRequest request, UserId actor) =>
        DisputeRef.Parse(reference) is { } about && await installations.FindAsync(request.Workspace) is { } installation
        && await disputes.OpenAsync(about.Program(installation), new DisputeId(about.DisputeId), actor) is { } found
            ? (about.Program(installation), about, found)
            : null;

    async Task<Decision?> ChosenAsync(AlignBotContext db, ProgramKey key, string? id, string? number)
    {
        if (number is not null)
        {
            return CommandWords.Number("DEC", number) is { } n ? await decisions.FindAsync(db, key, n) : null;
        }

        return Guid.TryParseExact(id, "N", out var chosen) ? (await decisions.FindAsync(db, key, [new DecisionId(chosen)])).Values.SingleOrDefault() : null;
    }
}
