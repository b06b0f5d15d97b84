using AlignBot.Cadence.Series;
using AlignBot.Domain;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Cadence.Feeds;

/// <summary>The page where somebody gets the address of their calendar feed, renews it, or gives it up. It is shown there once, and in no message.</summary>
sealed class CalendarFeedForm(
    InstallationDirectory installations, CalendarFeeds feeds, FormOpener forms, ClickReply reply, RequestInbox inbox, IDatabase database)
    : IActionHandler
{
    public const string OpenAction = "calendar-feed.open";
    public const string MakeAction = "calendar-feed.make";
    public const string TakeAwayAction = "calendar-feed.take-away";

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (SeriesRef.Parse(action.Value) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation || !feeds.AreServed)
        {
            return ActionAck.Nothing;
        }

        var user = new UserId(payload.User.Id);
        switch (action.ActionId)
        {
            case MakeAction:
                var made = await inbox.FirstTimeAsync(installation, request, session => feeds.MakeAsync(session, installation, user), ct);
                if (made is not null)
                {
                    await ShowAsync(payload, request, Made(about, made), ct);
                }

                break;
            case TakeAwayAction:
                await inbox.FirstTimeAsync(
                    installation, request,
                    async session =>
                    {
                        await feeds.TakeAwayAsync(session, installation, user);
                        return true;
                    },
                    ct);
                await ShowAsync(payload, request, Page(about, madeAt: null, Mrkdwn.Of($"Your address answers nothing any more. ")), ct);
                break;
            default:
                var madeAt = await database.ReadAsync(db => CalendarFeeds.MadeAtAsync(db, installation, user), ct);
                if (!await forms.TryOpenAsync(payload, request, Page(about, madeAt, Mrkdwn.Empty), ct))
                {
                    await reply.SayAsync(payload, Mrkdwn.Of($"If no page opened, press it again."));
                }

                break;
        }

        return ActionAck.Nothing;
    }

    /// <summary>In place of the page that the button stands on. Where that fails nothing is lost: the next press makes another address.</summary>
    Task<bool> ShowAsync(BlockActions payload, SlackRequest request, ModalView page, CancellationToken ct) => payload.View is { Type: "modal" } open
        ? forms.TryUpdateAsync(request.Workspace, open, page, ct)
        : forms.TryOpenAsync(payload, request, page, ct);

    ModalView Page(SeriesRef about, Instant? madeAt, Mrkdwn first)
    {
        var value = about.ToString();
        var text = madeAt is { } at
            ? Mrkdwn.Of($"You have an address since {When.Day(at, DateTimeZone.Utc)}. It was shown once, and nobody can look it up. A new one takes its place: the old one stops at once.")
            : Mrkdwn.Of($"You get an address of your own, and your calendar keeps the meetings up to date from it: what is moved or called off follows by itself. It holds their names and times, nothing else, and it ends when you leave.");
        IEnumerable<Button> away = madeAt is null ? [] : [new Button(TakeAwayAction, "Take it away") { Value = value }];
        return Modal(new SectionBlock(first + text), new ActionsBlock([new Button(MakeAction, madeAt is null ? "Make my address" : "New address") { Value = value, Style = ButtonStyle.Primary }, .. away]));
    }

    static ModalView Made(SeriesRef about, Uri address) => Modal(
        new SectionBlock(Mrkdwn.Of($"*Your address.* Copy it now: it is not shown again.\n`{address.AbsoluteUri}`")),
        new SectionBlock(Mrkdwn.Of(
            $"Google Calendar: Other calendars, From URL. Outlook: Add calendar, Subscribe from web. Apple: File, New Calendar Subscription.\nA calendar looks again when it likes: Outlook and Apple within hours, Google within a day.")),
        new ContextBlock(Mrkdwn.Of($"Whoever has it can read your meetings' names and times. If it got into wrong hands, take a new one here.")),
        new ActionsBlock(
            new Button(MakeAction, "New address") { Value = about.ToString() },
            new Button(TakeAwayAction, "Take it away") { Value = about.ToString() }));

    static ModalView Modal(params Block[] blocks) => new("Your calendar", blocks) { Close = "Close" };
}
