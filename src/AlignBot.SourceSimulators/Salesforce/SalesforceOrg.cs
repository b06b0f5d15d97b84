using System.Globalization;

namespace AlignBot.SourceSimulators.Salesforce;

/// <summary>What an org holds. Everything here may be called while it is being read.</summary>
public sealed class SalesforceOrg
{
    const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    const string Checks = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    readonly Dictionary<string, SalesforceTable> tables = new(StringComparer.OrdinalIgnoreCase);
    readonly TimeProvider time;
    long made;

    internal SalesforceOrg(TimeProvider time)
    {
        this.time = time;
        foreach (var table in SalesforceSchema.Standard())
        {
            tables[table.Name] = table;
        }
    }

    internal Lock Gate { get; } = new();

    /// <summary>Adds a record; what is not given takes the object's defaults.</summary>
    /// <returns>Its id, of 18 characters.</returns>
    public string Add(string type, params (string Field, object? Value)[] values)
    {
        lock (Gate)
        {
            var table = TableOf(type);
            var row = new SalesforceRow(table.Name);
            foreach (var field in table.Visible)
            {
                row.Values[field.Name] = field.Type == "boolean" ? false : null;
            }
            var now = Text(time.GetUtcNow());
            (row.Values["CreatedDate"], row.Values["LastModifiedDate"], row.Values["SystemModstamp"]) = (now, now, now);
            foreach (var (field, value) in values)
            {
                if (!table.Has(field))
                {
                    throw new ArgumentException($"{type} has no field {field}. Add it first.", nameof(values));
                }
                row.Values[field] = Stored(value);
            }
            var id = row.Values["Id"] as string ?? IdOf(table.Prefix, ++made);
            row.Values["Id"] = id;
            table.Rows[id] = row;
            return id;
        }
    }

    public void Load(IEnumerable<SalesforceSeed> records)
    {
        foreach (var record in records)
        {
            Add(record.Type, [.. record.Values.Select(value => (value.Key, value.Value))]);
        }
    }

    /// <summary>Adds an object of the org's own, as <c>Touch__c</c>.</summary>
    public void AddObject(string name, string label, string prefix, params SalesforceField[] fields)
    {
        lock (Gate)
        {
            tables[name] = new SalesforceTable(name, label, prefix,
            [
                new("Id", "Record ID", "id"), new("IsDeleted", "Deleted", "boolean"), new("CreatedDate", "Created Date", "datetime"),
                new("LastModifiedDate", "Last Modified Date", "datetime"), new("SystemModstamp", "System Modstamp", "datetime"), .. fields,
            ]);
        }
    }

    /// <summary>Adds or replaces a field. Its values are blank until set.</summary>
    public void AddField(string type, SalesforceField field)
    {
        lock (Gate)
        {
            TableOf(type).Put(field);
        }
    }

    public void RemoveField(string type, string field)
    {
        lock (Gate)
        {
            TableOf(type).Drop(field);
        }
    }

    /// <summary>Takes the field from the bot's user: field-level security.</summary>
    public void Hide(string type, string field)
    {
        lock (Gate)
        {
            TableOf(type).Hidden.Add(field);
        }
    }

    /// <summary>Gives the bot's user Create, Edit and Delete on an object.</summary>
    public void Allow(string type)
    {
        lock (Gate)
        {
            TableOf(type).Writable = true;
        }
    }

    public void Show(string type, string field)
    {
        lock (Gate)
        {
            TableOf(type).Hidden.Remove(field);
        }
    }

    public void Set(string id, string field, object? value) => Change(id, row => row.Values[field] = Stored(value));

    public void Rename(string id, string name) => Set(id, "Name", name);

    /// <summary>To the recycle bin.</summary>
    public void Delete(string id) => Change(id, row => row.Values["IsDeleted"] = true);

    /// <summary>Merges an account into another: it is deleted and names the survivor, and what hung on it hangs on the survivor.</summary>
    public void Merge(string survivor, string loser)
    {
        lock (Gate)
        {
            Change(loser, row =>
            {
                row.Values["IsDeleted"] = true;
                row.Values["MasterRecordId"] = survivor;
            });
            foreach (var row in tables.Values.SelectMany(table => table.Rows.Values).Where(row => Equals(row["AccountId"], loser)).ToArray())
            {
                Change((string)row["Id"]!, moved => moved.Values["AccountId"] = survivor);
            }
            Change(survivor, _ => { });
        }
    }

    public SalesforceRow? Find(string id)
    {
        lock (Gate)
        {
            return tables.Values.Select(table => table.Rows.GetValueOrDefault(id)).FirstOrDefault(row => row is not null);
        }
    }

    /// <summary>The records of an object as they stand now, those in the recycle bin among them.</summary>
    public IReadOnlyList<SalesforceRow> All(string type)
    {
        lock (Gate)
        {
            return [.. TableOf(type).Rows.Values];
        }
    }

    internal SalesforceTable? Table(string type) => tables.GetValueOrDefault(type);

    /// <summary>An id of 18 characters: fifteen, and one letter for each five that says which of them are capitals.</summary>
    internal static string Long(string fifteen)
    {
        Span<char> checks = stackalloc char[3];
        for (var part = 0; part < 3; part++)
        {
            var bits = 0;
            for (var at = 0; at < 5; at++)
            {
                bits |= char.IsAsciiLetterUpper(fifteen[(part * 5) + at]) ? 1 << at : 0;
            }
            checks[part] = Checks[bits];
        }
        return string.Concat(fifteen, checks);
    }

    internal static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture);

    static string IdOf(string prefix, long number)
    {
        Span<char> counted = stackalloc char[12];
        "XX0000000000".CopyTo(counted);
        for (var at = 11; number > 0; at--, number /= Letters.Length)
        {
            counted[at] = Letters[(int)(number % Letters.Length)];
        }
        return Long(string.Concat(prefix, counted));
    }

    static object? Stored(object? value) => value switch
    {
        null or string or bool or decimal => value,
        DateTimeOffset moment => Text(moment),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        int or long => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"A field holds text, truth, decimal, a moment or a day, not {value.GetType().Name}.", nameof(value)),
    };

    SalesforceTable TableOf(string type) => Table(type) ?? throw new ArgumentException($"There is no object {type}.", nameof(type));

    void Change(string id, Action<SalesforceRow> change)
    {
        lock (Gate)
        {
            var row = Find(id) ?? throw new ArgumentException($"There is no record {id}.", nameof(id));
            change(row);
            var now = Text(time.GetUtcNow());
            (row.Values["LastModifiedDate"], row.Values["SystemModstamp"]) = (now, now);
        }
    }
}
