using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.People.Roles;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.People;

/// <summary>Gives roles and functions and enters absences, in the one transaction of its session. Whoever asks is checked here, on each change.</summary>
sealed class PeopleDesk(ProgramDirectory programs, RosterDesk roster, Handovers handovers, ProgramLedger ledger)
{
    /// <summary>Gives a role, or changes its deputy. The refusal, or null when it is done.</summary>
    /// <param name="seen">The holding as the actor saw it.</param>
    public async ValueTask<Refusal?> GiveRoleAsync(Session session, ProgramKey key, UserId actor, RoleHolding given, RoleHolding? seen)
    {
        var program = await programs.CurrentAsync(session, key);
        if (RosterChecks.WhyNotGive(program.Roster, given, seen, actor, session.Now) is { } refusal)
        {
            return refusal;
        }

        if (given == seen)
        {
            return null;
        }

        var row = await session.Db.Roles.SingleOrDefaultAsync(
            row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Role == given.Role);
        if (row is null)
        {
            row = new RoleRow { InstallationId = key.InstallationId, ProgramId = key.ProgramId, Role = given.Role, HolderId = given.Holder.Value };
            session.Db.Roles.Add(row);
        }

        row.Take(given);
        await ledger.AnnounceAsync(session, program, new ProgramFact.RoleGiven(seen, given), actor);
        await roster.ChangedAsync(session, key);
        await roster.ResetDaysAsync(session, key, [.. new[] { seen?.Holder, given.Holder }.OfType<UserId>().Distinct()]);
        await handovers.BeginAsync(session, await programs.CurrentAsync(session, key), seen, given);

        return null;
    }

    /// <summary>Says who is in which function; whoever is in none of the lists has none. The refusal, or null when it is done.</summary>
    public async ValueTask<Refusal?> AssignAsync(Session session, ProgramKey key, UserId actor, ImmutableArray<(UserId User, Function Function)> given)
    {
        var program = await programs.CurrentAsync(session, key);
        if (RosterChecks.WhyNotAssign(program.Roster, given, actor, session.Now) is { } refusal)
        {
            return refusal;
        }

        var functions = given.ToDictionary(entry => entry.User, entry => entry.Function);
        var rows = await session.Db.Members.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId).ToListAsync();
        var changed = false;
        foreach (var row in rows)
        {
            Function? now = functions.TryGetValue(new UserId(row.UserId), out var function) ? function : null;

            // The form does not offer people who left: what they were stays with them.
            if (row.Function == now || !program.Roster.MayDecide(new UserId(row.UserId)))
            {
                continue;
            }

            changed = true;
            await ProgramLedger.RecordAsync(session, key, new ProgramFact.FunctionGiven(new UserId(row.UserId), row.Function, now), actor);
            row.Function = now;
        }

        if (changed)
        {
            await roster.ChangedAsync(session, key);
        }

        return null;
    }

    /// <summary>Enters an absence. The refusal, or null when it is done; <paramref name="entered"/> hears its id.</summary>
    /// <param name="byItself">It follows the person's calendar: nobody did it.</param>
    public async ValueTask<Refusal?> EnterAwayAsync(Session session, ProgramKey key, UserId actor, Absence absence, Action<Guid>? entered = null, bool byItself = false)
    {
        var program = await programs.CurrentAsync(session, key);
        if (RosterChecks.WhyNotAway(program.Roster, absence, actor, session.Now) is { } refusal)
        {
            return refusal;
        }

        var id = Guid.CreateVersion7();
        session.Db.Absences.Add(new AbsenceRow
        {
            InstallationId = key.InstallationId,
            ProgramId = key.ProgramId,
            Id = id,
            UserId = absence.User.Value,
            FromDay = Iso(absence.From),
            ToDay = Iso(absence.To),
            Note = absence.Note,
            EnteredAt = session.Now,
        });
        await ProgramLedger.RecordAsync(session, key, new ProgramFact.AwayEntered(absence), byItself ? null : actor);
        await roster.ChangedAsync(session, key);
        await roster.ResetDaysAsync(session, key, [absence.User]);
        entered?.Invoke(id);
        return null;
    }

    /// <summary>Takes an absence back. The refusal, or null when it is done; <paramref name="cancelled"/> hears which it was.</summary>
    public async ValueTask<Refusal?> CancelAwayAsync(Session session, ProgramKey key, UserId actor, Guid id, Action<Absence>? cancelled = null, bool byItself = false)
    {
        var program = await programs.CurrentAsync(session, key);
        var row = await session.Db.Absences.SingleOrDefaultAsync(
            row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Id == id);
        var absence = row is null ? null : Of(row);
        if (RosterChecks.WhyNotBack(program.Roster, absence, actor, session.Now) is { } refusal)
        {
            return refusal;
        }

        session.Db.Absences.Remove(row!);
        await ProgramLedger.RecordAsync(session, key, new ProgramFact.AwayCancelled(absence!), byItself ? null : actor);
        await roster.ChangedAsync(session, key);
        await roster.ResetDaysAsync(session, key, [absence!.User]);
        cancelled?.Invoke(absence);
        return null;
    }

    public static Absence Of(AbsenceRow row) => new()
    {
        User = new UserId(row.UserId),
        From = LocalDatePattern.Iso.Parse(row.FromDay).GetValueOrThrow(),
        To = LocalDatePattern.Iso.Parse(row.ToDay).GetValueOrThrow(),
        Note = row.Note,
    };

    static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
