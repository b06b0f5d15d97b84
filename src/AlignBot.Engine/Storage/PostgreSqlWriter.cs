using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace AlignBot.Engine.Storage;

/// <summary>Writes to a PostgreSQL database that other replicas write to as well.</summary>
sealed class PostgreSqlWriter(NpgsqlDataSource source, Func<NpgsqlConnection, Connection> prepare, IClock clock, TimeProvider time, ILogger log)
    : Writer(mostRounds: 4, clock, time, log)
{
    /// <summary>How often a unit is run by itself before its conflict is its own.</summary>
    const int Attempts = 6;

    // Those who share a transaction hold what its first units asked for: they wait a moment for a lock, and then each by itself.
    const string WaitAMoment = "SET lock_timeout = 200";

    public override string Begin => "BEGIN";

    public override bool HoldsAhead => true;

    // A unique key that is taken means, as a rule, that another replica inserted the same row: read again, it is found. EF wraps what it
    // takes for transient in an InvalidOperationException.
    public override bool IsConflict(Exception failure) => failure switch
    {
        ProgramBusyException or DbUpdateConcurrencyException => true,
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.LockNotAvailable,
        DbUpdateException or InvalidOperationException => failure.InnerException is { } inner && IsConflict(inner),
        _ => false,
    };

    public override bool IsLost(Exception failure) => IsLostConnection(failure);

    /// <summary>Whether the server, or what lies between, has ended the connection.</summary>
    public static bool IsLostConnection(Exception failure) => failure switch
    {
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
            or "25P03" or "57P05",
        NpgsqlException => failure.InnerException is IOException or SocketException,
        DbUpdateException or InvalidOperationException => failure.InnerException is { } inner && IsLostConnection(inner),
        _ => false,
    };

    protected override async Task<Connection> OpenAsync()
    {
        var connection = prepare(await source.OpenConnectionAsync());
        await connection.Statement(WaitAMoment).ExecuteAsync();
        return connection;
    }

    protected override async Task RunAloneAsync(IWork work)
    {
        for (var attempt = 1; ; attempt++)
        {
            work.Forget();
            var isCommitting = false;
            try
            {
                if (!work.IsCancelled)
                {
                    await using var connection = prepare(await source.OpenConnectionAsync());
                    await connection.Statement(Begin).DeferAsync();
                    await work.RunAsync(NewSession(connection));
                    await connection.WriteHeadsAsync();
                    isCommitting = true;
                    await connection.Statement("COMMIT").ExecuteAsync();
                    connection.Committed();
                }

                work.Complete(Log);
                return;
            }
            catch (Exception conflict) when (attempt < Attempts && (IsConflict(conflict) || (attempt == 1 && !isCommitting && IsLost(conflict))))
            {
                await Task.Delay(Random.Shared.Next(5, 15) * attempt);
            }
            catch (Exception failure)
            {
                work.Fail(failure);
                return;
            }
        }
    }
}
