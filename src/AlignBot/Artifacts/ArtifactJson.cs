using System.Text.Json.Serialization;
using AlignBot.Artifacts.Declared;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Storage;

namespace AlignBot.Artifacts;

/// <summary>How an artifact, and what happened to it, is written in JSON columns. Names on disk are the property names: rename one only with an upcaster.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(InstantConverter), typeof(LocalDateConverter), typeof(LocalTimeConverter), typeof(DurationConverter), typeof(UserIdConverter)])]
[JsonSerializable(typeof(Artifact))]
[JsonSerializable(typeof(Revision))]
[JsonSerializable(typeof(ArtifactFact))]
[JsonSerializable(typeof(OwnerAsk))]
[JsonSerializable(typeof(InForceNews))]
[JsonSerializable(typeof(OwnedNews))]
[JsonSerializable(typeof(IReadOnlyList<DeclaredArtifact>))]
[JsonSerializable(typeof(Definitions.DefinitionsKeeper))]
[JsonSerializable(typeof(Sla.SlaDraft))]
sealed partial class ArtifactJson : JsonSerializerContext;
