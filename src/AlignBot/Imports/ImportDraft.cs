using System.Text.Json.Serialization;
using AlignBot.Sources;

namespace AlignBot.Imports;

/// <summary>A file that was read and shown, and waits for whoever handed it in to say that it is meant.</summary>
/// <param name="Kind">Of which records.</param>
/// <param name="File">Its name.</param>
/// <param name="Prepared">What its kind needs to take it over.</param>
/// <param name="IsDoubted">Whether it can hardly be right, so that they have to say more than that.</param>
sealed record ImportDraft(SourceKinds Kind, string File, string Prepared, bool IsDoubted);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ImportDraft))]
[JsonSerializable(typeof(OfferedFile))]
sealed partial class ImportJson : JsonSerializerContext;
