using System.Text.Json.Serialization;

namespace AlignBot.Domain.Scoreboard.Readings;

/// <summary>A deal or a signal that a measure leaves out. Nothing is left out in silence.</summary>
/// <param name="Id">The source's.</param>
/// <param name="Why">The reason.</param>
public sealed record LeftOut(string Id, LeftOutWhy Why);

/// <summary>Why something is left out. The names are stored for good.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LeftOutWhy>))]
public enum LeftOutWhy
{
    /// <summary>It has no amount.</summary>
    NoAmount,

    /// <summary>Its amount is in no currency.</summary>
    NoCurrency,

    /// <summary>There is no rate of its currency for its day.</summary>
    NoRate,

    /// <summary>Its amount is below zero.</summary>
    NegativeAmount,

    /// <summary>Its amount is more than any deal can be.</summary>
    AbsurdAmount,

    /// <summary>Nobody knows when it was made, or seen.</summary>
    NoTime,

    /// <summary>It is won or lost, and has no day of its close.</summary>
    NoCloseDay,

    /// <summary>It is dated in the future: it counts from then on.</summary>
    InTheFuture,
}
