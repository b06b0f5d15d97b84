using System.Text.Json.Serialization;

namespace AlignBot.Decisions.Asks;

/// <summary>What a direct message about an entry asks.</summary>
enum DecisionAskKind
{
    /// <summary>Was it decided so?</summary>
    Confirm,

    /// <summary>Does it still hold?</summary>
    Review,
}

/// <summary>Which ask a direct message carries, and to whom.</summary>
sealed record DecisionAsk(string User, DecisionAskKind Kind)
{
    /// <summary>Under which the message and what waits on Home are remembered, to be edited when the ask ends.</summary>
    [JsonIgnore]
    public string Slot => $"{SlotsOf(Kind)}{User}";

    /// <summary>How the slots of all asks of a kind begin.</summary>
    public static string SlotsOf(DecisionAskKind kind) => $"ask/{kind}/";
}

/// <summary>What a recorder is told: who says that it was not decided so, and why.</summary>
sealed record DecisionObjection(string By, string Reason)
{
    /// <summary>Under which the message is remembered, to be edited once nothing is to be settled any more.</summary>
    [JsonIgnore]
    public string Slot => $"objection/{By}";
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(DecisionAsk))]
[JsonSerializable(typeof(DecisionObjection))]
sealed partial class DecisionAskJson : JsonSerializerContext;
