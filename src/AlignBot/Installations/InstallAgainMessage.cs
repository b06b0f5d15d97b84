using AlignBot.Domain.People;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Web;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Installations;

/// <summary>Tells the operating lead, while the bot can still speak, that its access ends and how to keep it.</summary>
sealed class InstallAgainMessage(WebOptions web) : IMessageRenderer
{
    public const string Name = "installation.again";

    string IMessageRenderer.Message => Name;

    public static OutgoingMessage To(string lead) => new() { Kind = OutboxKind.Nudge, Message = Name, SubjectId = Guid.Empty, Destination = lead };

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var token = await context.Db.InstallationTokens.Where(row => row.InstallationId == context.Row.InstallationId)
            .Select(row => new { row.LostAt, row.ExpiresAt }).SingleOrDefaultAsync();
        if (token is not { LostAt: not null, ExpiresAt: { } ends })
        {
            return new Rendering.Drop("The app is installed again.");
        }

        var where = web.PublicUrl is { } home ? new Uri(home, "slack/install").AbsoluteUri : "/slack/install";
        var text = Mrkdwn.Of(
            $"*Slack renews AlignBot's access to this workspace no more.* It ends {When.At(ends, context.Program.Calendar.Zone)}. Install it again before that, at {where}: programs, disputes and deadlines stay as they are. After that nothing is posted until it is installed; what waits goes out then.");
        return new Rendering.Send(text, [new SectionBlock(text)]);
    }
}

/// <summary>Has the operating lead of each of the installation's programs told.</summary>
sealed class InstallationNotices(OutboxQueue outbox, ProgramDirectory programs) : IInstallationNotices
{
    public async ValueTask LostAsync(Session session, int installationId)
    {
        var keys = await session.Db.Programs.Where(row => row.InstallationId == installationId).OrderBy(row => row.Id)
            .Select(row => new ProgramKey(row.InstallationId, row.Id)).ToListAsync();
        foreach (var key in keys)
        {
            if ((await programs.CurrentAsync(session, key)).Roster.Holder(Role.OperatingLead) is { } lead)
            {
                await outbox.EnqueueAsync(session, key, InstallAgainMessage.To(lead.Value));
            }
        }
    }
}
