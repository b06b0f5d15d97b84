using System.Text.Json.Serialization;

namespace AlignBot.Domain.Cadence.Series;

/// <summary>Something that happened to a series, as the record keeps it. Closed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Saved), "saved")]
[JsonDerivedType(typeof(Paused), "paused")]
[JsonDerivedType(typeof(Resumed), "resumed")]
[JsonDerivedType(typeof(Ended), "ended")]
public abstract record SeriesFact
{
    SeriesFact()
    {
    }

    /// <summary>It was created or changed; what it is now.</summary>
    public sealed record Saved(MeetingSeries Series, bool IsNew) : SeriesFact;

    /// <summary>It pauses.</summary>
    public sealed record Paused : SeriesFact;

    /// <summary>It goes on.</summary>
    public sealed record Resumed : SeriesFact;

    /// <summary>It is over for good.</summary>
    public sealed record Ended : SeriesFact;
}
