using AlignBot.Engine.Storage;

namespace AlignBot.Engine.Programs;

/// <summary>Tells a program's channel of what is written down.</summary>
public interface IProgramNotices
{
    /// <param name="session">The transaction of what is told.</param>
    /// <param name="program">Whose channel.</param>
    /// <param name="message">The message's name.</param>
    /// <param name="notice">What it says, as JSON.</param>
    ValueTask PostAsync(Session session, ProgramInfo program, string message, string notice);
}
