using System.CommandLine;

namespace AlignBot.Benchmarks.Peer;

/// <summary><c>peer</c>: a signed command that durably records, beside a bot of the same kind on Slack's own framework.</summary>
static class PeerCommand
{
    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description = "Rounds of each server, in turn.", DefaultValueFactory = _ => 3 };
        var requests = new Option<int>("--requests") { Description = "Requests counted in a round.", DefaultValueFactory = _ => 20_000 };
        var concurrency = new Option<int>("--concurrency") { Description = "Connections of the load.", DefaultValueFactory = _ => 32 };
        var cores = new Option<int[]>("--cores") { Description = "Cores of the server: 1 or 2. Both, unless given.", DefaultValueFactory = _ => [1, 2] };
        var sync = new Option<string[]>("--sync") { Description = "SQLite's synchronous setting. Both, unless given.", DefaultValueFactory = _ => ["NORMAL", "FULL"] };
        var database = new Option<PeerDatabase>("--database") { Description = "The database of both: Sqlite or PostgreSql (a server of the benchmark's own, on the load's core)." };
        var programs = new Option<int>("--programs") { Description = "Programs that the requests are spread over.", DefaultValueFactory = _ => 1 };
        cores.AcceptOnlyFromAmong("1", "2");
        sync.AcceptOnlyFromAmong("NORMAL", "FULL");
        var fresh = new Option<bool>("--fresh") { Description = $"Only fresh: {PeerPlan.Setting.Fresh} requests before those that count." };
        var warm = new Option<bool>("--warm") { Description = $"Only warm: {PeerPlan.Setting.Warm} requests before those that count." };
        var bot = new Option<FileInfo?>("--bot") { Description = "A published AlignBot to measure, in place of this checkout's." };
        var work = new Option<DirectoryInfo?>("--work") { Description = "A folder that keeps the installed peer for the next run." };
        var command = new Command("peer", "AlignBot beside a Bolt for JavaScript bot: requests a second, latency, memory, cold start, as ratios.")
        {
            rounds, requests, concurrency, cores, sync, database, programs, fresh, warm, bot, work,
        };
        command.SetAction(parsed =>
        {
            var (onlyFresh, onlyWarm) = (parsed.GetValue(fresh), parsed.GetValue(warm));
            int[] warmups = onlyFresh == onlyWarm
                ? [PeerPlan.Setting.Fresh, PeerPlan.Setting.Warm]
                : [onlyFresh ? PeerPlan.Setting.Fresh : PeerPlan.Setting.Warm];
            return RunAsync(new PeerPlan
            {
                Rounds = parsed.GetValue(rounds),
                Requests = parsed.GetValue(requests),
                Concurrency = parsed.GetValue(concurrency),
                Database = parsed.GetValue(database),
                Programs = parsed.GetValue(programs),
                Bot = parsed.GetValue(bot)?.FullName,
                Work = parsed.GetValue(work)?.FullName,
                Settings =
                [
                    .. from mode in parsed.GetValue(database) == PeerDatabase.PostgreSql ? ["FULL"] : parsed.GetValue(sync)!
                       from count in parsed.GetValue(cores)!
                       from warmup in warmups
                       select new PeerPlan.Setting(count, mode, warmup),
                ],
            });
        });
        return command;
    }

    /// <summary>0 when everything was answered and stored, whatever the ratios; 1 when a run does not count.</summary>
    static async Task<int> RunAsync(PeerPlan plan)
    {
        PeerBench.RequireMachine();
        using var folder = new TemporaryFolder();
        using var cluster = plan.Database == PeerDatabase.PostgreSql ? PostgreSqlCluster.Start() : null;
        var bench = await PeerBench.PrepareAsync(plan, folder, cluster);
        var sound = true;
        foreach (var setting in plan.Settings)
        {
            Console.WriteLine($"\n## {plan.Database}, {plan.Programs} {(plan.Programs == 1 ? "program" : "programs")}: {setting}\n");
            var runs = await bench.MeasureAsync(setting);
            Console.WriteLine(PeerReport.Write(plan, setting, runs));
            sound &= runs.All(run => run.IsSound);
        }

        return sound ? 0 : 1;
    }
}
