using System.Security.Cryptography;
using System.Text;
using AlignBot.Domain;
using AlignBot.Domain.Drift;
using AlignBot.Domain.Drift.Language;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Drift.Language;

/// <summary>Counts how a function speaks in a week. Who spoke is known only as a salted digest, and only until the week is over.</summary>
static class TalkCounting
{
    const int SaltLength = 32;

    /// <summary>Counts one message.</summary>
    public static async ValueTask AddAsync(Session session, ProgramInfo program, UserId writer, Function function, Talk talk)
    {
        var key = program.Key;
        var week = TalkTables.Text(WeekOf(program, session.Now));
        var row = await TalkTables.Talk(session.Db, key).SingleOrDefaultAsync(one => one.Week == week && one.Function == function);
        if (row is null)
        {
            row = new TalkRow
            {
                InstallationId = key.InstallationId,
                ProgramId = key.ProgramId,
                Week = week,
                Function = function,
                Salt = RandomNumberGenerator.GetBytes(SaltLength),
            };
            session.Db.Set<TalkRow>().Add(row);
        }

        row.Messages++;
        row.ThirdPerson += talk is Talk.ThirdPerson ? 1 : 0;
        row.Together += talk is Talk.Together ? 1 : 0;
        var digest = DigestOf(row, writer);
        if (digest is not null && !await TalkTables.Speakers(session.Db, key).AnyAsync(one => one.Week == week
            && one.Function == function && one.Digest == digest))
        {
            row.Speakers++;
            session.Db.Set<SpeakerRow>().Add(new SpeakerRow
            {
                InstallationId = key.InstallationId,
                ProgramId = key.ProgramId,
                Week = week,
                Function = function,
                Digest = digest,
            });
        }

        await session.SaveAsync();
    }

    /// <summary>Forgets who spoke in the weeks that are over: their counts stay.</summary>
    public static async ValueTask FinishAsync(Session session, ProgramInfo program)
    {
        var (key, week) = (program.Key, TalkTables.Text(WeekOf(program, session.Now)));
        foreach (var row in await TalkTables.Talk(session.Db, key).Where(one => one.Salt != null && one.Week != week).ToListAsync())
        {
            row.Salt = null;
        }

        session.Db.RemoveRange(await TalkTables.Speakers(session.Db, key).Where(one => one.Week != week).ToListAsync());
        await session.SaveAsync();
    }

    /// <summary>Forgets the week that is not over.</summary>
    public static async ValueTask DropAsync(Session session, ProgramInfo program)
    {
        session.Db.RemoveRange(await TalkTables.Talk(session.Db, program.Key).Where(one => one.Salt != null).ToListAsync());
        session.Db.RemoveRange(await TalkTables.Speakers(session.Db, program.Key).ToListAsync());
        await session.SaveAsync();
    }

    /// <summary>Forgets that somebody spoke in the week that is not over. How many messages there were stays: whose they were is not
    /// known.</summary>
    public static async ValueTask DropAsync(Session session, ProgramInfo program, UserId speaker)
    {
        foreach (var row in await TalkTables.Talk(session.Db, program.Key).Where(one => one.Salt != null).ToListAsync())
        {
            var (week, function, digest) = (row.Week, row.Function, DigestOf(row, speaker));
            if (await TalkTables.Speakers(session.Db, program.Key).SingleOrDefaultAsync(one => one.Week == week
                && one.Function == function && one.Digest == digest) is { } spoke)
            {
                session.Db.Remove(spoke);
                row.Speakers--;
            }
        }

        await session.SaveAsync();
    }

    static LocalDate WeekOf(ProgramInfo program, Instant now) => DriftWorkflow.MondayOf(now.InZone(program.Calendar.Zone).Date);

    static byte[]? DigestOf(TalkRow row, UserId writer) => row.Salt is { } salt ? HMACSHA256.HashData(salt,
        Encoding.UTF8.GetBytes(writer.Value)) : null;
}
