using System.Collections.Immutable;
using NodaTime;

namespace AlignBot.Domain;

/// <summary>What a workflow answers to a command. Closed: exactly one of <see cref="Changed"/>, <see cref="Ignored"/>, <see cref="Refused"/>.</summary>
/// <typeparam name="TState">The aggregate the command was for.</typeparam>
public abstract record Outcome<TState>
{
    Outcome()
    {
    }

    /// <summary>The new state, and what the world must be told because of it. Both belong in one transaction.</summary>
    public sealed record Changed(TState State, ImmutableArray<Effect> Effects) : Outcome<TState>;

    /// <summary>Nothing to do: a late timer, a repeated click. Nobody needs an answer; <paramref name="Why"/> is for the log.</summary>
    public sealed record Ignored(string Why) : Outcome<TState>;

    /// <summary>A person asked for something the rules do not allow. The bot words <paramref name="Why"/>.</summary>
    /// <param name="Why">The reason, with the data needed to word it.</param>
    /// <param name="Kept">
    /// What is kept although the command was refused: a late ruling stays in the record as advice.
    /// Null when nothing is kept; else it is stored exactly as a <see cref="Changed"/>.
    /// </param>
    public sealed record Refused(Refusal Why, Changed? Kept = null) : Outcome<TState>
    {
        /// <summary>What else is wrong with the same command, so that every field of a form gets its sentence at once.</summary>
        public ImmutableArray<Refusal> Also { get; init => field = value.OrEmpty(); } = [];
    }
}

/// <summary>For those who ask the rules a second time.</summary>
public static class Outcomes
{
    /// <summary>The new state of a command that was asked about before in the same transaction.</summary>
    /// <exception cref="InvalidOperationException">It is no change all the same. The transaction is undone with it: nobody is told that it is done.</exception>
    public static TState Taken<TState>(this Outcome<TState>? outcome) => outcome is Outcome<TState>.Changed changed
        ? changed.State
        : throw new InvalidOperationException($"What was in order a moment ago in the same transaction is not: {(outcome is null ? "there is no such thing" : outcome)}.");
}

/// <summary>Something the bot must do, in the same transaction as the state that asked for it.</summary>
public abstract record Effect;

/// <summary>An effect that is a line of the record.</summary>
public interface ILogs<out TFact>
{
    /// <summary>What happened.</summary>
    TFact Fact { get; }

    /// <summary>Who did it; null when the clock did.</summary>
    UserId? Actor { get; }
}

/// <summary>An effect that waits for a moment.</summary>
public interface ISetsTimer
{
    /// <summary>Which of its moments, by a name that is stored.</summary>
    string Name { get; }

    /// <summary>When it is due.</summary>
    Instant At { get; }
}

/// <summary>An effect that waits for a moment no longer.</summary>
public interface IClearsTimer
{
    /// <summary>Which of its moments, by a name that is stored.</summary>
    string Name { get; }
}

/// <summary>A reason a person is told no. Expected, never an exception; each family is closed and carries its data.</summary>
public abstract record Refusal;
