using AlignBot.Domain;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Web;
using AlignBot.Slack;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Web;

/// <summary>Links that sign somebody in once, and the browsers in which they are signed in.</summary>
sealed class SignIns(WebOptions web, InstallationDirectory directory, IDatabase database, OutboxQueue outbox, IClock clock)
{
    /// <summary>How long a link is good.</summary>
    public static readonly Duration LinkLife = Duration.FromMinutes(10);

    /// <summary>How long somebody stays signed in. What they may see is asked anew on every page.</summary>
    public static readonly Duration SessionLife = Duration.FromHours(12);

    /// <summary>How long whoever comes with an old link can have another sent to its addressee.</summary>
    public static readonly Duration AgainLife = Duration.FromDays(7);

    /// <summary>Whether there are pages: browsers must be able to reach the bot.</summary>
    public bool AreServed => web.PublicUrl is not null;

    /// <summary>A link for one person. It is said once: only its digest is kept.</summary>
    /// <param name="program">Whose pages it leads to.</param>
    /// <param name="user">Whom it signs in.</param>
    /// <param name="path">Which page, below the program's address.</param>
    /// <param name="cancellation">Leaves it out.</param>
    public async Task<Uri> MakeAsync(ProgramKey program, UserId user, string path, CancellationToken cancellation)
    {
        var secret = BearerSecret.New();
        var address = new Uri(web.PublicUrl ?? throw new InvalidOperationException("There is no public address."), $"in/{secret}");
        await database.WriteAsync(
            WorkPriority.Person,
            session =>
            {
                session.Db.SignInLinks.Add(new SignInLinkRow
                {
                    Digest = BearerSecret.DigestOf(secret)!,
                    InstallationId = program.InstallationId,
                    ProgramId = program.ProgramId,
                    UserId = user.Value,
                    Path = path,
                    MadeAt = session.Now,
                });
                return ValueTask.CompletedTask;
            },
            cancellation);
        return address;
    }

    /// <summary>How a link stands. Looking at it changes nothing.</summary>
    public async Task<LinkLook> LookAsync(string? secret, CancellationToken cancellation) =>
        BearerSecret.DigestOf(secret) is { } digest && await database.ReadAsync(db => FindAsync(db, digest), cancellation) is { } row
            ? new LinkLook(StandingOf(row, clock.GetCurrentInstant()), row)
            : new LinkLook(LinkStanding.Unknown, Row: null);

    /// <summary>Uses the link up.</summary>
    /// <returns>The secret of a session of its addressee, and when that ends; null where the link is not good any more.</returns>
    public Task<(string Secret, Instant EndsAt, string Target)?> UseAsync(string? secret, CancellationToken cancellation) => database.WriteAsync(
        WorkPriority.Person,
        async session =>
        {
            if (BearerSecret.DigestOf(secret) is not { } digest || await FindAsync(session.Db, digest) is not { } row || StandingOf(row, session.Now) is not LinkStanding.Good)
            {
                return default;
            }

            // Of two who press at once one finds that the other was first.
            var first = await session.Db.SignInLinks.Where(link => link.Digest == digest && link.UsedAt == null)
                .ExecuteUpdateAsync(link => link.SetProperty(one => one.UsedAt, session.Now));
            if (first == 0)
            {
                return default;
            }

            var (made, ends) = Begin(session, row.InstallationId, row.UserId, isWithSlack: false);
            return ((string, Instant, string)?)(made, ends, row.Target);
        },
        cancellation);

    /// <summary>Begins a session of somebody whom Slack has named.</summary>
    /// <returns>Its secret, and when it ends; null where the bot is not installed in that workspace.</returns>
    public async Task<(string Secret, Instant EndsAt)?> BeginAsync(WorkspaceKey workspace, UserId user, CancellationToken cancellation)
    {
        if (await directory.FindServingAsync(workspace) is not { } installation)
        {
            return null;
        }

        return await database.WriteAsync(
            WorkPriority.Person,
            async session => await session.Db.Installations.AnyAsync(there => there.Id == installation && there.RemovedAt == null)
                ? ((string, Instant)?)Begin(session, installation, user.Value, isWithSlack: true)
                : null,
            cancellation);
    }

    /// <summary>Whoever comes with a link that is used or late has its addressee sent a message with a button for another: once a link.</summary>
    /// <returns>False where there is no such link, it is too old, or was asked for already.</returns>
    public Task<bool> AskAgainAsync(string? secret, CancellationToken cancellation) => database.WriteAsync(
        WorkPriority.Person,
        async session =>
        {
            if (BearerSecret.DigestOf(secret) is not { } digest || await FindAsync(session.Db, digest) is not { } row || session.Now > row.MadeAt + AgainLife)
            {
                return false;
            }

            var first = await session.Db.SignInLinks.Where(link => link.Digest == digest && link.AskedAgainAt == null)
                .ExecuteUpdateAsync(link => link.SetProperty(one => one.AskedAgainAt, session.Now));
            if (first > 0)
            {
                await outbox.EnqueueAsync(session, new ProgramKey(row.InstallationId, row.ProgramId), NewLinkMessage.To(row));
            }

            return first > 0;
        },
        cancellation);

    /// <summary>Whose browser it is; null where its session has ended, or never was.</summary>
    public async Task<Visitor?> WhoAsync(string? cookie, CancellationToken cancellation)
    {
        if (BearerSecret.DigestOf(cookie) is not { } digest)
        {
            return null;
        }

        var now = clock.GetCurrentInstant();
        var row = await database.ReadAsync(
            async db =>
            {
                var (sessions, installations) = (db.WebSessions, db.Installations);
                return await sessions.SingleOrDefaultAsync(
                    row => row.Digest == digest && row.EndsAt > now && installations.Any(there => there.Id == row.InstallationId && there.RemovedAt == null), cancellation);
            },
            cancellation);
        return row is null ? null : new Visitor(row.InstallationId, new UserId(row.UserId), row.IsWithSlack);
    }

    /// <summary>Signs a browser out.</summary>
    public async Task EndAsync(string? cookie, CancellationToken cancellation)
    {
        if (BearerSecret.DigestOf(cookie) is { } digest)
        {
            await database.WriteAsync(
                WorkPriority.Person,
                async session => _ = await session.Db.WebSessions.Where(row => row.Digest == digest).ExecuteDeleteAsync(),
                cancellation);
        }
    }

    static (string Secret, Instant EndsAt) Begin(Session session, int installation, string user, bool isWithSlack)
    {
        var (secret, ends) = (BearerSecret.New(), session.Now + SessionLife);
        session.Db.WebSessions.Add(new WebSessionRow
        {
            Digest = BearerSecret.DigestOf(secret)!,
            InstallationId = installation,
            UserId = user,
            BeganAt = session.Now,
            EndsAt = ends,
            IsWithSlack = isWithSlack,
        });
        return (secret, ends);
    }

    static Task<SignInLinkRow?> FindAsync(AlignBotContext db, string digest)
    {
        var installations = db.Installations;
        return db.SignInLinks.AsNoTracking().SingleOrDefaultAsync(row => row.Digest == digest && installations.Any(there => there.Id == row.InstallationId && there.RemovedAt == null));
    }

    static LinkStanding StandingOf(SignInLinkRow row, Instant now) =>
        row.UsedAt is not null ? LinkStanding.Used : now >= row.MadeAt + LinkLife ? LinkStanding.Late : LinkStanding.Good;
}

/// <summary>Whose browser it is.</summary>
/// <param name="Installation">In which installation.</param>
/// <param name="User">Who.</param>
/// <param name="IsWithSlack">Slack itself has said who they are; otherwise a link did, and whoever had it first.</param>
readonly record struct Visitor(int Installation, UserId User, bool IsWithSlack);

/// <summary>How a link stands.</summary>
enum LinkStanding
{
    Good,
    Used,
    Late,

    /// <summary>Nobody's, or of long ago.</summary>
    Unknown,
}

/// <summary>What is known of a link.</summary>
/// <param name="Standing">How it stands.</param>
/// <param name="Row">Null for one that is nobody's.</param>
readonly record struct LinkLook(LinkStanding Standing, SignInLinkRow? Row);
