using System.Collections.Immutable;
using AlignBot.Cadence.Absences;
using AlignBot.Cadence.Agendas;
using AlignBot.Cadence.Parked;
using AlignBot.Cadence.Series;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Engine.Features;
using AlignBot.Engine.Outages;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Records;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Cadence;

/// <summary>Carries commands to meetings: loads the state, asks the rules, and writes the new state with all that follows from it, in the
/// one transaction of its session.</summary>
sealed partial class MeetingDesk(ProgramDirectory programs, MeetingPosts posts, ParkedPosts parked, AwayPosts away, IDecisionRecord decisions, IEnumerable<IAgendaSource> sources, Moments moments)
{
    /// <summary>Applies a command. Null when there is no such meeting in the program.</summary>
    public async ValueTask<Outcome<Meeting>?> ApplyAsync(Session session, ProgramKey key, Guid id, MeetingCommand command)
    {
        var program = await programs.CurrentAsync(session, key);
        if (await Kept.FindAsync(session, key, id) is not { } row)
        {
            return null;
        }

        var context = await ContextAsync(session, program, row, command);
        if (command is MeetingCommand.CallDue or MeetingCommand.StartDue)
        {
            await ProposeAsync(session, program, row, context);
        }

        var outcome = MeetingWorkflow.Apply(StateOf(row), command, context);
        if (outcome is Outcome<Meeting>.Changed changed)
        {
            await KeepAsync(session, program, row, changed);
        }

        return outcome;
    }

    /// <summary>What would come of a command: the rules are asked, and nothing is kept.</summary>
    public async ValueTask<Outcome<Meeting>?> WouldAsync(Session session, ProgramKey key, Guid id, MeetingCommand command)
    {
        var program = await programs.CurrentAsync(session, key);
        return await Kept.FindAsync(session, key, id) is { } row
            ? MeetingWorkflow.Apply(StateOf(row), command, await ContextAsync(session, program, row, command))
            : null;
    }

    /// <summary>Makes the row of an occurrence.</summary>
    public async ValueTask PlanAsync(Session session, ProgramKey key, MeetingSeries series, Occurrence occurrence)
    {
        var program = await programs.CurrentAsync(session, key);
        var planned = MeetingWorkflow.Plan(
            new MeetingId(Guid.CreateVersion7()), series, occurrence, new MeetingContext(session.Now, program.Roster, program.Calendar));
        var row = new MeetingRow
        {
            InstallationId = key.InstallationId,
            ProgramId = key.ProgramId,
            Id = planned.State.Id.Value,
            SeriesId = series.Id.Value,
            State = "",
        };
        session.Db.Meetings.Add(row);
        await KeepAsync(session, program, row, planned);
    }

    /// <summary>How a meeting is kept in its row. Since schema 3 it knows whom it asked about people who are away, and looks at that by a timer.</summary>
    public static StateColumn<Meeting> State { get; } =
        new("meeting", CadenceJson.Default.Meeting, older => DisputeItemUpcaster.Mark(older, "Items"), older => older);

    public static Meeting StateOf(MeetingRow row) => State.Read(row);

    static readonly Aggregate<Meeting, MeetingRow, MeetingFact> Kept = new(State, CadenceJson.Default.MeetingFact, CadenceHistory.KindOf, MeetingTimers.FeatureName);

    /// <summary>What the rules may know; the past and the neighbours are looked up for the commands alone that ask for them.</summary>
    async ValueTask<MeetingContext> ContextAsync(Session session, ProgramInfo program, MeetingRow row, MeetingCommand command)
    {
        var context = new MeetingContext(session.Now, program.Roster, program.Calendar);
        switch (command)
        {
            case MeetingCommand.Move or MeetingCommand.Restore or MeetingCommand.HoldNow:
                var next = await MeetingQueries.After(session.Db.Meetings, program.Key, row.SeriesId, row.StartsAt).FirstOrDefaultAsync();
                var others = await MeetingQueries.Ahead(session.Db.Meetings, program.Key).Where(other => other.Id != row.Id).ToListAsync();
                return context with
                {
                    Others = [.. others.Select(StateOf).Select(other => new BusyTime(other.Terms.Name, other.StartsAt, other.EndsAt))],
                    Next = next is null ? null : new NextOfSeries(next.StartsAt, next.Status != MeetingStatus.Scheduled),
                };
            case MeetingCommand.GraceEnded or MeetingCommand.CloseDue or MeetingCommand.End:
                var past = await MeetingQueries.Past(session.Db.Meetings, program.Key).Where(other => other.SeriesId == row.SeriesId && other.StartsAt < row.StartsAt)
                    .OrderByDescending(other => other.StartsAt).Take(16).Select(other => new { other.Status, other.StartsAt }).ToListAsync();
                var quarter = CadenceHealth.QuarterBegan(session.Now, program.Calendar.Zone);
                return context with
                {
                    EarlierMissesInARow = past.Where(other => other.Status != MeetingStatus.Skipped).TakeWhile(other => other.Status == MeetingStatus.Missed).Count(),
                    EarlierMissesThisQuarter = past.Count(other => other.Status == MeetingStatus.Missed && other.StartsAt >= quarter),
                    Outages = [.. (await session.OutagesSinceAsync(row.StartsAt)).Select(outage => new BusyTime("", outage.From, outage.To))],
                };
            case MeetingCommand.ConfirmDue:
                var taken = await decisions.FindAsync(session.Db, program.Key, [.. StateOf(row).Decisions.Select(decision => decision.Decision)]);
                return context with
                {
                    Unconfirmed = [.. taken.Values.Where(decision => decision.Meeting?.Value == row.Id).SelectMany(decision => decision.Awaited).Distinct()],
                };
            default:
                return context;
        }
    }

    /// <summary>Something that agendas are made of has changed: those that were called for, or are on, follow.</summary>
    public async ValueTask ProposeAnewAsync(Session session, ProgramKey key)
    {
        await session.SaveAsync();
        var program = await programs.CurrentAsync(session, key);
        foreach (var row in await MeetingQueries.Ahead(session.Db.Meetings, key).ToListAsync())
        {
            if (StateOf(row) is { } meeting && (meeting is not { Status: MeetingStatus.Scheduled, CalledAt: null } || meeting.Timers.All(timer => timer.Kind is not MeetingTimerKind.Call)))
            {
                await ProposeAsync(session, program, row, new MeetingContext(session.Now, program.Roster, program.Calendar));
            }
        }
    }

    /// <summary>Fills the agenda of a meeting before anybody is asked for items.</summary>
    public async ValueTask FillAsync(Session session, ProgramKey key, MeetingRow row)
    {
        var program = await programs.CurrentAsync(session, key);
        await ProposeAsync(session, program, row, new MeetingContext(session.Now, program.Roster, program.Calendar));
    }

    /// <summary>Brings to the agenda what other features have for it, and takes off what they had and was settled elsewhere since.</summary>
    async ValueTask ProposeAsync(Session session, ProgramInfo program, MeetingRow row, MeetingContext context)
    {
        var proposed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            var meeting = StateOf(row);
            foreach (var proposal in await source.ProposeAsync(session, program, meeting))
            {
                proposed.Add(proposal.Source);
                await ProposeAsync(session, program, row, context, new MeetingCommand.TakeOn(new AgendaItem
                {
                    Id = new AgendaItemId(Guid.CreateVersion7()),
                    Text = proposal.Text,
                    Section = meeting.Terms.Sections.Length - 1,
                    Owner = proposal.Owner,
                    Account = proposal.Account,
                    Source = proposal.Source,
                    Dispute = proposal.Dispute,
                }));
            }
        }

        // A dispute that is open stays before those who meet now, whatever its deadline has become.
        var runs = row.Status is MeetingStatus.Running;
        foreach (var settled in StateOf(row).Items.Where(item => item.Source is not null && !proposed.Contains(item.Source) && !(runs && item.Dispute is not null)))
        {
            await ProposeAsync(session, program, row, context, new MeetingCommand.TakeOff(settled.Id));
        }
    }

    async ValueTask ProposeAsync(Session session, ProgramInfo program, MeetingRow row, MeetingContext context, MeetingCommand command)
    {
        // What does not fit is proposed again for the next meeting.
        if (MeetingWorkflow.Apply(StateOf(row), command, context) is Outcome<Meeting>.Changed changed)
        {
            await KeepAsync(session, program, row, changed);
        }
    }

    async ValueTask KeepAsync(Session session, ProgramInfo program, MeetingRow row, Outcome<Meeting>.Changed changed)
    {
        var (key, meeting) = (program.Key, changed.State);
        var isRescheduled = row.StartsAt != meeting.StartsAt
            || (row.Status != meeting.Status && meeting.Status is MeetingStatus.Scheduled or MeetingStatus.Skipped);
        row.Status = meeting.Status;
        row.StartsAt = meeting.StartsAt;
        Kept.Keep(row, meeting);
        foreach (var effect in changed.Effects.OfType<MeetingEffect>())
        {
            if (await Kept.CarryOutAsync(session, key, row.Id, effect))
            {
                continue;
            }

            switch (effect)
            {
                case MeetingEffect.Carry carry:
                    await CarryAsync(session, key, row, carry.Item);
                    break;
                case MeetingEffect.BringBack back:
                    await BringBackAsync(session, key, row, back.Item);
                    break;
                case MeetingEffect.PlanAhead:
                    await session.SetTimerAsync(key, SeriesTimers.FeatureName, meeting.Series.Value, SeriesTimers.Plan, session.Now);
                    break;
                default:
                    if (await parked.SendAsync(session, program, row, effect) || await away.SendAsync(session, key, row, effect))
                    {
                        break;
                    }

                    await posts.SendAsync(session, program, row, effect);
                    await (effect is MeetingEffect.PostMinutes && meeting.Status is MeetingStatus.Held or MeetingStatus.HeldUndecided ? TellHeldAsync(session, key, meeting) : ValueTask.CompletedTask);
                    await (effect is MeetingEffect.PostCard ? TakeButtonsFromLastAsync(session, program, row) : ValueTask.CompletedTask);
                    break;
            }
        }

        if (isRescheduled)
        {
            await session.SaveAsync();
            await moments.TellAsync(session, new MeetingScheduled(key, meeting));
        }
    }

    /// <summary>Whoever had something on its agenda hears what was decided of it.</summary>
    async ValueTask TellHeldAsync(Session session, ProgramKey key, Meeting meeting)
    {
        ImmutableArray<DecidedItem> decided = [.. meeting.Items.Where(item => item is { Source: not null, Disposition: Disposition.Decided }).Select(item => new DecidedItem(item.Source!, ((Disposition.Decided)item.Disposition!).Decision))];
        if (!decided.IsEmpty)
        {
            await session.SaveAsync();
            await moments.TellAsync(session, new MeetingHeld(key, meeting.Id, decided));
        }
    }

    /// <summary>What was not held is taken up again until the next begins, and this one does.</summary>
    async ValueTask TakeButtonsFromLastAsync(Session session, ProgramInfo program, MeetingRow row)
    {
        await session.SaveAsync();
        var last = await MeetingQueries.Past(session.Db.Meetings, program.Key).Where(other => other.SeriesId == row.SeriesId && other.StartsAt < row.StartsAt)
            .OrderByDescending(other => other.StartsAt).FirstOrDefaultAsync();
        if (last is not null && StateOf(last) is { PromptedAt: not null } meeting && MeetingWorkflow.CanBeTakenUp(meeting))
        {
            await posts.SendAsync(session, program, last, new MeetingEffect.EditCard());
        }
    }
}
