using System.Text.Json.Serialization;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Storage;

namespace AlignBot.AccountLists;

/// <summary>How the list, and what happened to it, is written in JSON columns. Names on disk are the property names: rename one only with
/// an upcaster.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(InstantConverter), typeof(LocalDateConverter), typeof(LocalTimeConverter), typeof(DurationConverter),
        typeof(UserIdConverter)])]
[JsonSerializable(typeof(AccountList))]
[JsonSerializable(typeof(AccountListFact))]
sealed partial class AccountListJson : JsonSerializerContext;
