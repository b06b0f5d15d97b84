using System.Globalization;
using AlignBot.Domain;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.Time;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Cadence.Series;

/// <summary><c>/meeting kick-off</c>: plans the workshop with which a programme begins. It takes place once, with its agenda filled.</summary>
sealed class KickOff(ProgramDirectory programs, SeriesDesk series, MeetingDesk meetings, RequestInbox inbox)
{
    /// <summary>So many working days ahead it is proposed: people have to make room for it.</summary>
    const int ProposedIn = 3;

    static readonly LocalTime ProposedAt = new(10, 0);

    static readonly Mrkdwn Usage = Mrkdwn.Of($"`/meeting kick-off` takes a day and a time, such as `/meeting kick-off Thu 10:00`.");

    public Task<CommandAck> PlanAsync(ProgramKey key, UserId actor, string typed, SlackRequest request, CancellationToken ct) => inbox.OnceAsync(
        key, request,
        async session =>
        {
            var program = await programs.CurrentAsync(session, key);
            if (SeriesRules.WhyNotChange(actor, program.Roster, session.Now) is { } stranger)
            {
                return CommandAck.Ephemeral(SeriesRefusals.Say(stranger, program.Roster));
            }

            if (await StandingAsync(session, key) is { } row)
            {
                var there = MeetingDesk.StateOf(row);
                return CommandAck.Ephemeral(Mrkdwn.Of($"*{there.Terms.Name}* is planned already, {When.At(there.StartsAt, there.Terms.Zone)}. Its menu in `/meeting series` changes it."));
            }

            if (string.IsNullOrWhiteSpace(typed))
            {
                return Propose(program, session.Now);
            }

            var zone = program.Calendar.Zone;
            var (at, rest, problem) = TimeText.Parse(typed, session.Now, session.Now, zone);
            var local = at.InZone(zone).LocalDateTime;
            problem ??= rest.Length > 0 ? $"'{TextLimits.Cut(rest, 60)}' is neither a day nor a time."
                : at <= session.Now ? $"{When.Written(at, zone)} has gone by."
                : !WorkingTime.IsWorkingDay(local.Date, program.Calendar) ? $"{When.Date(local.Date)} is a day off here."
                : null;
            return problem is null
                ? await SaveAsync(session, program, local, actor)
                : CommandAck.Ephemeral((Mrkdwn.Of($"{problem} ") + Usage + Mrkdwn.Of($" You typed: {typed}")).Shortened(3000));
        },
        ct);

    /// <summary>One that is not over.</summary>
    static async Task<MeetingRow?> StandingAsync(Session session, ProgramKey key)
    {
        var once = (await SeriesDesk.Of(session.Db, key).Where(row => row.Status != SeriesStatus.Ended).ToListAsync()).ConvertAll(SeriesDesk.StateOf).Where(one => one.IsOnce).Select(one => one.Id.Value).ToList();
        return once.Count == 0 ? null : await MeetingQueries.Ahead(session.Db.Meetings, key).Where(row => once.Contains(row.SeriesId)).OrderBy(row => row.StartsAt).FirstOrDefaultAsync();
    }

    static CommandAck Propose(ProgramInfo program, Instant now)
    {
        var day = WorkingTime.WorkingDayFrom(now.InZone(program.Calendar.Zone).Date, ProposedIn, program.Calendar);
        var text = Mrkdwn.Of($"*Kick-off workshop*, two hours: what sales and marketing miss of each other, where leads go dark, and who answers for which artifact by when. When? ") + Usage;
        var command = string.Create(CultureInfo.InvariantCulture, $"meeting kick-off {day:uuuu'-'MM'-'dd} {ProposedAt:HH':'mm}");
        return CommandAck.Ephemeral(text, [new SectionBlock(text), new ActionsBlock(MeantCommand.Run($"{When.Date(day)} {When.Time(ProposedAt)}", command, program))]);
    }

    async ValueTask<CommandAck> SaveAsync(Session session, ProgramInfo program, LocalDateTime at, UserId actor)
    {
        var wanted = SeriesTemplates.KickOff(at.Date, at.TimeOfDay, program.Calendar.ZoneId) with { Id = new SeriesId(Guid.CreateVersion7()) };
        if (await StaleAsync(session, program.Key) is { } stale)
        {
            // It was never held, and this one takes its place.
            SeriesDesk.Write(stale, SeriesDesk.StateOf(stale) with { Status = SeriesStatus.Ended });
            await session.SaveAsync();
        }

        if (await series.SaveAsync(session, program.Key, [wanted], actor) is [var refused, ..])
        {
            return CommandAck.Ephemeral(SeriesRefusals.Say(refused, program.Roster));
        }

        await session.SaveAsync();
        var row = await MeetingQueries.Of(session.Db.Meetings, program.Key).SingleAsync(row => row.SeriesId == wanted.Id.Value);
        await meetings.FillAsync(session, program.Key, row);
        var meeting = MeetingDesk.StateOf(row);
        var text = Mrkdwn.Of($"*{meeting.Terms.Name}*, {When.At(meeting.StartsAt, meeting.Terms.Zone)}, {MeetingWords.Length(meeting.Terms.Minutes)}. The channel is told. Its agenda is filled: {MeetingWords.Count(meeting.Items.Length, "item")}.").Shortened(1500);
        return CommandAck.Ephemeral(text, [new SectionBlock(text) { Accessory = new Button(MeetingButtons.AgendaAction, "Agenda") { Value = MeetingCard.About(meeting, program) } }]);
    }

    static async Task<SeriesRow?> StaleAsync(Session session, ProgramKey key) =>
        (await SeriesDesk.Of(session.Db, key).Where(row => row.Status != SeriesStatus.Ended).ToListAsync()).Find(row => SeriesDesk.StateOf(row).IsOnce);
}
