using System.Text.Json.Serialization;

namespace AlignBot.Domain.AccountLists;

/// <summary>Who owns an account of tier one together, where nobody said so of that account.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PairRule>))]
public enum PairRule
{
    /// <summary>The owner and the marketer that the source names.</summary>
    BySource,

    /// <summary>The program's sales leader and marketing leader.</summary>
    ByRole,
}
