using System.Text.Json.Serialization;
using AlignBot.Domain;
using AlignBot.Domain.StandUp;
using NodaTime;

namespace AlignBot.StandUp;

/// <summary>Something that happened in the first ninety days, as the record keeps it. The discriminators are stored for good.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Begun), "begun")]
[JsonDerivedType(typeof(Changed), "changed")]
[JsonDerivedType(typeof(Ended), "ended")]
abstract record StandUpFact
{
    StandUpFact()
    {
    }

    /// <summary>They began.</summary>
    public sealed record Begun(LocalDate From) : StandUpFact;

    /// <summary>A milestone has another owner or day.</summary>
    public sealed record Changed(MilestoneKind Milestone, UserId Owner, LocalDate DueOn) : StandUpFact;

    /// <summary>They are over, with so many of the milestones reached.</summary>
    public sealed record Ended(int Reached, int Of) : StandUpFact;

    /// <summary>The name under which history keeps it. Stored for good.</summary>
    public static string KindOf(StandUpFact fact) => fact switch
    {
        Begun => "standup.begun",
        Changed => "standup.changed",
        Ended => "standup.ended",
        _ => throw new InvalidOperationException($"No name for the fact {fact.GetType().Name}."),
    };
}
