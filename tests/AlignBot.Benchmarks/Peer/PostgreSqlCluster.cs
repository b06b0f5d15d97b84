using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AlignBot.Benchmarks.Peer;

/// <summary>A PostgreSQL server of the benchmark's own, synced as it is by default: in a temporary folder, on the load's core, gone afterwards.</summary>
/// <remarks>PostgreSQL refuses to run as root: then the user postgres, or nobody, runs it.</remarks>
sealed class PostgreSqlCluster : IDisposable
{
    const string LoadCore = "1";

    static readonly string[] Needed = ["initdb", "pg_ctl", "psql"];

    readonly string folder = Directory.CreateTempSubdirectory("alignbot-peer-postgresql-").FullName;
    readonly string programs;
    readonly string[] asUser;
    readonly int port;

    PostgreSqlCluster(string programs, string? user, int port)
    {
        this.programs = programs;
        this.port = port;
        asUser = user is null ? [] : ["runuser", "-u", user, "--"];
    }

    string Data => Path.Combine(folder, "data");

    /// <exception cref="CannotMeasureException">PostgreSQL is not installed, or does not start.</exception>
    public static PostgreSqlCluster Start()
    {
        var programs = FindPrograms()
            ?? throw new CannotMeasureException("PostgreSQL's initdb, pg_ctl and psql are neither together on the search path nor in /usr/lib/postgresql/*/bin (package postgresql).");
        var user = !Environment.IsPrivilegedProcess ? null
            : File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";
        var cluster = new PostgreSqlCluster(programs, user, FreePort());
        try
        {
            if (user is not null)
            {
                Run(["chown", user, cluster.folder]);
            }

            cluster.RunAsUser("initdb", "-D", cluster.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C");
            cluster.RunAsUser(
                "pg_ctl", "-D", cluster.Data, "-w", "-l", Path.Combine(cluster.folder, "server.log"), "-o",
                string.Create(CultureInfo.InvariantCulture, $"-p {cluster.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c synchronous_commit=on"),
                "start");
            return cluster;
        }
        catch
        {
            cluster.Dispose();
            throw;
        }
    }

    /// <summary>For Npgsql.</summary>
    public string ConnectionString(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=postgres;Database={database}");

    /// <summary>For node-postgres.</summary>
    public string Url(string database) => string.Create(CultureInfo.InvariantCulture, $"postgres://postgres@127.0.0.1:{port}/{database}");

    /// <summary>A command that runs a statement and prints nothing but what it gives.</summary>
    public string[] Sql(string database, string statement) =>
        [Path.Combine(programs, "psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", Url(database), "-c", statement];

    /// <summary>Commands that make a database anew, from another or from nothing.</summary>
    public string[][] Anew(string database, string template) =>
    [
        Sql("postgres", $"DROP DATABASE IF EXISTS {database} WITH (FORCE)"),
        Sql("postgres", $"CREATE DATABASE {database} TEMPLATE {template}"),
        Sql("postgres", "CHECKPOINT"),
    ];

    public void Create(string database)
    {
        foreach (var command in Anew(database, "template0"))
        {
            Run(command);
        }
    }

    public void Dispose()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            RunAsUser("pg_ctl", "-D", Data, "-m", "immediate", "stop");
        }

        Directory.Delete(folder, recursive: true);
    }

    void RunAsUser(string program, params string[] arguments) => Run(["taskset", "-c", LoadCore, .. asUser, Path.Combine(programs, program), .. arguments]);

    static void Run(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new CannotMeasureException($"'{string.Join(' ', command)}' ended with status {process.ExitCode}:\n{said}");
        }
    }

    static string? FindPrograms()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var packaged = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin"))
            : [];
        return path.Concat(packaged).FirstOrDefault(folder => Needed.All(program => File.Exists(Path.Combine(folder, program))));
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
