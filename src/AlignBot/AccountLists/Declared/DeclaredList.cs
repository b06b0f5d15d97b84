using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;

namespace AlignBot.AccountLists.Declared;

/// <summary>Where a program file says that the list comes from. Sources by their names alone: what they are is the server's
/// configuration.</summary>
/// <param name="Source">A name of the server's configuration, or <see cref="AccountList.FromFiles"/>.</param>
/// <param name="Mapping">How it is read.</param>
/// <param name="Dates">When the weekly diff is posted.</param>
/// <param name="Compared">The lists that are compared with it.</param>
sealed record DeclaredList(string Source, ListMapping Mapping, DiffDates Dates, ImmutableArray<DeclaredSecond> Compared)
{
    /// <summary>Who owns accounts of tier one together.</summary>
    public PairRule Pairs { get; init; }

    /// <summary>What a file says that says nothing of it.</summary>
    public static DeclaredList None { get; } = new("", ListMapping.Usual, DiffDates.Usual, []);

    /// <summary>What the file has.</summary>
    public static ProgramPart<DeclaredList> Part { get; } = new("AccountList", DeclaredListJson.Default.DeclaredList, None);

    /// <summary>Whether the file says nothing of it.</summary>
    [JsonIgnore]
    public bool IsNone => Source.Length == 0;

    public bool Equals(DeclaredList? other) =>
        other is not null && Source == other.Source && Mapping.Equals(other.Mapping) && Dates == other.Dates && Pairs == other.Pairs
            && Compared.SequenceEqual(other.Compared);

    public override int GetHashCode() => HashCode.Combine(Source, Dates, Compared.Length);
}

/// <summary>A list that is compared with it.</summary>
sealed record DeclaredSecond(string Name, string Source, ListMapping Mapping);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true,
    Converters = [typeof(LocalTimeConverter)])]
[JsonSerializable(typeof(DeclaredList))]
sealed partial class DeclaredListJson : JsonSerializerContext;
