namespace AlignBot.Engine.Programs;

/// <summary>Knows channels besides its own in which a program speaks: the bot has to be in each.</summary>
public interface IProgramChannels
{
    /// <param name="parts">As they are in force, or as a file declares them.</param>
    IEnumerable<ProgramChannel> Of(ProgramParts parts);

    /// <summary>The same parts with the ids of today; themselves where they name none that moved.</summary>
    /// <param name="parts">As they are in force, or as a file declares them.</param>
    /// <param name="now">What a channel's id is now.</param>
    ProgramParts Moved(ProgramParts parts, Func<string, string> now);
}

/// <param name="Id">Slack's id of it.</param>
/// <param name="What">What is said there, after the program's name.</param>
public sealed record ProgramChannel(string Id, string What);
