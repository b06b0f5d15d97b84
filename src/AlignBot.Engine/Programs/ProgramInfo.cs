using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using AlignBot.Engine.Storage;

namespace AlignBot.Engine.Programs;

/// <summary>A program as the rules need it: who is who, when people work, and what features keep with it.</summary>
/// <param name="RosterVersion">Of which state of the program's rows this was read.</param>
/// <param name="Settings">What is in force.</param>
public sealed record ProgramInfo(ProgramKey Key, string ChannelId, string Name, int RosterVersion, Roster Roster, ProgramParts Settings)
{
    /// <summary>A channel in which there is no program yet: nobody and nothing is known of it.</summary>
    public static ProgramInfo NotYet(ProgramKey key, string channelId) => new(key, channelId, "", 0, Roster.Empty, ProgramParts.None);

    /// <summary>When people work.</summary>
    public static ProgramPart<WorkingCalendar> CalendarPart { get; } =
        new("Calendar", ProgramJson.Default.WorkingCalendar, WorkingCalendar.Default("Etc/UTC"));

    /// <summary>The working calendar in force.</summary>
    public WorkingCalendar Calendar => Settings.Of(CalendarPart);
}
