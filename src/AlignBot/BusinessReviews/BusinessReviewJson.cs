using System.Text.Json.Serialization;
using AlignBot.Domain.BusinessReviews;
using AlignBot.Engine.Storage;

namespace AlignBot.BusinessReviews;

/// <summary>How business reviews, what they say and what happened to them are written in JSON columns. Names on disk are the property
/// names: rename one
/// only with an upcaster.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(InstantConverter), typeof(LocalDateConverter), typeof(LocalTimeConverter), typeof(DurationConverter), typeof(UserIdConverter)])]
[JsonSerializable(typeof(BusinessReview))]
[JsonSerializable(typeof(ReviewContent))]
[JsonSerializable(typeof(ReviewFact))]
sealed partial class BusinessReviewJson : JsonSerializerContext;
