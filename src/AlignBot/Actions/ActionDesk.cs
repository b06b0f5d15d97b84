using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Actions;
using AlignBot.Engine.Features;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Records;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;

namespace AlignBot.Actions;

/// <summary>Gives follow-ups to their owners and carries commands to them, in the transaction of its session.</summary>
sealed class ActionDesk(ProgramDirectory programs, ActionPosts posts, Moments moments)
{
    /// <summary>Gives a follow-up to its owner.</summary>
    public async ValueTask<ActionItem> GiveAsync(Session session, ProgramInfo program, NewAction give)
    {
        var changed = ActionWorkflow.Give(give, Context(session, program));
        var action = changed.State;
        var row = new ActionRow
        {
            InstallationId = program.Key.InstallationId,
            ProgramId = program.Key.ProgramId,
            Id = action.Id.Value,
            Owner = action.Owner.Value,
            DueOn = "",
            GivenAt = action.GivenAt,
            DecisionId = action.Decision?.Value,
            DisputeId = action.Dispute?.Value,
            MeetingId = action.Meeting?.Value,
            State = "",
        };
        session.Db.Actions.Add(row);
        await KeepAsync(session, program, row, changed);
        return action;
    }

    /// <summary>Applies a command. Null when there is no such follow-up in the program.</summary>
    public async ValueTask<Outcome<ActionItem>?> ApplyAsync(Session session, ProgramKey key, Guid id, ActionCommand command)
    {
        if (await Kept.FindAsync(session, key, id) is not { } row)
        {
            return null;
        }

        var program = await programs.CurrentAsync(session, key);
        var outcome = ActionWorkflow.Apply(StateOf(row), command, Context(session, program));
        if (outcome is Outcome<ActionItem>.Changed changed)
        {
            await KeepAsync(session, program, row, changed);
        }

        return outcome;
    }

    /// <summary>After a change of people: what somebody who is gone still had to do goes to whoever runs the program, to be handed over.</summary>
    public async ValueTask OwnersGoneAsync(Session session, ProgramKey key)
    {
        var roster = (await programs.CurrentAsync(session, key)).Roster;
        var owners = await ActionQueries.Open(session.Db, key).Select(row => row.Owner).Distinct().ToListAsync();
        foreach (var owner in owners.Where(owner => !roster.MayDecide(new UserId(owner))).Order(StringComparer.Ordinal))
        {
            foreach (var id in await ActionQueries.Open(session.Db, key).Where(row => row.Owner == owner).OrderBy(row => row.Id).Select(row => row.Id).ToListAsync())
            {
                // Nobody asked for it: what needs no handing over ignores it.
                _ = await ApplyAsync(session, key, id, new ActionCommand.OwnerLeft());
            }
        }
    }

    /// <summary>How a follow-up is kept in its row.</summary>
    public static StateColumn<ActionItem> State { get; } = new("action", ActionJson.Default.ActionItem);

    public static ActionItem StateOf(ActionRow row) => State.Read(row);

    static readonly Aggregate<ActionItem, ActionRow, ActionFact> Kept = new(State, ActionJson.Default.ActionFact, ActionFacts.KindOf, ActionTimers.FeatureName);

    static RuleContext Context(Session session, ProgramInfo program) => new(session.Now, program.Roster, program.Calendar);

    async ValueTask KeepAsync(Session session, ProgramInfo program, ActionRow row, Outcome<ActionItem>.Changed changed)
    {
        var action = changed.State;
        row.Status = action.Status;
        row.Owner = action.Owner.Value;
        row.DueOn = LocalDatePattern.Iso.Format(action.DueOn);
        Kept.Keep(row, action);
        foreach (var effect in changed.Effects)
        {
            if (!await Kept.CarryOutAsync(session, program.Key, row.Id, effect))
            {
                await posts.SendAsync(session, program, action, effect);
            }
        }

        if (changed.Effects.Any(effect => effect is ActionEffect.Log { Fact: not ActionFact.Given }))
        {
            await moments.TellAsync(session, new ActionChanged(program, action));
        }
    }
}
