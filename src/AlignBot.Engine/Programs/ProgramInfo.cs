using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using AlignBot.Engine.Storage;

namespace AlignBot.Engine.Programs;

/// <summary>A program as the rules need it: who is who, when people work, and the escalation path in force.</summary>
/// <param name="RosterVersion">Of which state of the program's rows this was read.</param>
public sealed record ProgramInfo(
    ProgramKey Key, string ChannelId, string Name, int RosterVersion, Roster Roster, WorkingCalendar Calendar, EscalationPath Path);

/// <summary>What a program row keeps as JSON.</summary>
public sealed record ProgramSettings(WorkingCalendar Calendar, EscalationPath Path);
