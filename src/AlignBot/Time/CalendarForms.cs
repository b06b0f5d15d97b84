using AlignBot.Domain;
using AlignBot.Engine.Drafts;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Time;

/// <summary>Takes in the forms of the calendar. What a file would change is shown before it does.</summary>
sealed class CalendarForms(
    InstallationDirectory installations, ProgramDirectory programs, CalendarDesk desk, HolidayFileReading reading, RequestInbox inbox) : IViewSubmissionHandler
{
    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        var view = submission.View;
        if (ProgramRef.Parse(view.PrivateMetadata) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        var (key, actor) = (about.In(installation), new UserId(submission.User.Id));
        if (view.CallbackId == HolidayFileModal.CallbackId)
        {
            var (file, replaces) = HolidayFileModal.Read(view.State);
            if (file is null)
            {
                return ViewAck.Error(HolidayFileModal.ErrorBlock, "Choose an .ics file.");
            }

            return ViewAck.Update(await reading.ReadAsync(request, key, actor, view.Id, file, replaces));
        }

        if (view.CallbackId == HolidayFileModal.ConfirmCallbackId)
        {
            return await inbox.OnceAsync(
                installation, request,
                async session => Guid.TryParseExact(about.Rest, "N", out var id)
                    && await DraftStore.TakeAsync(session, installation, id, actor.Value, CalendarJson.Default.CalendarDraft) is { } draft
                        ? ViewAck.Update(CalendarModal.Done(await desk.SaveAsync(session, key, actor, HolidayFileModal.Chosen(draft, (await programs.CurrentAsync(session, key)).Calendar, view.State), note: null)))
                        : ViewAck.Update(HolidayFileModal.Says(Mrkdwn.Of($"This was saved already, or is days old. Begin again with `/align calendar file`."))),
                ct);
        }

        var (calendar, errors) = CalendarModal.Read(view.State, about);
        if (calendar is null)
        {
            return errors.Count > 0 ? ViewAck.Errors(errors) : ViewAck.Clear;
        }

        return await inbox.OnceAsync(
            installation, request,
            async session => await desk.SaveAsync(session, key, actor, calendar, CalendarModal.NoteOf(view.State)) switch
            {
                CalendarAnswer.Outdated outdated => ViewAck.Error(CalendarModal.ErrorBlock, CalendarModal.Outdated(outdated.InForce)),
                CalendarAnswer.Refused refused => ViewAck.Error(CalendarModal.ErrorBlock, refused.Sentence),
                var done => ViewAck.Update(CalendarModal.Done(done)),
            },
            ct);
    }
}
