using System.Text.Json.Serialization;
using AlignBot.Domain.Removal;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;

namespace AlignBot.Removal;

[JsonSourceGenerationOptions(Converters = [typeof(InstantConverter), typeof(UserIdConverter)], DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RemovalRequest))]
[JsonSerializable(typeof(RemovedNews))]
sealed partial class RemovalJson : JsonSerializerContext;

/// <summary>Where it is kept that somebody asked: with the program.</summary>
static class RemovalPart
{
    public static ProgramPart<RemovalRequest> Part { get; } = new("Removal", RemovalJson.Default.RemovalRequest, RemovalRequest.None);
}
