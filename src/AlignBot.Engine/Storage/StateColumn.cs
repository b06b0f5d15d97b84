using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace AlignBot.Engine.Storage;

/// <summary>Turns a state of one schema number into the next.</summary>
public delegate JsonObject Upcaster(JsonObject older);

/// <summary>A row whose whole state is one JSON column, with the number of its shape beside it.</summary>
public interface IStateRow
{
    /// <summary>The entity's id.</summary>
    Guid Id { get; }

    /// <summary>The state as JSON of the shape <see cref="Schema"/>.</summary>
    string State { get; set; }

    /// <summary>Which shape it has; rises by one with each change of it.</summary>
    int Schema { get; set; }
}

/// <summary>How a state is written in its JSON column, and read from every shape that it ever had.</summary>
/// <remarks>A build reads all older shapes, and refuses a newer one by name: what it can't read it must not write over.</remarks>
public sealed class StateColumn<TState>
    where TState : class
{
    readonly string what;
    readonly JsonTypeInfo<TState> json;
    readonly Upcaster[] upcasters;

    /// <param name="what">What it is the state of, in a word: 'dispute'.</param>
    /// <param name="json">How today's shape is written. The names on disk are the property names.</param>
    /// <param name="upcasters">From schema 1 to 2, from 2 to 3, and so on; today's schema is one more than there are.</param>
    public StateColumn(string what, JsonTypeInfo<TState> json, params Upcaster[] upcasters)
    {
        this.what = what;
        this.json = json;
        this.upcasters = upcasters;
    }

    /// <summary>The shape that this build writes.</summary>
    public int Schema => upcasters.Length + 1;

    /// <exception cref="NewerStateException">A newer build wrote it.</exception>
    /// <exception cref="InvalidOperationException">The row has no state.</exception>
    public TState Read(IStateRow row) => Read(row.State, row.Schema, row.Id);

    /// <inheritdoc cref="Read(IStateRow)"/>
    public TState Read(string text, int schema, Guid id)
    {
        if (schema > Schema)
        {
            throw new NewerStateException(what, id, schema, Schema);
        }

        if (schema == Schema)
        {
            return JsonSerializer.Deserialize(text, json) ?? throw NoState(id);
        }

        var state = JsonNode.Parse(text)?.AsObject() ?? throw NoState(id);
        foreach (var upcaster in upcasters.Skip(schema - 1))
        {
            state = upcaster(state);
        }

        return state.Deserialize(json) ?? throw NoState(id);
    }

    /// <summary>The state as it is written.</summary>
    public string Write(TState state) => JsonSerializer.Serialize(state, json);

    /// <summary>Puts the state into its row.</summary>
    public void Write(IStateRow row, TState state)
    {
        row.State = Write(state);
        row.Schema = Schema;
    }

    InvalidOperationException NoState(Guid id) => new($"The {what} {id} has no state.");
}

/// <summary>A newer build wrote something that this one can't read. It stops that one thing, never the bot.</summary>
public sealed class NewerStateException : Exception
{
    public NewerStateException(string what, Guid id, int schema, int reads)
        : base($"The {what} {id} was written by a newer build (schema {schema}; this build reads up to {reads}).")
    {
    }

    /// <summary>It is of a kind that this build does not have.</summary>
    public NewerStateException(string what, Guid id)
        : base($"The {what} {id} was written by a newer build: this one has none of that kind.")
    {
    }
}
