using AlignBot.Sources.Tabular;

namespace AlignBot.Sources.Csv;

/// <summary>The keys seen so far, each as 16 bytes of its digest, and the lines of those that came again.</summary>
sealed class CsvKeys
{
    const int KeysKept = 100;
    const int LinesKept = 50;

    readonly Dictionary<UInt128, long> seen = [];
    readonly Dictionary<string, List<long>> again = new(StringComparer.Ordinal);

    public void Add(string key, long line)
    {
        if (seen.TryAdd(KeyDigest.Of(key), line))
        {
            return;
        }

        if (!again.TryGetValue(key, out var lines))
        {
            if (again.Count == KeysKept)
            {
                return;
            }

            again[key] = lines = [seen[KeyDigest.Of(key)]];
        }

        if (lines.Count < LinesKept)
        {
            lines.Add(line);
        }
    }

    /// <summary>Each key that stands on several lines, once.</summary>
    public void Report(string column, CsvErrors errors)
    {
        foreach (var (key, lines) in again)
        {
            errors.Add(new CsvError(lines[0], column, $"stands on lines {Listed(lines)}; each may stand once") { Key = key, Cell = key });
        }
    }

    /// <summary>'2–4', '6 and 7', '2–4, 9 and 12'.</summary>
    static string Listed(List<long> lines)
    {
        List<string> parts = [];
        for (var at = 0; at < lines.Count; at++)
        {
            var from = at;
            while (at + 1 < lines.Count && lines[at + 1] == lines[at] + 1)
            {
                at++;
            }

            if (at - from >= 2)
            {
                parts.Add($"{lines[from]}–{lines[at]}");
            }
            else
            {
                parts.AddRange(lines.Skip(from).Take(at - from + 1).Select(line => $"{line}"));
            }
        }

        return parts.Count == 1 ? parts[0] : string.Join(", ", parts.SkipLast(1)) + " and " + parts[^1];
    }
}
