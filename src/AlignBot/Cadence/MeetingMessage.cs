using AlignBot.Domain.Cadence;
using AlignBot.Engine.Outbox;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Cadence;

/// <summary>Reads the meeting that a message is about.</summary>
static class MeetingMessage
{
    /// <exception cref="InvalidOperationException">There is no such meeting: a row that was written is never removed.</exception>
    public static async Task<Meeting> MeetingAsync(this RenderContext context) => MeetingDesk.StateOf(await context.Db.Meetings.SingleAsync(row =>
        row.InstallationId == context.Row.InstallationId && row.ProgramId == context.Row.ProgramId && row.Id == context.Row.SubjectId));
}
