using System.Text.Json;
using System.Text.Json.Serialization;

namespace AlignBot.Benchmarks.Peer;

/// <summary>A line that bench.mjs prints: one server from its start to its end under load.</summary>
sealed record PeerRun
{
    public required int Round { get; init; }
    public required string Name { get; init; }
    public required double ColdMs { get; init; }
    public required double RssMb { get; init; }
    public required double Rps { get; init; }

    // Null where no request was answered at all.
    public double? P50Ms { get; init; }
    public double? P99Ms { get; init; }
    public required double CpuUsPerReq { get; init; }
    public required int Ok { get; init; }
    public required int Failed { get; init; }

    /// <summary>Whether as many rows stand in the table as requests were answered. Null where they were not counted.</summary>
    public bool? RowsMatch { get; init; }

    /// <summary>Everything was answered as expected and stored.</summary>
    [JsonIgnore]
    public bool IsSound => Failed == 0 && Ok > 0 && RowsMatch != false;

    public static PeerRun Parse(string line) => JsonSerializer.Deserialize(line, PeerJson.Default.PeerRun)!;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(PeerRun))]
[JsonSerializable(typeof(PeerEntry[]))]
sealed partial class PeerJson : JsonSerializerContext;
