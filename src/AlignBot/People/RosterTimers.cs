using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Features;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using NodaTime;

namespace AlignBot.People;

/// <summary>The moments of a roster: an absence or a deputy's time begins or ends at somebody's midnight.</summary>
sealed class RosterTimers(Moments moments) : ITimerHandler
{
    public const string FeatureName = "roster";

    const string Day = "day";

    /// <summary>A program has one roster: its timers need no other subject.</summary>
    static readonly Guid Subject = Guid.Empty;

    public string Feature => FeatureName;

    public ValueTask HandleAsync(Session session, DueTimer timer) => moments.TellAsync(session, new RosterChanged(timer.Program, RosterChange.Day));

    public static ValueTask SetDayAsync(Session session, ProgramKey key, DayOfChange day, Instant at) =>
        session.SetTimerAsync(key, FeatureName, Subject, $"{Day}/{day.User}/{day.Day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}", at);

    public static ValueTask ClearDaysAsync(Session session, ProgramKey key, UserId user) => session.ClearTimersAsync(key, Subject, $"{Day}/{user}/");
}
