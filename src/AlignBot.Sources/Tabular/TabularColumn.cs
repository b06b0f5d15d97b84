using System.Collections.Immutable;

namespace AlignBot.Sources.Tabular;

/// <summary>A column with a fixed name, which a file or a statement gives.</summary>
/// <param name="Name">As documented and as a statement gives it: <c>account_id</c>.</param>
/// <param name="Holds">How its cells are read.</param>
sealed record TabularColumn(string Name, TabularCell Holds)
{
    /// <summary>Without it nothing is read.</summary>
    public bool IsRequired { get; init; }

    /// <summary>A blank cell is an error of its row, never a default.</summary>
    public bool IsFilled { get; init; }

    /// <summary>Whether a person may decide that blank cells are meant: then they are read as null.</summary>
    public bool MayBeLeftBlank { get; init; }

    /// <summary>Its place among the columns of its kind, from 0.</summary>
    public int Slot { get; init; }

    /// <summary>What exports of CRMs call it. Where a file has several of them, the first here is taken.</summary>
    public ImmutableArray<string> AlsoCalled { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>By identity: columns of two kinds that are called alike have slots of their own.</summary>
    public bool Equals(TabularColumn? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Name;
}

/// <summary>What a cell of a column means.</summary>
enum TabularCell
{
    /// <summary>Letter for letter, never a number.</summary>
    Key,

    /// <summary>Several keys: an array, or separated by semicolons or commas.</summary>
    Keys,
    Text,
    YesNo,
    Number,

    /// <summary>A moment. A day, or a time without a zone, needs the zone that is meant.</summary>
    Moment,

    /// <summary>A day, which is never moved between zones.</summary>
    Day,

    /// <summary>A moment where the cell has a time, else a day.</summary>
    MomentOrDay,
}
