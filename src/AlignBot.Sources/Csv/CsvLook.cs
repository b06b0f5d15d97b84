using System.Collections.Immutable;

namespace AlignBot.Sources.Csv;

/// <summary>What a look through a whole file found, for a person to see before anything is read from it.</summary>
public sealed record CsvLook
{
    public required SourceKinds Kind { get; init; }

    public required string Name { get; init; }

    public CsvEncoding Encoding { get; init; }

    public char Delimiter { get; init; }

    /// <summary>The header's line in the file, from 1; 0 when there is none.</summary>
    public long HeaderLine { get; init; }

    /// <summary>Lines below the header that hold something.</summary>
    public int Lines { get; init; }

    /// <summary>The fixed columns that the file has, in the order of the documentation.</summary>
    public ImmutableArray<CsvColumnLook> Columns { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Headers of columns that have no fixed name. Accounts offer them to the mapping.</summary>
    public ImmutableArray<string> Unknown { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Why the file can't be read, a sentence each. Empty: it can, once the questions are answered.</summary>
    public ImmutableArray<string> Troubles { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>What has to be answered by <see cref="CsvChoices"/> before it can be read.</summary>
    public ImmutableArray<CsvQuestion> Questions { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>What a person should know: a guess that was made, a column that is not there.</summary>
    public ImmutableArray<string> Notes { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Nothing stands below the header, or there is not even a header. That is no list from which everything was taken
    /// off.</summary>
    public bool IsEmpty { get; init; }

    public bool CanBeRead => Troubles.IsEmpty && Questions.IsEmpty;

    internal CsvHead Head { get; init; } = new(',', 0, []);

    internal CsvHeader? Header { get; init; }

    /// <summary>Looks through the whole file.</summary>
    /// <param name="choices">What is decided already; where the settings decided, the look says so.</param>
    public static Task<CsvLook> TakeAsync(
        CsvFile file, SourceKinds kind, CsvChoices choices, CsvBounds bounds, IProgress<CsvProgress>? progress, CancellationToken cancel) =>
        CsvLooking.TakeAsync(file, kind, choices, bounds, progress, cancel);
}

/// <summary>A fixed column as a file has it.</summary>
/// <param name="Column">Its name: <c>close_date</c>.</param>
/// <param name="Header">What the file calls it.</param>
/// <param name="Filled">How many lines fill it.</param>
/// <param name="Blank">How many leave it blank.</param>
public sealed record CsvColumnLook(string Column, string Header, int Filled, int Blank)
{
    /// <summary>The first lines that leave it blank, with the key that stands there.</summary>
    public ImmutableArray<CsvPlace> BlankAt { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>How the figures of the column are read; null where it has none, or nothing decides.</summary>
    public DecimalMark? Decimal { get; init; }

    /// <summary>How 3/4/2026 is read in the column; null where no day is written so, or nothing decides.</summary>
    public DayOrder? DayOrder { get; init; }

    /// <summary>Some cells as written and as read.</summary>
    public ImmutableArray<CsvSample> Samples { get; init => field = value.IsDefault ? [] : value; } = [];
}

/// <summary>A line of the file and the key on it, where there is one.</summary>
public readonly record struct CsvPlace(long Line, string? Key);

/// <summary>A cell and what it is read as.</summary>
public readonly record struct CsvSample(long Line, string Written, string Read);
