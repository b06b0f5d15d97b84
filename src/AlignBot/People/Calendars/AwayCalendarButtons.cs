using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.People.Calendars;

/// <summary>Opens the form for the address of one's own calendar, takes it in, and takes the calendar away. Everybody has to do with their own alone.</summary>
sealed class AwayCalendarButtons(
    InstallationDirectory installations, ProgramDirectory programs, AwayCalendars calendars, FormOpener forms, ClickReply reply, RequestInbox inbox, IDatabase database)
    : IActionHandler, IViewSubmissionHandler
{
    public const string OpenAction = "people.away.calendar";
    public const string TakeAwayAction = "people.away.calendar.take-away";

    public static Mrkdwn TakenAway { get; } =
        Mrkdwn.Of($"Your calendar is not read any more, and its address and all that was proposed from it are gone. Days that you confirmed stay; `/align away list` takes them back.");

    public static Mrkdwn NoneRead { get; } = Mrkdwn.Of($"No calendar of yours is read. `/align away calendar` takes its address.");

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (ProgramRef.Parse(action.Value) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var (key, user) = (about.In(installation), new UserId(payload.User.Id));
        if (action.ActionId == OpenAction)
        {
            await reply.OpenAsync(payload, request, await FormAsync(key, user, ct), ct);
            return ActionAck.Nothing;
        }

        var taken = await inbox.FirstTimeAsync(key, request, async session => (bool?)await calendars.TakeAwayAsync(session, key, user), ct);
        if (taken is { } was)
        {
            var said = was ? TakenAway : NoneRead;
            _ = payload.View is { Type: "modal" } open ? await forms.TryUpdateAsync(request.Workspace, open, AwayCalendarModal.Says(said), ct) : false;
            if (payload.View is null)
            {
                await reply.SayAsync(payload, request, said, ct);
            }
        }

        return ActionAck.Nothing;
    }

    public async Task<ModalView> FormAsync(ProgramKey key, UserId user, CancellationToken ct) =>
        AwayCalendarModal.Form(await programs.LatestAsync(key), await database.ReadAsync(db => AwayCalendars.FindAsync(db, key, user), ct));

    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        if (ProgramRef.Parse(submission.View.PrivateMetadata) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        var (address, problem) = FeedAddress.Read(AwayCalendarModal.Read(submission.View.State));
        if (address is null)
        {
            return ViewAck.Error(AwayCalendarModal.Address, problem!);
        }

        var (key, user) = (about.In(installation), new UserId(submission.User.Id));
        return await inbox.OnceAsync(
            key, request,
            async session => await calendars.GiveAsync(session, key, user, address) is { } refusal
                ? ViewAck.Error(AwayCalendarModal.Address, RosterRefusals.Say(refusal, (await programs.CurrentAsync(session, key)).Roster))
                : ViewAck.Update(AwayCalendarModal.Says(Mrkdwn.Of(
                    $"It is read now, and a few times a day from here on. You hear of it when it marks days as out of office, and when it can't be read. `/align away calendar` takes it away."))),
            ct);
    }
}
