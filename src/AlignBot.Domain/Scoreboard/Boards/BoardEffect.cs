using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Verdicts;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Boards;

/// <summary>What the rules of the scoreboard ask of the bot. Closed; carried out in order, in the transaction of the state.</summary>
public abstract record BoardEffect : Effect
{
    BoardEffect()
    {
    }

    /// <summary>Its settings say something else than before.</summary>
    public sealed record SettingsChanged : BoardEffect;

    /// <summary>Have it read as soon as it can be.</summary>
    /// <param name="IsAsked">Somebody asked for it, and did not wait for its time.</param>
    public sealed record Read(bool IsAsked) : BoardEffect;

    /// <summary>Keep a reading.</summary>
    /// <param name="Reading">As it is kept for good.</param>
    /// <param name="Crossed">What crossed its line with it.</param>
    public sealed record Keep(Reading Reading, ImmutableArray<Crossing> Crossed) : BoardEffect;

    /// <summary>Tell the channel of the reading that is kept.</summary>
    public sealed record Announce(Reading Reading) : BoardEffect;

    /// <summary>Bring what the channel was told of a quarter to its newest figures.</summary>
    public sealed record Refresh(Reading Reading) : BoardEffect;

    /// <summary>Wait for a moment.</summary>
    public sealed record SetTimer(string Name, Instant At) : BoardEffect, ISetsTimer;

    /// <summary>A line of the record.</summary>
    public sealed record Log(BoardFact Fact, UserId? Actor) : BoardEffect, ILogs<BoardFact>;

    /// <summary>The name of its timer, as it is stored.</summary>
    public const string ReadingTimer = "reading";
}

/// <summary>Something that happened to the scoreboard, as the record keeps it. The discriminators are stored for good.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SetUp), "set_up")]
[JsonDerivedType(typeof(QuarterRead), "quarter")]
[JsonDerivedType(typeof(Entered), "entered")]
public abstract record BoardFact
{
    BoardFact()
    {
    }

    /// <summary>Somebody said what is counted.</summary>
    /// <param name="Definition">The version of the definition.</param>
    /// <param name="Lines">What it says, a line a setting.</param>
    public sealed record SetUp(string Definition, ImmutableArray<string> Lines) : BoardFact
    {
        /// <inheritdoc cref="SetUp"/>
        public ImmutableArray<string> Lines { get; init => field = value.OrEmpty(); } = Lines;
    }

    /// <summary>A closed quarter was read, or corrected.</summary>
    /// <param name="Quarter">'2026 Q3'.</param>
    /// <param name="Version">1 for the first reading of it.</param>
    /// <param name="Definition">The version of the definition.</param>
    /// <param name="Figures">The five, as far as they are known: '3 of 5'.</param>
    public sealed record QuarterRead(string Quarter, int Version, string Definition, ImmutableArray<string> Figures) : BoardFact
    {
        /// <inheritdoc cref="QuarterRead"/>
        public ImmutableArray<string> Figures { get; init => field = value.OrEmpty(); } = Figures;
    }

    /// <summary>Somebody entered the figures of a quarter.</summary>
    /// <param name="Quarter">'2026 Q3'.</param>
    /// <param name="Version">1 for the first reading of it.</param>
    /// <param name="Figures">The five, as far as they were given: '3 of 5'.</param>
    public sealed record Entered(string Quarter, int Version, ImmutableArray<string> Figures) : BoardFact
    {
        /// <inheritdoc cref="Entered"/>
        public ImmutableArray<string> Figures { get; init => field = value.OrEmpty(); } = Figures;
    }
}
