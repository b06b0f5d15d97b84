using System.Globalization;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using NodaTime;

namespace AlignBot.People;

/// <summary>The moments of a roster: an absence or a deputy's time begins or ends at somebody's midnight, and what a change of people left to do.</summary>
sealed class RosterTimers(RosterDesk desk) : ITimerHandler
{
    public const string FeatureName = "roster";

    const string Day = "day";
    const string Reseat = "reseat";

    /// <summary>A program has one roster: its timers need no other subject.</summary>
    static readonly Guid Subject = Guid.Empty;

    public string Feature => FeatureName;

    public ValueTask HandleAsync(Session session, DueTimer timer) => timer.Name.Split('/') switch
    {
        [Day, ..] => desk.ReseatAsync(session, timer.Program, RosterDesk.ARound),
        [Reseat, var after] => desk.ReseatAsync(session, timer.Program, RosterDesk.ARound, int.Parse(after, CultureInfo.InvariantCulture)),
        _ => throw new FormatException($"'{timer.Name}' is not the name of a roster timer."),
    };

    public static ValueTask SetDayAsync(Session session, ProgramKey key, DayOfChange day, Instant at) =>
        session.SetTimerAsync(key, FeatureName, Subject, $"{Day}/{day.User}/{day.Day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}", at);

    /// <summary>Due at once: the next tick goes on with the disputes after that number.</summary>
    public static ValueTask SetReseatAsync(Session session, ProgramKey key, int after, Instant now) =>
        session.SetTimerAsync(key, FeatureName, Subject, string.Create(CultureInfo.InvariantCulture, $"{Reseat}/{after}"), now);

    public static ValueTask ClearDaysAsync(Session session, ProgramKey key, UserId user) => session.ClearTimersAsync(key, Subject, $"{Day}/{user}/");
}
