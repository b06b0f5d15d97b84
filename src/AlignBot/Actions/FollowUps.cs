using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Actions;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Actions;

/// <summary>Answers what others ask of the follow-ups.</summary>
sealed class FollowUps(ActionDesk desk) : IFollowUps
{
    public async ValueTask AssignAsync(Session session, ProgramInfo program, Decision decision, DecisionEffect.Assign assign)
    {
        foreach (var what in assign.Actions)
        {
            await desk.GiveAsync(session, program, new NewAction(
                new ActionId(Guid.CreateVersion7()), decision.Program, what, assign.By, decision.Id, decision.Dispute, decision.Meeting));
        }
    }

    public ValueTask<ActionItem> GiveAsync(Session session, ProgramInfo program, ActionId id, FollowUp what, UserId by) =>
        desk.GiveAsync(session, program, new NewAction(id, new ProgramId(program.Key.ProgramId), what, by));

    public async Task<IReadOnlyList<ActionItem>> FindAsync(AlignBotContext db, ProgramKey key, IReadOnlyCollection<ActionId> ids)
    {
        var wanted = ids.Select(id => id.Value).ToList();
        return (await db.Actions.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && wanted.Contains(row.Id)).OrderBy(row => row.Id).ToListAsync())
            .ConvertAll(ActionDesk.StateOf);
    }

    public async Task<IReadOnlyList<ActionItem>> OfDecisionAsync(AlignBotContext db, ProgramKey key, DecisionId decision) =>
        (await Of(db, key, decision).OrderBy(row => row.DueOn).ThenBy(row => row.Id).ToListAsync()).ConvertAll(ActionDesk.StateOf);

    public async Task<List<ActionItem>> OfMeetingAsync(AlignBotContext db, ProgramKey key, MeetingId meeting) => (await db.Actions
            .Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.MeetingId == meeting.Value)
            .OrderBy(row => row.Id).ToListAsync())
        .ConvertAll(ActionDesk.StateOf);

    public Task<int> OpenAsync(AlignBotContext db, ProgramKey key, DecisionId decision) =>
        Of(db, key, decision).CountAsync(row => row.Status == ActionStatus.Open);

    public async Task<(int Open, int Overdue)> OpenAsync(AlignBotContext db, ProgramKey key, LocalDate today) =>
        await ActionQueries.Open(db, key).CountAsync() is > 0 and var open ? (open, await ActionQueries.Overdue(db, key, today).CountAsync()) : (0, 0);

    public SectionBlock Show(ActionItem action, ProgramInfo program, UserId reader, Instant now)
    {
        var owner = Mrkdwn.Of($"Action of {Names.Of(program.Roster, action.Owner)}: ");
        var text = action.IsOpen ? owner + ActionWords.Task(action, ActionWords.Today(program, now)) : owner + Mrkdwn.Of($"{action.Text}").Shortened(1500) + Mrkdwn.Of($"  _{(action.NotDoing is { } why ? $"not doing: {why}" : "done")}_");
        var mayClose = action.IsOpen && ActionWorkflow.MayChange(action, reader, new RuleContext(now, program.Roster, program.Calendar));
        return new SectionBlock(text)
        {
            Accessory = mayClose ? new Button(ActionButtons.DoneAction, "Done") { Value = new ActionRef(program.Key.ProgramId, action.Id.Value).ToString() } : null,
        };
    }

    static IQueryable<ActionRow> Of(AlignBotContext db, ProgramKey key, DecisionId decision) => db.Actions.Where(row =>
        row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.DecisionId == decision.Value);
}
