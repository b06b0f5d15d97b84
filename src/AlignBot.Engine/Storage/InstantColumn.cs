using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace AlignBot.Engine.Storage;

/// <summary>An instant as whole milliseconds since the Unix epoch, so that it sorts and compares alike in both databases.</summary>
public sealed class InstantColumn() : ValueConverter<Instant, long>(
    instant => instant.ToUnixTimeMilliseconds(),
    milliseconds => Instant.FromUnixTimeMilliseconds(milliseconds));
