using System.Collections.Immutable;
using AlignBot.Domain;
using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>The meeting that is going on, for what is done meanwhile and belongs to it.</summary>
interface IRunningMeeting
{
    /// <summary>The running meeting that somebody is in, and who decides in it: the required people who are there. Null when they are in none.</summary>
    ValueTask<(MeetingId Id, ImmutableArray<UserId> Deciders)?> FindAsync(Session session, ProgramKey key, UserId who);
}
