using System.Collections.Immutable;
using AlignBot.Sources.Tabular;

namespace AlignBot.Sources.Csv;

/// <summary>Which column of a file is which of the fixed ones.</summary>
sealed class CsvHeader
{
    /// <summary>Columns that are not there and are named; the rest is counted.</summary>
    const int Absent = 6;

    readonly int[] places;

    CsvHeader(int[] places, ImmutableArray<(int Place, string Header)> others, int width) =>
        (this.places, Others, Width) = (places, others, width);

    /// <summary>Columns that have no fixed name.</summary>
    public ImmutableArray<(int Place, string Header)> Others { get; }

    /// <summary>Where columns stand that the header gives no name.</summary>
    public ImmutableArray<int> Unnamed { get; private init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>How many columns the header has.</summary>
    public int Width { get; }

    /// <summary>Where a fixed column stands, from 0; -1 where the file has none.</summary>
    public int PlaceOf(TabularColumn column) => places[column.Slot];

    /// <summary>Matches what is there with what is wanted. What does not fit goes to the troubles, a sentence each.</summary>
    public static CsvHeader Match(CsvHead head, SourceKinds kind, CsvChoices choices, List<string> troubles, List<string> notes)
    {
        var columns = TabularColumns.Of(kind);
        var found = head.Headers.Select((header, place) => (header, place)).Where(one => one.header is not null)
            .Select(one => (Place: one.place, Header: one.header!)).ToList();
        Twice(found, troubles);
        var places = new int[columns.Length];
        Array.Fill(places, -1);
        foreach (var column in columns)
        {
            places[column.Slot] = Place(column, choices, found, places, troubles);
        }

        // A header that is a fixed column's own name is never taken for another column's other name.
        foreach (var column in columns.Where(column => places[column.Slot] < 0 && !choices.Headers.ContainsKey(column.Name)))
        {
            places[column.Slot] = column.AlsoCalled.Select(name => PlaceOf(name, found, places)).FirstOrDefault(place => place >= 0, -1);
            if (places[column.Slot] >= 0)
            {
                notes.Add($"{column.Name} is read from the column '{head.Headers[places[column.Slot]]}'.");
            }
        }

        ImmutableArray<(int, string)> others = [.. found.Where(one => !places.Contains(one.Place)).Select(one => (one.Place, one.Header))];
        Missing(columns, places, [.. others.Select(one => one.Item2)], head, choices, troubles, notes);
        return new CsvHeader(places, others, head.Headers.Length)
        {
            Unnamed = [.. Enumerable.Range(0, head.Headers.Length).Where(place => head.Headers[place] is null)],
        };
    }

    static int Place(TabularColumn column, CsvChoices choices, List<(int Place, string Header)> found, int[] places, List<string> troubles)
    {
        if (!choices.Headers.TryGetValue(column.Name, out var chosen))
        {
            return PlaceOf(column.Name, found, places);
        }

        var place = PlaceOf(chosen, found, places);
        if (place < 0)
        {
            troubles.Add($"{column.Name} is to be read from '{chosen}', and the file has no column of that name. "
                + $"It has {Listed(found.Select(one => one.Header))}.");
        }

        return place;
    }

    static int PlaceOf(string name, List<(int Place, string Header)> found, int[] taken)
    {
        var plain = TabularColumns.Plain(name);
        return found.Where(one => TabularColumns.Plain(one.Header) == plain && !taken.Contains(one.Place))
            .Select(one => one.Place).FirstOrDefault(-1);
    }

    static void Twice(List<(int Place, string Header)> found, List<string> troubles)
    {
        foreach (var same in found.GroupBy(one => TabularColumns.Plain(one.Header)).Where(same => same.Count() > 1))
        {
            troubles.Add(
                $"The header stands twice: {string.Join(" and ", same.Select(one => $"'{one.Header}' in column {one.Place + 1}"))}. "
                    + "Take one of them out, or name it otherwise.");
        }
    }

    static void Missing(
        ImmutableArray<TabularColumn> columns, int[] places, ImmutableArray<string> others, CsvHead head,
        CsvChoices choices, List<string> troubles, List<string> notes)
    {
        if (head.Headers.Length == 1 && head.Headers[0] is { } only && only.AsSpan().ContainsAny(',', ';', '\t'))
        {
            troubles.Add("Each line of the file stands in quotation marks as a whole, so that it has one column. "
                + "Save it without quotation marks around the lines.");
            return;
        }

        bool IsMeant(TabularColumn column) => column.MayBeLeftBlank && choices.BlankIsMeant.Contains(column.Name);
        foreach (var column in columns.Where(column => column.IsRequired && !IsMeant(column) && places[column.Slot] < 0))
        {
            var near = NearestName.Of([column.Name, .. column.AlsoCalled], others);
            troubles.Add($"There is no column {column.Name}, which is needed. "
                + (near is not null ? $"The nearest is '{near}': name it {column.Name}, "
                + "or say that it is meant." : $"The header on line {head.Line} has {Listed(head.Headers.OfType<string>())}."));
        }

        var absent = columns.Where(column => !column.IsRequired && places[column.Slot] < 0).Select(column => column.Name).ToList();
        if (absent.Count > 0)
        {
            notes.Add($"No column {Listed(absent, Absent)}: nothing is emptied by it.");
        }
    }

    static string Listed(IEnumerable<string> names, int most = 20)
    {
        var all = names.ToList();
        return all.Count == 0 ? "none" : string.Join(", ", all.Take(most)) + (all.Count > most ? $" and {all.Count - most} more" : "");
    }
}
