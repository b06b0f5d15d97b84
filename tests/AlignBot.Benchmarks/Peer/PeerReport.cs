using System.Globalization;
using System.Text;

namespace AlignBot.Benchmarks.Peer;

/// <summary>The table of one setting: both servers, and the ratio beside its goal.</summary>
/// <remarks>A ratio is the median of the rounds' own ratios: a round's two servers run one right after the other, and the machine drifts.</remarks>
static class PeerReport
{
    public static string Write(PeerPlan plan, PeerPlan.Setting setting, IReadOnlyList<PeerRun> runs)
    {
        var rounds = runs.GroupBy(run => run.Round)
            .Select(round => (Bolt: round.Single(run => run.Name == PeerBench.Bolt), Ours: round.Single(run => run.Name == PeerBench.AlignBot)))
            .ToList();
        var text = new StringBuilder();
        Line($"| median of {rounds.Count} | Bolt | AlignBot | AlignBot / Bolt | least - most | goal |");
        Line($"| --- | --- | --- | --- | --- | --- |");
        Row("requests/s", run => run.Rps, "N0", Goal(plan, setting), atLeast: true);
        Row("p50 ms", run => run.P50Ms, "N1");
        Row("p99 ms", run => run.P99Ms, "N1", 1);
        Row("resident MB", run => run.RssMb, "N0", 1.5);
        Row("cold start ms", run => run.ColdMs, "N0", 2);
        Row("CPU us/request", run => run.CpuUsPerReq, "N0");
        foreach (var run in runs.Where(run => !run.IsSound))
        {
            Line($"NOT COMPARABLE: {run.Name} in round {run.Round} failed {run.Failed} requests{(run.RowsMatch == false ? " and its rows do not match" : "")}.");
        }

        return text.ToString();

        void Row(string name, Func<PeerRun, double?> read, string format, double? goal = null, bool atLeast = false)
        {
            var bolt = new Sample(rounds.Select(round => read(round.Bolt) ?? double.NaN));
            var ours = new Sample(rounds.Select(round => read(round.Ours) ?? double.NaN));
            var ratio = new Sample(rounds.Select(round => (read(round.Ours) / read(round.Bolt)) ?? double.NaN));
            var met = atLeast ? ratio.Median >= goal : ratio.Median <= goal;
            var judged = goal is null ? "" : $"{(atLeast ? "at least" : "at most")} {Text(goal.Value, "0.#")}: {(met ? "met" : "MISSED")}";
            Line($"| {name} | {Text(bolt.Median, format)} | {Text(ours.Median, format)} | {ratio.Median:N2} | {ratio.Least:N2} - {ratio.Most:N2} | {judged} |");
        }

        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
    }

    static double Goal(PeerPlan plan, PeerPlan.Setting setting) => (plan.Database, plan.Programs, setting.Cores) switch
    {
        (PeerDatabase.PostgreSql, 1, _) => 1.5,
        (PeerDatabase.PostgreSql, _, _) => 2.5,
        (_, _, 1) => 3,
        _ => 4.5,
    };

    static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
