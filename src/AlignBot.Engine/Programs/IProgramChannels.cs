using AlignBot.Domain.Disputes.Paths;

namespace AlignBot.Engine.Programs;

/// <summary>Knows channels besides its own in which a program speaks: the bot has to be in each.</summary>
public interface IProgramChannels
{
    /// <param name="path">As it is in force, or as a file declares it.</param>
    IEnumerable<ProgramChannel> Of(EscalationPath path);
}

/// <param name="Id">Slack's id of it.</param>
/// <param name="What">What is said there, after the program's name.</param>
public sealed record ProgramChannel(string Id, string What);
