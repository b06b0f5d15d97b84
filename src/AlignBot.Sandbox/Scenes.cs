using AlignBot.Cadence;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Time;
using AlignBot.Engine.Storage;
using AlignBot.SlackSimulator;
using NodaTime;

namespace AlignBot.Sandbox;

/// <summary>What the strip 'Show me' has: the sandbox goes there by itself, and the page is looked at as whoever acts there.</summary>
sealed class Scenes(Func<IServiceProvider> bot, WorkingCalendar calendar, Func<Simulator, DateTimeOffset, CancellationToken, Task<HostAnswer>> turn)
{
    /// <summary>The people who run a meeting and decide last.</summary>
    static readonly UserId Dana = new("UDANA");

    static readonly LocalTime Afternoon = new(16, 0);

    public IReadOnlyList<HostButton> Buttons =>
    [
        new("A dispute at level three", LastLevelAsync) { IsScene = true },
        new("A live review", LiveReviewAsync) { IsScene = true },
        new("The quarter's end", QuarterEndAsync) { IsScene = true },
    ];

    async Task<HostAnswer> LastLevelAsync(Simulator slack, CancellationToken ct)
    {
        var number = await new Greeting(bot()).LastLevelAsync();
        return new HostAnswer(true, $"DSP-{number} is at its last level. You are Morgan, who decides it.") { As = "UMORGAN", In = slack.BotUser };
    }

    /// <summary>Turns to the beginning of what comes next and has it started; one that runs already is shown.</summary>
    async Task<HostAnswer> LiveReviewAsync(Simulator slack, CancellationToken ct)
    {
        var database = bot().GetRequiredService<IDatabase>();
        if (await NextAsync(database) is not { } next)
        {
            return new HostAnswer(false, "No meeting is planned. The operating lead makes one with /meeting series.");
        }

        if (next.Status is MeetingStatus.Scheduled && next.StartsAt.ToDateTimeOffset() > slack.Now && await turn(slack, next.StartsAt.ToDateTimeOffset(), ct) is { IsDone: false } late)
        {
            return late;
        }

        if (next.Status is not MeetingStatus.Running)
        {
            var outcome = await database.WriteAsync(
                WorkPriority.Person,
                async session => await bot().GetRequiredService<MeetingDesk>().ApplyAsync(session, next.Key, next.Id, new MeetingCommand.Start(Dana)), ct);
            if (outcome is not Outcome<Meeting>.Changed)
            {
                return new HostAnswer(false, $"{next.Name} could not be started: it was called off, or its time is over.");
            }
        }

        return new HostAnswer(true, $"{next.Name} runs. You are Dana, who started it: its card stands in the channel.") { As = Dana.Value, In = GtmTeam.Channel };
    }

    Task<HostAnswer> QuarterEndAsync(Simulator slack, CancellationToken ct)
    {
        var today = Instant.FromDateTimeOffset(slack.Now).InZone(calendar.Zone).Date;
        var last = LastWorkingDay(CadenceHealth.QuarterOf(today).PlusMonths(3));
        var at = SandboxStart.At(last + Afternoon, calendar);
        if (at <= Instant.FromDateTimeOffset(slack.Now))
        {
            at = SandboxStart.At(LastWorkingDay(CadenceHealth.QuarterOf(today).PlusMonths(6)) + Afternoon, calendar);
        }

        return turn(slack, at.ToDateTimeOffset(), ct);
    }

    LocalDate LastWorkingDay(LocalDate next)
    {
        var day = next.PlusDays(-1);
        while (!WorkingTime.IsWorkingDay(day, calendar))
        {
            day = day.PlusDays(-1);
        }

        return day;
    }

    static Task<Upcoming?> NextAsync(IDatabase database) => database.ReadAsync(async db =>
    {
        var key = await Greeting.KeyAsync(db);
        return await MeetingQueries.NextAsync(db.Meetings, key) is { } row ? new Upcoming(key, row.Id, MeetingDesk.StateOf(row)) : null;
    });

    sealed record Upcoming(ProgramKey Key, Guid Id, Meeting Meeting)
    {
        public string Name => Meeting.Terms.Name;

        public MeetingStatus Status => Meeting.Status;

        public Instant StartsAt => Meeting.StartsAt;
    }
}
