using System.Text.Json;
using AlignBot.Contracts;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using AlignBot.Sources;
using NodaTime;

namespace AlignBot.SourceReadings;

/// <summary>Reads a source for a program, once at a time whichever process does it, and writes down how that went.</summary>
sealed class SourceReader(
    SourceCatalog catalog, IEnumerable<ITakeAccounts> takers, ProgramDirectory programs, IDatabase database, SourceSettings settings, TimeProvider time, IClock clock, ILogger<SourceReader> log)
    : IReadSources
{
    const string Begin =
        """
        UPDATE source_readings SET claimed_until = @until, wanted = FALSE
        WHERE installation_id = @installation AND program_id = @program AND source = @source AND claimed_until < @now
        """;

    const string Renew =
        "UPDATE source_readings SET claimed_until = @until WHERE installation_id = @installation AND program_id = @program AND source = @source";

    /// <summary>After it another process may take over what a killed one had in hand.</summary>
    static readonly Duration Lease = Duration.FromMinutes(2);

    static readonly TimeSpan Renewal = TimeSpan.FromSeconds(40);

    /// <summary>How often it is looked whether another process is done with it.</summary>
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    public async Task ReadAsync(ProgramKey key, string source, CancellationToken ct)
    {
        var since = clock.GetCurrentInstant();
        while (!await TryReadAsync(key, source, ct))
        {
            await Task.Delay(Look, time, ct);
            if (await database.ReadAsync(db => SourceTables.FindAsync(db, key, source), ct) is not { } row || row.TriedAt >= since)
            {
                return;
            }
        }
    }

    /// <summary>Reads it if nobody else does; false where somebody does.</summary>
    public async Task<bool> TryReadAsync(ProgramKey key, string source, CancellationToken ct)
    {
        if (!await ClaimAsync(key, source))
        {
            return false;
        }

        using var ends = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var holding = HoldAsync(key, source, ends.Token);
        try
        {
            await ReadClaimedAsync(key, source, ct);
            return true;
        }
        finally
        {
            await ends.CancelAsync();
            await holding;
        }
    }

    async Task ReadClaimedAsync(ProgramKey key, string source, CancellationToken ct)
    {
        var at = clock.GetCurrentInstant();
        var run = new SourceRun(time, settings.LongestReading(source));
        SourceLook? look = null;
        try
        {
            await using var opened = catalog.Open(source);
            var check = await opened.CheckAsync(run, ct);
            look = SourceLook.Of(check, run.Now);
            if (check.Troubles is [var trouble, ..])
            {
                throw new SourceException(trouble);
            }

            var accounts = 0;
            foreach (var taker in takers)
            {
                accounts = Math.Max(accounts, await taker.TakeAsync(key, source, at, () => opened.ReadAccountsAsync(run, ct), ct));
            }

            await EndAsync(key, source, at, run, look, fault: null, accounts);
            log.LogInformation("The source {Source} was read for program {Program}: {Accounts} accounts, {Calls} requests.", source, key.ProgramId, accounts, run.Calls);
        }
        catch (SourceException refused)
        {
            log.LogWarning("The source {Source} was not read for program {Program}: {Kind} {Code} {Correlation}.", source, key.ProgramId, refused.Fault.Kind, refused.Fault.Code, refused.Fault.CorrelationId);
            await EndAsync(key, source, at, run, look, refused.Fault, accounts: null);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            log.LogError(failure, "The source {Source} could not be read for program {Program}.", source, key.ProgramId);
            await EndAsync(key, source, at, run, look, new SourceFault(SourceFaultKind.Transient, "Something went wrong in AlignBot while it was read; the server's log says what. It is tried again by itself."), accounts: null);
        }
    }

    Task<bool> ClaimAsync(ProgramKey key, string source) => database.WriteAsync(
        WorkPriority.Import,
        async session => await session.Statement(Begin, "@until", "@installation", "@program", "@source", "@now")
            .Set(0, (session.RealNow + Lease).ToUnixTimeMilliseconds()).Set(1, key.InstallationId).Set(2, key.ProgramId).Set(3, source).Set(4, session.RealNow.ToUnixTimeMilliseconds())
            .ExecuteAsync() == 1);

    /// <summary>Keeps it in hand, however long it takes.</summary>
    async Task HoldAsync(ProgramKey key, string source, CancellationToken ends)
    {
        using var timer = new PeriodicTimer(Renewal, time);
        try
        {
            while (await timer.WaitForNextTickAsync(ends))
            {
                await RenewAsync(key, source, ends);
            }
        }
        catch (OperationCanceledException)
        {
            // It is read.
        }
    }

    async Task RenewAsync(ProgramKey key, string source, CancellationToken ends)
    {
        try
        {
            await database.WriteAsync(
                WorkPriority.Import,
                async session => await session.Statement(Renew, "@until", "@installation", "@program", "@source")
                    .Set(0, (session.RealNow + Lease).ToUnixTimeMilliseconds()).Set(1, key.InstallationId).Set(2, key.ProgramId).Set(3, source).ExecuteAsync(),
                ends);
        }
        catch (Exception failure) when (!ends.IsCancellationRequested)
        {
            log.LogWarning(failure, "The reading of {Source} could not be kept in hand; it is tried again before the lease ends.", source);
        }
    }

    Task<bool> EndAsync(ProgramKey key, string source, Instant at, SourceRun run, SourceLook? look, SourceFault? fault, int? accounts) => database.WriteAsync(
        WorkPriority.Import,
        key,
        async session =>
        {
            var program = await programs.CurrentAsync(session, key);
            if (await SourceTables.FindAsync(session.Db, key, source) is not { } row)
            {
                return true;
            }

            (row.ClaimedUntil, row.TriedAt) = (Instant.FromUnixTimeMilliseconds(0), at);
            (row.QuotaUsed, row.QuotaLimit) = run.Quota is { } quota ? (quota.Used, quota.Limit) : (row.QuotaUsed, row.QuotaLimit);
            row.Look = look is null ? row.Look : JsonSerializer.Serialize(look, SourceLookJson.Default.SourceLook);
            if (fault is null)
            {
                (row.ReadAt, row.Accounts, row.Calls, row.TroubleSince, row.Trouble, row.TroubleCode) = (at, accounts, run.Calls, null, null, null);
            }
            else
            {
                row.TroubleSince ??= at;
                (row.Trouble, row.TroubleCode) = (fault.Message, string.Join(' ', new[] { fault.Code, fault.CorrelationId }.OfType<string>()) is { Length: > 0 } code ? code : null);
                foreach (var taker in takers)
                {
                    await taker.FailedAsync(session, key, source, fault);
                }
            }

            var wanted = false;
            foreach (var taker in takers)
            {
                wanted |= (await taker.WantsAsync(session.Db, key)).Any(want => want.Source == source);
            }

            row.NextAt = wanted ? settings.Next(source, fault, session.Now, session.RealNow, program.Calendar) : null;
            if (row.NextAt is { } next)
            {
                await session.SetTimerAsync(key, SourceTimers.FeatureName, SourceTimers.Subject, source, next);
            }

            return true;
        });
}
