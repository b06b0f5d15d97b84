using System.Text.Json.Serialization;

namespace AlignBot.Domain.Records;

/// <summary>What happened to the records of a program, as its history keeps it. The name on disk never changes.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(Taken), "taken")]
[JsonDerivedType(typeof(Chosen), "chosen")]
[JsonDerivedType(typeof(Believed), "believed")]
public abstract record RecordsFact
{
    RecordsFact()
    {
    }

    /// <summary>Somebody took a file over.</summary>
    /// <param name="Records">Of what: 'opportunities'.</param>
    /// <param name="File">The file's name.</param>
    /// <param name="Rows">In it.</param>
    /// <param name="New">Of them not known before.</param>
    /// <param name="Changed">Of them known otherwise.</param>
    /// <param name="Gone">Known before, and not in it.</param>
    public sealed record Taken(string Records, string File, int Rows, int New, int Changed, int Gone) : RecordsFact;

    /// <summary>Somebody said where a kind of record comes from.</summary>
    /// <param name="Records">Of what: 'opportunities'.</param>
    /// <param name="Source">A name of the server's configuration, <see cref="AccountLists.AccountList.FromFiles"/>, or null for 'as the
    /// account list'.</param>
    public sealed record Chosen(string Records, string? Source) : RecordsFact;

    /// <summary>Somebody said that a reading which can hardly be right is right.</summary>
    /// <param name="Records">Of what: 'opportunities'.</param>
    /// <param name="Source">Of which source.</param>
    public sealed record Believed(string Records, string Source) : RecordsFact;
}
