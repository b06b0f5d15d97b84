using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Home;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.WebApi;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.People;

/// <summary>Takes over what Slack says of people: who is in the channel, what kind of account it is, its name and zone.</summary>
/// <remarks>Functions and roles are the operating lead's and never touched here, nor is a name that the program file gives.</remarks>
sealed class RosterFeed(RosterDesk desk, HomePublisher home)
{
    /// <summary>An account as Slack has it now; changes nothing about the channel. Nothing happens to programs that do not know the person.</summary>
    public async ValueTask AccountAsync(Session session, ProgramKey key, InstallationRow installation, User user)
    {
        if (await RowAsync(session, key, user.Id) is { } row && await TakeAsync(session, key, row, installation, user))
        {
            await ClosedAsync(session, key, user.Id);
        }
    }

    /// <summary>An account as an event has it. False when it says that somebody may take part no more, or again: Slack is asked before anybody is replaced.</summary>
    public async ValueTask<bool> HeardAsync(Session session, ProgramKey key, InstallationRow installation, User user)
    {
        if (await RowAsync(session, key, user.Id) is { } row)
        {
            if (row.IsActive == user.Deleted || row.Kind != AccountKind.Of(user, installation, row.SeenInSlack ? row.Kind : null))
            {
                return false;
            }

            await AccountAsync(session, key, installation, user);
        }

        return true;
    }

    /// <summary>Somebody whom the program knows is in the channel, or is not any more. False when the program does not know them.</summary>
    public async ValueTask<bool> ChannelAsync(Session session, ProgramKey key, string user, bool isIn)
    {
        if (await RowAsync(session, key, user) is not { } row)
        {
            return false;
        }

        if (await MoveAsync(session, key, row, isIn))
        {
            await desk.ChangedAsync(session, key);
        }

        return true;
    }

    /// <summary>Everybody at once, as the reconcile found them. How many of them were not as the program knew them.</summary>
    /// <param name="present">Those in the channel, and those whom the program knows besides, with what Slack says of each.</param>
    /// <param name="seen">The program's people before Slack was asked: whoever is not as they were then has changed since, and what was asked is out
    /// of date for them. Null where nobody can have.</param>
    public async ValueTask<int> AllAsync(
        Session session, ProgramKey key, InstallationRow installation, IReadOnlyDictionary<string, (User User, bool IsIn)> present, Roster? seen = null)
    {
        var before = seen?.Members.ToDictionary(member => member.User.Value);
        var rows = await session.Db.Members
            .Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId)
            .ToDictionaryAsync(row => row.UserId);
        var changed = new List<string>();
        foreach (var (id, (user, isIn)) in present)
        {
            if (rows.TryGetValue(id, out var row))
            {
                if (before is not null && before.GetValueOrDefault(id) != row.Member)
                {
                    continue;
                }

                if (await TakeAsync(session, key, row, installation, user) | await MoveAsync(session, key, row, isIn))
                {
                    changed.Add(id);
                }
            }
            else if (isIn && id != AccountKind.Slackbot)
            {
                await AddAsync(session, key, installation, user);
                changed.Add(id);
            }
        }

        if (changed.Count == 0)
        {
            return 0;
        }

        await desk.ChangedAsync(session, key);

        // Somebody new has no days yet.
        await desk.ResetDaysAsync(session, key, [.. changed.Where(rows.ContainsKey).Select(id => new UserId(id))]);
        return changed.Count;
    }

    async ValueTask ClosedAsync(Session session, ProgramKey key, string user)
    {
        await desk.ChangedAsync(session, key);
        await desk.ResetDaysAsync(session, key, [new UserId(user)]);
    }

    static Task<MemberRow?> RowAsync(Session session, ProgramKey key, string user) => session.Db.Members.SingleOrDefaultAsync(
        row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.UserId == user);

    static async ValueTask AddAsync(Session session, ProgramKey key, InstallationRow installation, User user)
    {
        var row = new MemberRow
        {
            InstallationId = key.InstallationId,
            ProgramId = key.ProgramId,
            UserId = user.Id,
            DisplayName = NameOf(user),
            TimeZone = user.Tz,
            Kind = AccountKind.Of(user, installation),
            IsActive = !user.Deleted,
            InChannel = true,
            SeenInSlack = true,
        };
        session.Db.Members.Add(row);
        await ProgramLedger.RecordAsync(session, key, new ProgramFact.MemberJoined(new UserId(user.Id), row.DisplayName, row.Kind));
    }

    /// <summary>True when the account was not as the program knew it.</summary>
    async ValueTask<bool> TakeAsync(Session session, ProgramKey key, MemberRow row, InstallationRow installation, User user)
    {
        var before = row.Member;
        row.Kind = AccountKind.Of(user, installation, row.SeenInSlack ? row.Kind : null);
        row.SeenInSlack = true;
        row.DisplayName = row.NameGiven ? row.DisplayName : NameOf(user);
        row.TimeZone = user.Tz ?? row.TimeZone;
        row.IsActive = !user.Deleted;
        if (row.Member == before)
        {
            return false;
        }

        if (row.Kind != before.Kind)
        {
            // What they may not see any more leaves their Home too.
            session.AfterCommit(() => home.Refresh(key.InstallationId, row.UserId));
        }

        await ProgramLedger.RecordAsync(session, key, new ProgramFact.MemberChanged(before, row.Member));
        return true;
    }

    static async ValueTask<bool> MoveAsync(Session session, ProgramKey key, MemberRow row, bool isIn)
    {
        row.SeenInSlack = true;
        if (row.InChannel == isIn)
        {
            return false;
        }

        row.InChannel = isIn;
        await ProgramLedger.RecordAsync(
            session, key,
            isIn ? new ProgramFact.MemberJoined(new UserId(row.UserId), row.DisplayName, row.Kind) : new ProgramFact.MemberLeftChannel(new UserId(row.UserId)));
        return true;
    }

    static string NameOf(User user) => TextLimits.Cut(user.ShownName, TextLimits.Name);
}
