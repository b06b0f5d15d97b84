using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using AlignBot.Cadence;
using AlignBot.Cadence.Series;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Engine.Clock;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using AlignBot.Hosting;
using AlignBot.Programs;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace AlignBot.Benchmarks.Meetings;

/// <summary><c>prompts</c>: thousands of series, in zones all over the world, that begin in the same minute.</summary>
static class PromptsCommand
{
    const int SeriesEach = 50;
    static readonly TimeSpan Goal = TimeSpan.FromMinutes(1);

    /// <summary>Tuesday 1 December 2026, 09:30 in London and every other time elsewhere.</summary>
    static readonly Instant Start = Instant.FromUtc(2026, 12, 1, 9, 30);

    public static Command Create()
    {
        var count = new Option<int>("--series") { Description = "How many series begin in that minute.", DefaultValueFactory = _ => 5_000 };
        var command = new Command("prompts", "How long it takes until every prompt of one minute is written.") { count };
        command.SetAction(parsed => RunAsync(parsed.GetValue(count)));
        return command;
    }

    static async Task<int> RunAsync(int count)
    {
        using var folder = new TemporaryFolder();
        await using var bot = Open(folder.File("meetings.db"));
        var (clock, ticker) = (bot.Services.GetRequiredService<BusinessClock>(), bot.Services.GetRequiredService<Ticker>());
        clock.StandAt(Start - Duration.FromDays(4));
        await bot.Services.GetRequiredService<Migrator>().MigrateAsync();
        var zones = await FillAsync(bot.Services, count);

        // The calls for items and the reminders that lie before are no part of it.
        clock.StandAt(Start - Duration.FromMinutes(1));
        await ticker.TickAsync();
        clock.StandAt(Start);
        var began = Stopwatch.GetTimestamp();
        await ticker.TickAsync();
        var took = Stopwatch.GetElapsedTime(began);

        var (prompted, posts) = await bot.Services.GetRequiredService<IDatabase>().ReadAsync(async db => (
            await db.Meetings.CountAsync(row => row.Status == MeetingStatus.Prompted),
            await db.Outbox.CountAsync(row => row.Message == MeetingCard.Name)));
        Console.WriteLine($"{count:N0} series in {zones} zones begin in one minute: {prompted:N0} prompted, {posts:N0} prompts written in {took.TotalSeconds:N1} s, {posts / took.TotalSeconds:N0} a second.");
        var isMet = prompted == count && posts == count && took <= Goal;
        Console.WriteLine($"Goal: all of them, once, within the minute: {(isMet ? "met" : "MISSED")}.");
        return isMet ? 0 : 1;
    }

    static WebApplication Open(string file)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["SLACK_BOT_TOKEN"] = "xoxb-benchmark",
            ["SLACK_SIGNING_SECRET"] = "benchmark",
            ["Budgets:Scale"] = "1000000",
            ["ConnectionStrings:AlignBot"] = $"Data Source={file};Pooling=False",
        });
        return BotHost.Build(builder);
    }

    /// <summary>Programs with their series, planned by the bot's own code; in how many zones.</summary>
    static async Task<int> FillAsync(IServiceProvider services, int count)
    {
        var (import, desk, database) = (services.GetRequiredService<ProgramImport>(), services.GetRequiredService<SeriesDesk>(), services.GetRequiredService<IDatabase>());
        var zones = DateTimeZoneProviders.Tzdb.Ids.Where(id => id.Contains('/', StringComparison.Ordinal)).Select(id => DateTimeZoneProviders.Tzdb[id])
            .Where(zone => Start.InZone(zone).Date == new LocalDate(2026, 12, 1)).ToList();
        for (var (program, left) = (1, count); left > 0; program++, left -= SeriesEach)
        {
            var key = await import.ApplyAsync(ProgramFileReader.Parse("program.yaml", FileOf(program)));
            var series = Enumerable.Range(0, Math.Min(left, SeriesEach)).Select(number => SeriesIn(zones[((program * SeriesEach) + number) % zones.Count], number)).ToList();
            await database.WriteAsync(WorkPriority.Import, session => desk.DeclareAsync(session, key, series, tell: true));
        }

        return Math.Min(zones.Count, count);
    }

    static MeetingSeries SeriesIn(DateTimeZone zone, int number) => SeriesTemplates.WeeklyReview.Series[0] with
    {
        Name = $"Review {number}",
        Recurrence = new Recurrence.Monthly(new MonthDay.OnDate(1)),
        ZoneId = zone.Id,
        At = Start.InZone(zone).TimeOfDay,
    };

    static string FileOf(int program)
    {
        string[] people = ["MORGAN", "RILEY", "DANA", "PRIYA"];
        var members = string.Join('\n', people.Select(name => $"  - {{ user: U{name}{program}, name: {name[..1] + name[1..].ToLower(CultureInfo.InvariantCulture)} }}"));
        return $"""
            workspace: T0BENCH
            channel: C{program:0000}
            name: Program {program}
            calendar:
              zone: Europe/London
            members:
            {members}
            roles:
              accountable executive: Morgan
              operating lead: Riley
              sales leader: Dana
              marketing leader: Priya
            """;
    }
}
