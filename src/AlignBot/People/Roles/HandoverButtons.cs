using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Exports;
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

namespace AlignBot.People.Roles;

/// <summary>What a newcomer does with their brief: takes it on, contests some of it by a dispute, or reads the whole as a file.</summary>
sealed class HandoverButtons(
    InstallationDirectory installations, ProgramDirectory programs, Handovers handovers, IRaiseDispute disputes, IEnumerable<IHandoverBrief> features,
    PersonalFiles files, ClickReply reply, RequestInbox inbox, IDatabase database, IClock clock)
    : IActionHandler
{
    public const string TakeOnAction = "people.handover.take-on";
    public const string ContestAction = "people.handover.contest";
    public const string WholeAction = "people.handover.whole";

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (ProgramRef.Parse(action.Value) is not { } about || about.Rest.Split('/') is not [var name, var from] || ChosenName.Of<Role>(name) is not { } role
            || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var (key, actor) = (about.In(installation), new UserId(payload.User.Id));
        if (action.ActionId == TakeOnAction)
        {
            await SayAsync(await inbox.FirstTimeAsync(key, request, session => handovers.TakeOnAsync(session, key, actor, role, from), ct));
            return ActionAck.Nothing;
        }

        var program = await programs.LatestAsync(key);
        if (program.Roster.Holder(role) != actor)
        {
            await SayAsync(new RosterRefusal.NotHeld(role, program.Roster.Holder(role)));
        }
        else if (action.ActionId == WholeAction)
        {
            files.Send(request.Workspace, actor, $"handover-{Names.Of(role).Replace(' ', '-')}.md", async () => new PersonalFile(
                await WholeAsync(program, role, actor, new UserId(from)), Mrkdwn.Of($"What you find as {Names.Of(role)} of {program.Name}.")));
            await reply.SayAsync(payload, request, Mrkdwn.Of($"The whole follows as a file, in your messages with AlignBot."), ct);
        }
        else if (disputes.WhyNot(program, actor) is { } why)
        {
            await reply.SayAsync(payload, request, why, ct);
        }
        else
        {
            await reply.OpenAsync(payload, request, await disputes.FormAsync(program, actor, new DisputeDraft("") { FirstParty = actor }), ct);
        }

        return ActionAck.Nothing;

        async Task SayAsync(Refusal? refusal)
        {
            if (refusal is not null)
            {
                var said = RosterRefusals.Say(refusal, (await programs.LatestAsync(key)).Roster);
                await reply.SayAsync(payload, request, Mrkdwn.Of($"{said}"), ct);
            }
        }
    }

    Task<string> WholeAsync(ProgramInfo program, Role role, UserId newcomer, UserId predecessor) => database.ReadAsync(async db =>
    {
        var lines = new List<string> { $"# {program.Name}: what the {Names.Of(role)} takes over from {MarkdownText.Line(Names.Of(program.Roster, predecessor))}", "" };
        foreach (var part in await HandoverMessage.PartsAsync(features, new HandoverOf(db, program, role, newcomer, predecessor, clock.GetCurrentInstant())))
        {
            lines.AddRange([$"## {part.Title}", "", .. part.Whole, ""]);
        }

        return string.Join('\n', lines);
    });
}
