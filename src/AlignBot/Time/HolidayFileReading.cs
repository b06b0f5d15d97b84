using AlignBot.Domain;
using AlignBot.Engine.Drafts;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Time;

/// <summary>Reads a calendar file that somebody put into the form, and shows in the form what it would change.</summary>
sealed class HolidayFileReading(ProgramDirectory programs, DraftStore drafts, UploadedFiles files, IClock clock, TimeProvider time)
{
    /// <summary>A year of public holidays is some ten thousand bytes; ten years of many countries fit.</summary>
    const int Largest = 2 * 1024 * 1024;

    public Task<ModalView> ReadAsync(SlackRequest request, ProgramKey key, UserId actor, string viewId, ReceivedFile file, bool replaces) =>
        files.ReadAsync(request, viewId, file, Largest, HolidayFileModal.Says, text => PageAsync(key, actor, UploadedFiles.NameOf(file), text, replaces));

    async Task<ModalView> PageAsync(ProgramKey key, UserId actor, string name, string text, bool replaces)
    {
        var program = await programs.LatestAsync(key);
        var (days, problems) = new HolidayFile(program.Calendar, clock.GetCurrentInstant().InZone(program.Calendar.Zone).Date, time).Read(text);
        if (days.IsEmpty)
        {
            return HolidayFileModal.Says(Mrkdwn.Of($"{name} has no day off that could be taken over:\n") + Mrkdwn.Join("\n", problems.Select(problem => Mrkdwn.Of($"•  {problem}"))));
        }

        var merged = HolidayFileModal.Merged(program.Calendar, days, replaces);
        var id = Guid.CreateVersion7();
        await drafts.SaveAsync(key.InstallationId, id, actor.Value, new CalendarDraft(program.Calendar.Version, merged), CalendarJson.Default.CalendarDraft);
        return HolidayFileModal.Confirm(program, merged, days.Length, problems, new ProgramRef(key.ProgramId, id.ToString("N")));
    }
}
