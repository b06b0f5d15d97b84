using System.Collections.Immutable;

namespace AlignBot.Sources.Tabular;

/// <summary>A column with a fixed name, which a file or a statement gives. Each is one object, made once.</summary>
/// <param name="name">As documented and as a statement gives it: <c>account_id</c>.</param>
/// <param name="holds">How its cells are read.</param>
sealed class TabularColumn(string name, TabularCell holds)
{
    public string Name => name;

    public TabularCell Holds => holds;

    /// <summary>Without it nothing is read.</summary>
    public bool IsRequired { get; private init; }

    /// <summary>A blank cell is an error of its row, never a default.</summary>
    public bool IsFilled { get; private init; }

    /// <summary>Whether a person may decide that blank cells are meant: then they are read as null.</summary>
    public bool MayBeLeftBlank { get; private init; }

    /// <summary>Its place among the columns of its kind, from 0.</summary>
    public int Slot { get; set; }

    /// <summary>What exports of CRMs call it. Where a file has several of them, the first here is taken.</summary>
    public ImmutableArray<string> AlsoCalled { get; private init; } = [];

    /// <summary>May be there.</summary>
    public static TabularColumn Optional(string name, TabularCell holds, params ImmutableArray<string> alsoCalled) =>
        new(name, holds) { AlsoCalled = alsoCalled };

    /// <summary>Has to be there, and may have blank cells.</summary>
    public static TabularColumn Needed(string name, TabularCell holds, params ImmutableArray<string> alsoCalled) =>
        new(name, holds) { IsRequired = true, AlsoCalled = alsoCalled };

    /// <summary>Has to be there and filled.</summary>
    public static TabularColumn Filled(string name, TabularCell holds, params ImmutableArray<string> alsoCalled) =>
        new(name, holds) { IsRequired = true, IsFilled = true, AlsoCalled = alsoCalled };

    /// <summary>Has to be there and filled, unless somebody says that its blanks are meant.</summary>
    public static TabularColumn FilledUnlessMeant(string name, TabularCell holds, params ImmutableArray<string> alsoCalled) =>
        new(name, holds) { IsRequired = true, IsFilled = true, MayBeLeftBlank = true, AlsoCalled = alsoCalled };

    public override string ToString() => name;
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
