using System.Text.Json.Serialization;
using AlignBot.Engine.Storage;

namespace AlignBot.Time;

/// <summary>How a calendar that is being edited is kept between the steps of its form.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(InstantConverter), typeof(LocalDateConverter), typeof(LocalTimeConverter), typeof(DurationConverter), typeof(UserIdConverter)])]
[JsonSerializable(typeof(CalendarDraft))]
sealed partial class CalendarJson : JsonSerializerContext;
