using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Contracts;

/// <summary>When Slack was last asked who is in a program's channel: events may be missed, late or out of order, so nobody loses a seat on their word alone.</summary>
interface IPeopleAsked
{
    /// <summary>The business time at which it was asked; the beginning of time while this process has not done so.</summary>
    Instant AskedAt(ProgramKey program);

    /// <summary>Has it asked soon; then <see cref="RosterChange.Compared"/> is told. Returns at once.</summary>
    void AskSoon(ProgramKey program);
}
