namespace AlignBot.Benchmarks.Peer;

/// <summary>What is to be compared, how often and under which load.</summary>
sealed record PeerPlan
{
    public required int Rounds { get; init; }
    public required int Requests { get; init; }
    public required int Concurrency { get; init; }
    public required IReadOnlyList<Setting> Settings { get; init; }

    /// <summary>Which database both bots write to.</summary>
    public required PeerDatabase Database { get; init; }

    /// <summary>How many programs, each with a channel of its own, the requests are spread over.</summary>
    public required int Programs { get; init; }

    /// <summary>An AlignBot that is published already; null to publish this checkout's.</summary>
    public string? Bot { get; init; }

    /// <summary>Where the Bolt peer stays installed between runs; null for a temporary folder.</summary>
    public string? Work { get; init; }

    /// <summary>One table: both servers under the same conditions.</summary>
    /// <param name="Cores">The cores of the server: one, or both and thereby also the load's.</param>
    /// <param name="Sync">SQLite's synchronous setting of both, NORMAL or FULL; PostgreSQL syncs every commit, as FULL does.</param>
    /// <param name="Warmup">Requests before those that are counted.</param>
    public sealed record Setting(int Cores, string Sync, int Warmup)
    {
        /// <summary>Enough for a start's first moments to be over, and no more.</summary>
        public const int Fresh = 3_000;

        /// <summary>Enough for .NET to have compiled what is hot a second time, on one core, while it serves.</summary>
        public const int Warm = 60_000;

        public override string ToString() =>
            FormattableString.Invariant(
                $"server on {(Cores == 1 ? "one core" : "both cores")}, synchronous {Sync}, {(Warmup >= Warm ? "warm" : "fresh")} ({Warmup:N0} requests before)");
    }
}

enum PeerDatabase
{
    Sqlite,
    PostgreSql,
}
