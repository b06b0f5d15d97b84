using System.Text.Json.Serialization;
using AlignBot.Domain.Audits;
using AlignBot.Engine.Storage;

namespace AlignBot.Audits;

/// <summary>How an audit, and what happened to it, is written in JSON columns. Names on disk are the property names: rename one only with an upcaster.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(InstantConverter), typeof(LocalDateConverter), typeof(LocalTimeConverter), typeof(DurationConverter), typeof(UserIdConverter)])]
[JsonSerializable(typeof(Audit))]
[JsonSerializable(typeof(AuditFact))]
sealed partial class AuditJson : JsonSerializerContext;
