using AlignBot.Domain.Cadence;
using AlignBot.Engine.Outbox;

namespace AlignBot.Cadence;

/// <summary>Reads the meeting that a message is about.</summary>
static class MeetingMessage
{
    /// <exception cref="InvalidOperationException">There is no such meeting: a row that was written is never removed.</exception>
    public static async Task<Meeting> MeetingAsync(this RenderContext context) => MeetingDesk.StateOf(await context.SubjectAsync<MeetingRow>());
}
