using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace AlignBot.Sources.Signals;

/// <summary>Where a round through the accounts of a list stands: what was answered, and what that cost.</summary>
sealed class SignalRound
{
    readonly Dictionary<string, ImmutableArray<KeptSignal>> answers;

    SignalRound(KeptRound kept)
    {
        (Usage, answers) = (kept.Usage ?? SignalUsage.None, new(kept.Answers ?? [], StringComparer.Ordinal));
    }

    public SignalUsage Usage { get; set; }

    /// <param name="state">Null or what a build that wrote it otherwise kept: then the round begins anew.</param>
    public static SignalRound Of(string? state)
    {
        try
        {
            return new SignalRound(state is null ? new KeptRound() : JsonSerializer.Deserialize(state, KeptJson.Default.KeptRound)
                ?? new KeptRound());
        }
        catch (JsonException)
        {
            return new SignalRound(new KeptRound());
        }
    }

    /// <summary>Whether it was answered about, under the domain that it has now.</summary>
    public bool Has(AskedAccount account) => answers.ContainsKey(IdOf(account));

    public void Take(AskedAccount account, IEnumerable<SourceSignal> signals) => answers[IdOf(account)] =
        [.. signals.Select(one => new KeptSignal(one.Key, one.Kind, one.Strength, one.DetectedAt?.ToUnixTimeMilliseconds()))];

    /// <summary>What was answered about these accounts; of those that left the list since, nothing.</summary>
    public IEnumerable<SourceSignal> SignalsOf(IEnumerable<AskedAccount> accounts) => accounts.SelectMany(account =>
        answers[IdOf(account)].Select(one => new SourceSignal(one.Key, account.Key, one.Kind)
        {
            Domain = account.Domain,
            Strength = one.Strength,
            DetectedAt = one.At is { } at ? Instant.FromUnixTimeMilliseconds(at) : null,
        }));

    /// <summary>The next one is to begin; what this one cost still counts.</summary>
    public void End() => answers.Clear();

    public override string ToString() => JsonSerializer.Serialize(new KeptRound { Usage = Usage, Answers = answers }, KeptJson.Default.KeptRound);

    static string IdOf(AskedAccount account) => $"{account.Key} {account.Domain}";
}

/// <summary>A round as it is kept.</summary>
sealed record KeptRound
{
    public SignalUsage? Usage { get; init; }

    /// <summary>By account and domain; empty where the vendor has no sign of interest.</summary>
    public Dictionary<string, ImmutableArray<KeptSignal>>? Answers { get; init; }
}

/// <param name="Key">The signal's id.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Strength">As the vendor has it.</param>
/// <param name="At">Milliseconds since 1970; null where the vendor does not say when.</param>
sealed record KeptSignal(string Key, string Kind, decimal? Strength, long? At);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(KeptRound))]
sealed partial class KeptJson : JsonSerializerContext;
