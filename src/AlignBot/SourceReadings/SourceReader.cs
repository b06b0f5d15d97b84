using AlignBot.Contracts;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using AlignBot.Sources;
using NodaTime;

namespace AlignBot.SourceReadings;

/// <summary>Reads a source for a program, once at a time whichever process does it, and writes down how that went.</summary>
sealed class SourceReader(
    SourceCatalog catalog, IEnumerable<ITakeAccounts> takers, RecordReadings records, SourceRounds rounds, ProgramDirectory programs, IDatabase database,
        SourceSettings settings, TimeProvider time, IClock clock, ILogger<SourceReader> log)
    : IReadSources
{
    const string Begin =
        """
        UPDATE source_readings SET claimed_until = @until, wanted = FALSE
        WHERE installation_id = @installation AND program_id = @program AND source = @source AND claimed_until < @now
        """;

    // Whoever comes for what another process has read meanwhile finds nothing to read.
    const string IfWanted = " AND (wanted OR claimed_until > 0)";

    const string IfNotTriedSince = " AND (tried_at IS NULL OR tried_at < @since)";

    static readonly string[] Parameters = ["@until", "@installation", "@program", "@source", "@now"];

    static readonly string[] ParametersWithSince = [.. Parameters, "@since"];

    const string Renew =
        """
        UPDATE source_readings SET claimed_until = @until
        WHERE installation_id = @installation AND program_id = @program AND source = @source AND claimed_until = @mine
        """;

    /// <summary>After it another process may take over what a killed one had in hand.</summary>
    static readonly Duration Lease = Duration.FromMinutes(2);

    static readonly TimeSpan Renewal = TimeSpan.FromSeconds(40);

    /// <summary>How often it is looked whether another process is done with it.</summary>
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    public async Task ReadAsync(ProgramKey key, string source, Instant? since, CancellationToken ct)
    {
        var from = since ?? clock.GetCurrentInstant();
        while (!await TryReadAsync(key, source, since is null ? "" : IfNotTriedSince, since, ct))
        {
            if (await database.ReadAsync(db => SourceTables.FindAsync(db, key, source), ct) is not { } row || row.TriedAt >= from)
            {
                return;
            }

            await Task.Delay(Look, time, ct);
        }
    }

    /// <summary>Reads it if it is wanted, and nobody else does.</summary>
    public Task<bool> TryReadAsync(ProgramKey key, string source, CancellationToken ct) =>
        TryReadAsync(key, source, IfWanted, since: null, ct);

    /// <summary>False where somebody else reads it, or it is not to be read.</summary>
    async Task<bool> TryReadAsync(ProgramKey key, string source, string condition, Instant? since, CancellationToken ct)
    {
        if (await ClaimAsync(key, source, condition, since) is not { } claim)
        {
            return false;
        }

        using var ends = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var holding = HoldAsync(claim, ends);
        try
        {
            await ReadClaimedAsync(claim, ends.Token, ct);
            return true;
        }
        finally
        {
            await ends.CancelAsync();
            await holding;
        }
    }

    /// <param name="claim">What was claimed.</param>
    /// <param name="ct">Ends it, also where another process took over.</param>
    /// <param name="stopping">Ends the process.</param>
    async Task ReadClaimedAsync(Claim claim, CancellationToken ct, CancellationToken stopping)
    {
        var (key, source) = (claim.Program, claim.Source);
        var (at, began) = (clock.GetCurrentInstant(), time.GetTimestamp());
        var run = new SourceRun(time, settings.LongestReading(source)) { Rounds = rounds.Of(key, source) };
        SourceLook? look = null;
        try
        {
            await using var opened = catalog.Open(source);
            var check = await opened.CheckAsync(run, ct);
            look = SourceLook.Of(check, run.Now);
            if (check.Troubles.FirstOrDefault(trouble => trouble.Of is SourceKinds.None
                || trouble.Of.HasFlag(SourceKinds.Accounts)) is { } trouble)
            {
                throw new SourceException(trouble);
            }

            var accounts = 0;
            foreach (var taker in takers)
            {
                accounts = Math.Max(accounts, await taker.TakeAsync(key, source, at, () => opened.ReadAccountsAsync(run, ct), ct));
            }

            var later = await records.ReadAsync(key, source, at, opened, run, check.Troubles, ct);
            await EndAsync(claim, at, run, look, fault: null, accounts, later);
            ReadingTelemetry.Ended(source, fault: null, time.GetElapsedTime(began));
            log.LogInformation(
                "The source {Source} was read for program {Program}: {Accounts} accounts, {Calls} requests.", source, key.ProgramId,
                accounts, run.Calls);
        }
        catch (SourceException refused)
        {
            log.LogWarning(
                "The source {Source} was not read for program {Program}: {Kind} {Code} {Correlation}.", source, key.ProgramId,
                refused.Fault.Kind, refused.Fault.Code, refused.Fault.CorrelationId);
            await EndAsync(claim, at, run, look, refused.Fault, accounts: null);
            ReadingTelemetry.Ended(source, refused.Fault.Kind.ToString(), time.GetElapsedTime(began));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            log.LogWarning(
                "The source {Source} is read by another process for program {Program}: this one took too long.", source, key.ProgramId);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            log.LogError(failure, "The source {Source} could not be read for program {Program}.", source, key.ProgramId);
            await EndAsync(
                claim, at, run, look,
                new SourceFault(
                    SourceFaultKind.Transient,
                    "Something went wrong in AlignBot while it was read; the server's log says what. It is tried again by itself."),
                accounts: null);
            ReadingTelemetry.Ended(source, failure.GetType().Name, time.GetElapsedTime(began));
        }
    }

    /// <summary>Null where somebody has it in hand, or it is not to be read.</summary>
    Task<Claim?> ClaimAsync(ProgramKey key, string source, string condition, Instant? since) => database.WriteAsync(
        WorkPriority.Import,
        async session =>
        {
            var claim = new Claim(key, source) { Until = (session.RealNow + Lease).ToUnixTimeMilliseconds() };
            var begin = session.Statement(Begin + condition, since is null ? Parameters : ParametersWithSince)
                .Set(0, claim.Until).Set(1, key.InstallationId).Set(2, key.ProgramId).Set(3, source).Set(
                    4, session.RealNow.ToUnixTimeMilliseconds());
            if (since is { } tried)
            {
                begin.Set(5, tried.ToUnixTimeMilliseconds());
            }

            return await begin.ExecuteAsync() == 1 ? claim : null;
        });

    /// <summary>Keeps it in hand, however long it takes; where another process took it over, the reading ends.</summary>
    async Task HoldAsync(Claim claim, CancellationTokenSource ends)
    {
        using var timer = new PeriodicTimer(Renewal, time);
        try
        {
            while (await timer.WaitForNextTickAsync(ends.Token))
            {
                if (!await IsRenewedAsync(claim, ends.Token))
                {
                    await ends.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // It is read.
        }
    }

    async Task<bool> IsRenewedAsync(Claim claim, CancellationToken ends)
    {
        try
        {
            var (mine, until) = (claim.Until, 0L);
            var renewed = await database.WriteAsync(
                WorkPriority.Import,
                async session =>
                {
                    until = (session.RealNow + Lease).ToUnixTimeMilliseconds();
                    return await session.Statement(Renew, "@until", "@installation", "@program", "@source", "@mine")
                        .Set(0, until).Set(
                            1,
                            claim.Program.InstallationId).Set(
                                2, claim.Program.ProgramId).Set(3, claim.Source).Set(4, mine).ExecuteAsync() == 1;
                },
                ends);
            claim.Until = renewed ? until : mine;
            return renewed;
        }
        catch (Exception failure) when (!ends.IsCancellationRequested)
        {
            log.LogWarning(
                failure, "The reading of {Source} could not be kept in hand; it is tried again before the lease ends.", claim.Source);
            return true;
        }
    }

    /// <param name="claim">What was claimed.</param>
    /// <param name="at">Business time of its beginning.</param>
    /// <param name="run">The reading.</param>
    /// <param name="look">What the look at it found.</param>
    /// <param name="fault">Why the accounts could not be read; null where they were.</param>
    /// <param name="accounts">How many it gave.</param>
    /// <param name="later">Why something else of it could not be read, which is written beside that: it is only tried again sooner.</param>
    Task<bool> EndAsync(
        Claim claim, Instant at, SourceRun run, SourceLook? look, SourceFault? fault, int? accounts,
        SourceFault? later = null) => database.WriteAsync(
        WorkPriority.Import,
        claim.Program,
        async session =>
        {
            var (key, source) = (claim.Program, claim.Source);
            var program = await programs.CurrentAsync(session, key);
            if (await SourceTables.FindAsync(session.Db, key, source) is not { } row
                || row.ClaimedUntil.ToUnixTimeMilliseconds() != claim.Until)
            {
                // Another process took it over: what becomes of the source is that one's to say.
                return false;
            }

            (row.ClaimedUntil, row.TriedAt) = (Instant.FromUnixTimeMilliseconds(0), at);
            (row.QuotaUsed, row.QuotaLimit) = run.Quota is { } quota ? (quota.Used, quota.Limit) : (row.QuotaUsed, row.QuotaLimit);
            row.Look = look?.Write() ?? row.Look;
            if (fault is null)
            {
                (
                    row.ReadAt, row.Accounts, row.Calls, row.TroubleSince, row.Trouble,
                    row.TroubleCode) = (at, accounts, run.Calls, null, null, null);
            }
            else
            {
                row.TroubleSince ??= at;
                (row.Trouble, row.TroubleCode) = (
                    fault.Message,
                    string.Join(' ', new[] { fault.Code, fault.CorrelationId }.OfType<string>()) is { Length: > 0 } code ? code : null);
                foreach (var taker in takers)
                {
                    await taker.FailedAsync(session, key, source, fault);
                }
            }

            var wanted = await records.WantsAsync(session.Db, key, source);
            foreach (var taker in takers)
            {
                wanted |= (await taker.WantsAsync(session.Db, key)).Any(want => want.Source == source);
            }

            row.NextAt = wanted ? settings.Next(source, fault ?? later, session.Now, session.RealNow, program.Calendar) : null;
            if (row.NextAt is { } next)
            {
                await session.SetTimerAsync(key, SourceTimers.FeatureName, SourceTimers.Subject, source, next);
            }

            return true;
        });

    /// <summary>A source that this process has in hand. Nobody else's ends at the same moment: each begins after the last has
    /// ended.</summary>
    sealed record Claim(ProgramKey Program, string Source)
    {
        /// <summary>Real time, milliseconds since 1970, as it stands in the row: by it the owner is known.</summary>
        public long Until { get; set; }
    }
}
