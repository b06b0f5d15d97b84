using System.Text;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using AlignBot.Drafts;
using AlignBot.Forms;
using AlignBot.Programs;
using AlignBot.Slack;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Slack.WebApi;
using AlignBot.Storage;
using NodaTime;

namespace AlignBot.Time;

/// <summary>Downloads a calendar file that somebody put into the form, and shows in the form what it would change.</summary>
/// <remarks>Runs after the form was acknowledged. Nothing is lost when it ends early: the person has the file, and nothing was saved.</remarks>
sealed class HolidayFileReading(ProgramDirectory programs, DraftStore drafts, SlackApis slack, FormOpener forms, IClock clock, ILogger<HolidayFileReading> log)
{
    /// <summary>A year of public holidays is some ten thousand bytes; ten years of many countries fit.</summary>
    const int Largest = 2 * 1024 * 1024;

    public void Begin(WorkspaceKey workspace, ProgramKey key, UserId actor, string viewId, ReceivedFile file, bool replaces) =>
        _ = ReadAsync(workspace, key, actor, viewId, file, replaces);

    async Task ReadAsync(WorkspaceKey workspace, ProgramKey key, UserId actor, string viewId, ReceivedFile file, bool replaces)
    {
        ModalView page;
        try
        {
            page = await PageAsync(workspace, key, actor, file, replaces);
        }
        catch (SlackApiException refused)
        {
            log.LogWarning("A calendar file could not be downloaded: {Error}.", refused.Error);
            page = HolidayFileModal.Says(Mrkdwn.Of($"Slack did not hand over {file.Name ?? "the file"} ({refused.Error}). Nothing has changed; try again in a moment."));
        }
        catch (Exception failure)
        {
            log.LogError(failure, "A calendar file could not be read.");
            page = HolidayFileModal.Says(Mrkdwn.Of($"{file.Name ?? "The file"} could not be read. Nothing has changed."));
        }

        await forms.TryUpdateAsync(workspace, new ReceivedView { Id = viewId }, page, CancellationToken.None);
    }

    async Task<ModalView> PageAsync(WorkspaceKey workspace, ProgramKey key, UserId actor, ReceivedFile file, bool replaces)
    {
        var program = await programs.LatestAsync(key);
        if (RosterChecks.WhyNotGovern(program.Roster, actor, clock.GetCurrentInstant()) is { } forbidden)
        {
            return HolidayFileModal.Says(Mrkdwn.Of($"{People.RosterRefusals.Say(forbidden, program.Roster)}"));
        }

        var api = slack.For(workspace);
        var bytes = await api.Files.Download(await api.Files.Info(file.Id), Largest);
        if (bytes is null)
        {
            return HolidayFileModal.Says(Mrkdwn.Of($"{file.Name ?? "The file"} is larger than {Largest / 1024 / 1024} MB: no calendar of days off is. Nothing has changed."));
        }

        var (days, problems) = HolidayFile.Read(Encoding.UTF8.GetString(bytes));
        if (days.IsEmpty)
        {
            return HolidayFileModal.Says(Mrkdwn.Of($"{file.Name ?? "The file"} has no day off that could be taken over:\n") + Mrkdwn.Join("\n", problems.Select(problem => Mrkdwn.Of($"•  {problem}"))));
        }

        var merged = HolidayFileModal.Merged(program.Calendar, days, replaces);
        var id = Guid.CreateVersion7();
        await drafts.SaveAsync(key.InstallationId, id, actor.Value, new CalendarDraft(program.Calendar.Version, merged), RecordJson.Default.CalendarDraft);
        return HolidayFileModal.Confirm(program, merged, days.Length, problems, new ProgramRef(key.ProgramId, id.ToString("N")));
    }
}
