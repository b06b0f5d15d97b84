using System.Globalization;
using AlignBot.Sandbox.Crm;
using AlignBot.SourceSimulators.Warehouses;

namespace AlignBot.Scenarios.Scoreboard;

/// <summary>The worked example comes out to the digit whichever warehouse gives its records, from the source that is chosen to the
/// measures on the scoreboard.</summary>
public sealed class TheExampleFromAWarehouse : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("alignbot-example-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("Snowflake")]
    [InlineData("BigQuery")]
    [InlineData("Databricks")]
    public async Task To_the_digit(string kind)
    {
        await using var warehouse = await CloudWarehouse.StartAsync(kind, Path.Combine(folder, "secret"));
        warehouse.Local.RowsPerPart = 3;
        Fill(warehouse);

        await WorkedExample.ComesOutAsync(
            WorkedExample.Kinds, new Dictionary<string, string?>(warehouse.Settings.Concat(new Dictionary<string, string?>
            {
                ["Accounts:Statement"] = "SELECT * FROM crm.accounts",
                ["Opportunities:Statement"] = "SELECT * FROM crm.deals",
                ["Activities:Statement"] = "SELECT * FROM crm.activities",
                ["Signals:Statement"] = "SELECT * FROM crm.signals",
            }).Select(one => KeyValuePair.Create("Sources:crm:" + one.Key, one.Value))));
    }

    static void Fill(CloudWarehouse warehouse)
    {
        var types = warehouse.Types;
        var accounts = warehouse.Local.Add(new LocalTable(
            "crm.accounts", new("ACCOUNT_ID", types.Text), new("NAME", types.Text), new("DOMAIN", types.Text), new("IS_TARGET",
                types.Bool), new("TIER", types.Text)));
        foreach (var (key, name, tier) in new[] { ("A", "Alpha", "1"), ("B", "Beta", "1"), ("C", "Gamma", "2"), ("D", "Delta", "2"),
            ("E", "Epsilon", "3") })
        {
            accounts.Add(key, name, $"{name}.example", true, tier);
        }

        var activities = warehouse.Local.Add(new LocalTable(
            "crm.activities", new("activity_id", types.Text), new("account_id", types.Text), new("side", types.Text), new("kind",
                types.Text), new("occurred_at", types.Moment)));
        foreach (var (key, account, side, kind, at) in new[]
        {
            ("t1", "A", "marketing", "ad", "2026-09-10T12:00Z"), ("t2", "A", "buyer", "webinar", "2026-09-12T12:00Z"), ("t3", "A",
                "buyer", "pricing", "2026-09-20T12:00Z"),
            ("t4", "B", "marketing", "campaign", "2026-09-05T12:00Z"), ("t5", "A", "sales", "call", "2026-09-21T11:30Z"), ("t6", "B",
                "buyer", "page", "2026-08-20T12:00Z"),
            ("t7", "C", "marketing", "email", "2026-05-15T12:00Z"), ("t8", "C", "buyer", "form", "2026-07-20T12:00Z"), ("t9", "C",
                "sales", "call", "2026-07-21T09:30Z"),
            ("t10", "D", "sales", "email", "2026-09-25T09:00Z"),
        })
        {
            activities.Add(key, account, side, kind, At(at));
        }

        var deals = warehouse.Local.Add(new LocalTable(
            "crm.deals", new("opportunity_id", types.Text), new("account_id", types.Text), new("is_closed", types.Bool), new("is_won",
                types.Bool), new("amount", types.Number),
            new("currency", types.Text), new("created_at", types.Moment), new("close_date", types.Day)));
        foreach (var (key, account, amount, created, closes, won) in new (string, string, decimal?, string, string, bool?)[]
        {
            ("o1", "A", 40000, "2026-09-22", "2026-12-01", null), ("o2", "B", 25000, "2026-08-01", "2026-09-15", true), ("o3", "C",
                35000, "2026-09-01", "2026-12-01", null),
            ("o4", "X", 60000, "2026-08-15", "2026-12-01", null), ("o5", "D", null, "2026-09-28", "2026-12-01", null), ("o6", "A",
                40000, "2026-03-02", "2026-08-10", false),
            ("o7", "C", 15000, "2026-04-02", "2026-09-30", true),
        })
        {
            deals.Add(key, account, won is not null, won is true, amount, amount is null ? null : "EUR", At(created + "T00:00Z"),
                DateOnly.Parse(closes, CultureInfo.InvariantCulture));
        }

        var signals = warehouse.Local.Add(new LocalTable(
            "crm.signals", new("signal_id", types.Text), new("account_id", types.Text), new("kind", types.Text), new("detected_at",
                types.Moment)));
        foreach (var (key, account, at) in new[] { ("s1", "A", "2026-09-20T10:00Z"), ("s2", "C", "2026-07-20T10:00Z"), ("s3", "B",
            "2026-08-20T12:00Z"), ("s4", "D", "2026-09-24T16:00Z") })
        {
            signals.Add(key, account, "intent", At(at));
        }
    }

    static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
