using AlignBot.Engine.Inbox;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using NodaTime;

namespace AlignBot.Engine.Digests;

/// <summary><c>/align digest</c>: everybody chooses for themselves whether what can wait comes at once or once a day.</summary>
sealed class DigestVerb(IDatabase database, ProgramDirectory programs, OutboxQueue outbox, RequestInbox inbox, IClock clock) : IAlignVerb
{
    static readonly string[] Ends = ["off", "no", "never", "stop", "none"];

    public string Word => "digest";

    public Mrkdwn Help => Mrkdwn.Of($"`/align digest 9:00` gathers what can wait into one message a day, `/align digest off` lets it come at once");

    public HelpPart Part => HelpPart.Yours;

    public async Task<CommandAck> Handle(ProgramCommand command, CancellationToken ct)
    {
        var (installation, user, typed) = (command.Program.Key.InstallationId, command.Actor, TypedText.Folded(command.Text).Trim());
        var zone = command.Program.Roster.ZoneOf(user);
        if (typed.Length == 0)
        {
            return CommandAck.Ephemeral(await database.ReadAsync(db => DailyDigests.FindAsync(db, installation, user)) is { } chosen
                ? Mrkdwn.Of($"You take what can wait once a day, at {When.Clock(chosen, zone, clock.GetCurrentInstant())}. `/align digest off` ends that; `/align digest 16:00` chooses another time.")
                : Mrkdwn.Of($"Everything comes to you at once. `/align digest 9:00` gathers what can wait, such as reminders of your actions, into one message a day; what has a deadline still comes at once."));
        }

        if (Ends.Contains(typed, StringComparer.OrdinalIgnoreCase))
        {
            var theirs = await programs.OfMemberAsync(installation, user.Value);
            return await inbox.OnceAsync(installation, command.Request, async session =>
            {
                var held = await DailyDigests.EndAsync(session, installation, user, theirs);
                foreach (var (program, last) in held)
                {
                    await outbox.EnqueueAsync(session, program, last);
                }

                return CommandAck.Ephemeral(Mrkdwn.Of($"Everything comes to you at once from now on{(held.Count > 0 ? "; what was held back comes now" : "")}."));
            }, ct);
        }

        var words = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (time, used, _) = TypedTime.Read(words);
        if (time is not { } at || used != words.Length)
        {
            return CommandAck.Ephemeral(Mrkdwn.Of(
                $"'{new PlainText(typed).Shortened(100).Text}' is not a time of day. Write the time at which you want it, like `/align digest 9:00`, or `/align digest off`."));
        }

        return await inbox.OnceAsync(installation, command.Request, async session =>
        {
            await DailyDigests.ChooseAsync(session, installation, user, at);
            return CommandAck.Ephemeral(Mrkdwn.Of(
                $"What can wait comes to you once a day, at {When.Clock(at, zone, session.Now)}, on days of work. What has a deadline still comes at once. `/align digest off` ends it."));
        }, ct);
    }
}
