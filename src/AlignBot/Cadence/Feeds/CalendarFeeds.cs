using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.Features;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Cadence.Feeds;

/// <summary>Who has a calendar feed: one secret address a person, which dies when they renew it, give it up, or are in no program any more.</summary>
sealed class CalendarFeeds(WebOptions web) : IFollow<RosterChanged>
{
    /// <summary>Whether there can be feeds: calendars must be able to reach the bot.</summary>
    public bool AreServed => web.PublicUrl is not null;

    /// <summary>Gives somebody an address in place of any that they had. It is said once: only its digest is kept.</summary>
    public async ValueTask<Uri> MakeAsync(Session session, int installationId, UserId user)
    {
        await TakeAwayAsync(session, installationId, user);
        await session.SaveAsync();
        var secret = BearerSecret.New();
        session.Db.CalendarFeeds.Add(new CalendarFeedRow { InstallationId = installationId, UserId = user.Value, Digest = BearerSecret.DigestOf(secret)!, MadeAt = session.Now });
        return new Uri(web.PublicUrl ?? throw new InvalidOperationException("There is no public address."), $"calendar/{secret}.ics");
    }

    /// <summary>Their address answers nothing any more.</summary>
    public async ValueTask TakeAwayAsync(Session session, int installationId, UserId user)
    {
        var feeds = session.Db.CalendarFeeds;
        feeds.RemoveRange(await feeds.Where(row => row.InstallationId == installationId && row.UserId == user.Value).ToListAsync());
    }

    /// <summary>When they got the address that they have; null where they have none.</summary>
    public static async Task<Instant?> MadeAtAsync(AlignBotContext db, int installationId, UserId user)
    {
        var feeds = db.CalendarFeeds;
        return (await feeds.SingleOrDefaultAsync(row => row.InstallationId == installationId && row.UserId == user.Value))?.MadeAt;
    }

    /// <summary>Whose it is; null where it is nobody's.</summary>
    public static async Task<(int Installation, UserId User)?> FindAsync(AlignBotContext db, string? secret)
    {
        if (BearerSecret.DigestOf(secret) is not { } digest)
        {
            return null;
        }

        var (feeds, installations) = (db.CalendarFeeds, db.Installations);
        var row = await feeds.SingleOrDefaultAsync(row => row.Digest == digest && installations.Any(there => there.Id == row.InstallationId && there.RemovedAt == null));
        return row is null ? null : (row.InstallationId, new UserId(row.UserId));
    }

    /// <summary>Whoever is in no program of the workspace any more has no feed, also when they come back.</summary>
    public async ValueTask FollowAsync(Session session, RosterChanged moment)
    {
        if (moment.How is RosterChange.Day)
        {
            return;
        }

        await session.SaveAsync();
        var (feeds, members, installation) = (session.Db.CalendarFeeds, session.Db.Members, moment.Program.InstallationId);
        feeds.RemoveRange(await feeds
            .Where(row => row.InstallationId == installation
                && !members.Any(member => member.InstallationId == installation && member.UserId == row.UserId && member.IsActive && member.InChannel))
            .ToListAsync());
    }
}
