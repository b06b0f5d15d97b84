using System.Text.Json.Serialization;
using AlignBot.Domain.Records;

namespace AlignBot.Records;

/// <summary>How what happened to records is written in the history. Names on disk are the property names.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RecordsFact))]
sealed partial class RecordsJson : JsonSerializerContext;
