using AlignBot.Domain;
using AlignBot.Domain.Drift.Language;
using AlignBot.Domain.People;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Events;
using NodaTime;

namespace AlignBot.Drift.Language;

/// <summary>Hears what is written in the go-to-market channel once both leaders turned that on: how it speaks is counted, and nothing of
/// it kept.</summary>
/// <remarks>Messages of sales and marketing alone: no bots, guests, edits, or what is shown in the channel a second time from a
/// thread.</remarks>
sealed class TalkHeard(InstallationDirectory installations, ProgramDirectory programs, RequestInbox inbox, IClock clock) : IHearMessages
{
    public async Task HeardAsync(MessageEvent e, EventEnvelope envelope, SlackRequest request, CancellationToken ct)
    {
        if (e is not { Subtype: null, User: { } user, ChannelType: not ("im" or "mpim") } || e.Text.Length == 0
            || await installations.FindAsync(request.Workspace) is not { } installation
            || await programs.FindAsync(installation, e.Channel) is not { } key
            || await programs.LatestAsync(key) is not { Drift.Talk.IsOn: true } program
            || WhoseIs(program, new UserId(user), clock.GetCurrentInstant()) is not { } function)
        {
            return;
        }

        var (writer, talk) = (new UserId(user), ThirdPerson.Of(e.Text, function, program.Drift.WordsInUse().AsSpan()));
        await inbox.OnceAsync(
            key, request,
            async session =>
            {
                // Whoever excluded themselves, or turned it off, in this moment is not counted.
                var current = await programs.CurrentAsync(session, key);
                if (WhoseIs(current, writer, session.Now) is not null)
                {
                    await TalkCounting.AddAsync(session, current, writer, function, talk);
                }
            },
            ct);
    }

    /// <summary>The function of whoever wrote it; null where it is not counted.</summary>
    static Function? WhoseIs(ProgramInfo program, UserId writer, Instant now) => program.Drift.Talk.Counts(writer, now)
        && program.Roster.MayTakePart(writer)
        && program.Roster.Find(writer)?.Function is Function.Sales or Function.Marketing
            ? program.Roster.Find(writer)!.Function
            : null;
}
