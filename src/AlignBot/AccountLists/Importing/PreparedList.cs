using System.Text.Json.Serialization;
using AlignBot.Domain.AccountLists;

namespace AlignBot.AccountLists.Importing;

/// <summary>A file that was read, and waits for whoever handed it in to say that it is meant.</summary>
/// <param name="Reading">Under which its accounts stand.</param>
/// <param name="Counts">What is in it.</param>
/// <param name="Before">The reading that it was compared with when they read the page; null where there was none.</param>
/// <param name="Mapping">As which it was read.</param>
sealed record PreparedList(Guid Reading, ListCounts Counts, Guid? Before, ListMapping Mapping);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(PreparedList))]
sealed partial class PreparedJson : JsonSerializerContext;
