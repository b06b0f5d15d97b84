using System.Text.Json.Serialization;
using AlignBot.Domain.Actions;

namespace AlignBot.Actions;

/// <summary>What a direct message about a follow-up is for.</summary>
enum ActionAskKind
{
    /// <summary>It is theirs to do.</summary>
    Do,

    /// <summary>Its owner is gone: theirs to hand over.</summary>
    HandOver,
}

/// <summary>Which message about a follow-up this is, and to whom.</summary>
sealed record ActionAsk(string User, ActionAskKind Kind)
{
    /// <summary>Of a reminder: which moment has come.</summary>
    public ActionMoment? Moment { get; init; }

    /// <summary>Under which the message and what waits on Home are remembered.</summary>
    [JsonIgnore]
    public string Slot => Moment is { } moment ? $"ask/{Kind}/{User}/{moment}" : $"ask/{Kind}/{User}";
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(ActionAsk))]
sealed partial class ActionAskJson : JsonSerializerContext;
