using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>People, roles or absences are not what they were. Told after the rows are written and the program has its new roster version.</summary>
/// <param name="Program">The program.</param>
/// <param name="How">What brought it about: how much is looked at on the spot depends on who waits.</param>
sealed record RosterChanged(ProgramKey Program, RosterChange How);

/// <summary>What brought a change of people about.</summary>
enum RosterChange
{
    /// <summary>Somebody entered it, or Slack said so.</summary>
    Entered,

    /// <summary>A day came on which an absence or a deputy's time begins or ends.</summary>
    Day,

    /// <summary>The program's file declares it otherwise.</summary>
    File,

    /// <summary>Slack was asked who is there, and somebody waited to know (<see cref="IPeopleAsked"/>), whether or not anything changed.</summary>
    Compared,
}
