using AlignBot.Domain.Cadence.Series;
using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>Takes over the series that a program file declares.</summary>
interface IDeclaredSeries
{
    /// <summary>Makes them so. What people changed since stays until the file itself says something else.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="key">The program.</param>
    /// <param name="declared">What the file says.</param>
    /// <param name="tell">Whether the channel is told: a program that begins has nobody to be surprised.</param>
    ValueTask DeclareAsync(Session session, ProgramKey key, IReadOnlyList<MeetingSeries> declared, bool tell = true);
}
