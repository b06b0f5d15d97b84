using System.Text.Json.Serialization;

namespace AlignBot.Benchmarks.Peer;

/// <summary>A server in the peers.json that bench.mjs reads: how it is started, and what a good answer of it holds.</summary>
sealed record PeerEntry
{
    public required string Name { get; init; }
    public required string Cwd { get; init; }
    public required string[] Cmd { get; init; }
    public required Dictionary<string, string> Env { get; init; }
    public required string Url { get; init; }
    public required string Secret { get; init; }
    public required string Command { get; init; }
    public required string Expect { get; init; }

    /// <summary>The database file, made anew before each round; null where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Db { get; init; }

    /// <summary>The migrated database that <see cref="Db"/> is copied from; null where the server makes its own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Template { get; init; }

    /// <summary>The table whose new rows are counted after the load; null to count none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Table { get; init; }

    /// <summary>Commands that make the database anew before each round, where it is no file.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string[][]? Reset { get; init; }

    /// <summary>A command that prints how many rows there are, where the database is no file.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string[]? Count { get; init; }

    /// <summary>How many channels the load is spread over, each with a program of its own; 0 is the one channel.</summary>
    public int Channels { get; init; }

    /// <summary>How many members of the program send the load; 0 is a user of its own for each request.</summary>
    public int Users { get; init; }
}
