namespace AlignBot.Sources.Warehouses;

/// <summary>A column of an answer.</summary>
/// <param name="Type">As the warehouse names it: <c>TIMESTAMP_NTZ</c>.</param>
sealed record WarehouseColumn(string Name, string Type, WarehouseCell Holds);

/// <summary>What a warehouse's types come down to.</summary>
enum WarehouseCell
{
    Text,
    YesNo,

    /// <summary>A number that is as it was written.</summary>
    Exact,

    /// <summary>A floating number.</summary>
    Rounded,
    Moment,

    /// <summary>A day with a time, of no zone.</summary>
    LocalTime,
    Day,

    /// <summary>Several texts.</summary>
    List,

    /// <summary>Whatever JSON can hold.</summary>
    Json,

    /// <summary>Nothing that a record has.</summary>
    Other,
}
