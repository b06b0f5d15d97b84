using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace AlignBot.Tests.Harness;

/// <summary>A PostgreSQL server of this test run's own: a cluster in a temporary folder on a loopback port, gone when the run ends.</summary>
/// <remarks>It runs unsynced: the tests are about what transactions mean, not about power cuts.</remarks>
sealed class PostgreSqlServer
{
    const string RequireAll = "ALIGNBOT_TESTS_REQUIRE_ALL";
    const string Remedy =
        "PostgreSQL's initdb and pg_ctl were not found on the PATH, in /usr/local/bin or in /usr/lib/postgresql/*/bin: install the PostgreSQL server.";

    static readonly Lazy<PostgreSqlServer> Started = new(() => Start(PasswordsFor.Nobody));
    static readonly string? Programs = FindPrograms();

    /// <summary>Held for as long as this process lives: with the last reference to one, its pipe would close.</summary>
    static readonly List<Process> Guards = [];

    readonly string folder;
    readonly string programs;
    readonly string? user;
    int databases;

    PostgreSqlServer(string folder, string programs, string? user, int port) => (this.folder, this.programs, this.user, Port) = (folder, programs, user, port);

    /// <summary>Whom a server asks for a password.</summary>
    enum PasswordsFor
    {
        Nobody,
        EverybodyButPostgres,
    }

    /// <summary>Why tests on PostgreSQL are skipped; null when they run. With ALIGNBOT_TESTS_REQUIRE_ALL=1 they run, and fail where they can't.</summary>
    public static string? SkipReason => Programs is null && Environment.GetEnvironmentVariable(RequireAll) != "1" ? Remedy : null;

    /// <summary>The run's server, started by the first who asks.</summary>
    /// <exception cref="InvalidOperationException">There is none on this machine, or it does not start; says what to do.</exception>
    public static PostgreSqlServer Instance => Started.Value;

    public int Port { get; }

    string Data => Path.Combine(folder, "data");

    /// <summary>A server beside the run's own, to kill or to be refused by: it asks every role but postgres for its password.</summary>
    public static PostgreSqlServer StartAnother() => Start(PasswordsFor.EverybodyButPostgres);

    /// <summary>Ends it as a power cut does, with everybody still connected.</summary>
    public void Kill() => RunAs(user, Path.Combine(programs, "pg_ctl"), "-D", Data, "-m", "immediate", "-w", "stop");

    public void StartAgain() => StartCluster();

    /// <summary>A new database, empty or a copy of another; its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = $"test{Interlocked.Increment(ref databases)}";
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        await connection.OpenAsync();
        await using var create = connection.CreateCommand();
#pragma warning disable CA2100 // both names are made in this file
        create.CommandText = template is null ? $"CREATE DATABASE {name}" : $"CREATE DATABASE {name} TEMPLATE {template}";
#pragma warning restore CA2100
        await create.ExecuteNonQueryAsync();
        return ConnectionTo(name);
    }

    static PostgreSqlServer Start(PasswordsFor passwords)
    {
        var programs = Programs ?? throw new InvalidOperationException(Remedy);
        var folder = Directory.CreateTempSubdirectory("alignbot-postgresql-").FullName;
        var user = ServerUser();
        if (user is not null)
        {
            // PostgreSQL refuses to run as root, and its user has to reach the folder.
            Run("chown", user, folder);
        }

        RunAs(user, Path.Combine(programs, "initdb"), "-D", Path.Combine(folder, "data"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        if (passwords == PasswordsFor.EverybodyButPostgres)
        {
            File.WriteAllText(Path.Combine(folder, "data", "pg_hba.conf"), "host all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n");
        }

        for (var attempt = 1; ; attempt++)
        {
            // The port is free now and may not be in a moment: then another is tried.
            var server = new PostgreSqlServer(folder, programs, user, FreePort());
            try
            {
                server.StartCluster();
                server.StopWithThisProcess();
                return server;
            }
            catch (InvalidOperationException) when (attempt < 3)
            {
            }
        }
    }

    void StartCluster()
    {
        var settings = $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200 "
            + "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c deadlock_timeout=100ms";
        RunAs(user, Path.Combine(programs, "pg_ctl"), "-D", Data, "-w", "-l", Path.Combine(folder, "server.log"), "-o", settings, "start");
    }

    /// <summary>A shell waits at the end of a pipe that this process holds: it stops the server however this process ends, even killed.</summary>
    void StopWithThisProcess()
    {
        var stop = $"'{Path.Combine(programs, "pg_ctl")}' -D '{Data}' -m immediate stop > /dev/null 2>&1";
        var script = $"trap '' HUP INT TERM; read _; {(user is null ? stop : $"runuser -u {user} -- {stop}")}; rm -rf '{folder}'";
        var start = new ProcessStartInfo("sh", ["-c", script]) { RedirectStandardInput = true, WorkingDirectory = "/" };
        Guards.Add(Process.Start(start) ?? throw new InvalidOperationException("The shell that stops PostgreSQL did not start."));
    }

    string ConnectionTo(string database) =>
        $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database};Maximum Pool Size=16;Timeout=30";

    static string? FindPrograms()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var packaged = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Reverse().Select(version => Path.Combine(version, "bin"))
            : [];
        return path.Append("/usr/local/bin").Concat(packaged).FirstOrDefault(folder =>
            File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    /// <summary>Who runs the server when this process is root; null when it may run it itself.</summary>
    static string? ServerUser() => Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows()
        ? File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody"
        : null;

    static void RunAs(string? user, string program, params string[] arguments)
    {
        if (user is null)
        {
            Run(program, arguments);
        }
        else
        {
            Run("runuser", ["-u", user, "--", program, .. arguments]);
        }
    }

    static void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = "/" };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var said = process.StandardError.ReadToEnd();
        if (!process.WaitForExit(60_000) || process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed: {said}");
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
