using System.Text;

namespace AlignBot.Time;

/// <summary>Cuts an iCalendar file into its events, before anybody reads one: their own lines, unfolded, without what is nested in them.</summary>
static class HolidayFileEvents
{
    /// <summary>Of one unfolded line; what is longer is a picture or a page, not a day off.</summary>
    const int LongestLine = 8192;

    /// <summary>The events in order, and the line of one that never ends.</summary>
    /// <param name="text">The file's.</param>
    /// <param name="most">How many are looked for.</param>
    public static (List<HolidayFileEvent> Events, int? CutOff) In(string text, int most)
    {
        var events = new List<HolidayFileEvent>();
        HolidayFileEvent? open = null;
        var nested = 0;
        foreach (var (line, content) in Unfolded(text))
        {
            var colon = content.IndexOf(':', StringComparison.Ordinal);
            var (name, value) = colon < 0 ? ("", "") : (content[..colon].ToUpperInvariant(), content[(colon + 1)..].Trim().ToUpperInvariant());
            if (open is null)
            {
                open = name == "BEGIN" && value == "VEVENT" ? new HolidayFileEvent(line) : null;
            }
            else if (name == "BEGIN")
            {
                nested++;
            }
            else if (name == "END" && nested > 0)
            {
                nested--;
            }
            else if (name == "END")
            {
                events.Add(open);
                open = null;
                if (events.Count == most)
                {
                    break;
                }
            }
            else if (nested == 0)
            {
                open.Take(content);
            }
        }

        return (events, open?.Line);
    }

    /// <summary>The content lines: a line that begins with a space or tab goes on with the one before.</summary>
    static IEnumerable<(int Line, string Content)> Unfolded(string text)
    {
        using var reader = new StringReader(text.TrimStart('\uFEFF'));
        var (from, number, content) = (0, 0, new StringBuilder());
        while (reader.ReadLine() is { } line)
        {
            number++;
            var goesOn = line.StartsWith(' ') || line.StartsWith('\t');
            if (!goesOn)
            {
                if (content.Length > 0)
                {
                    yield return (from, content.ToString());
                }

                content.Clear();
                from = number;
            }

            content.Append(line, goesOn ? 1 : 0, Math.Min(line.Length - (goesOn ? 1 : 0), LongestLine - content.Length));
        }

        if (content.Length > 0)
        {
            yield return (from, content.ToString());
        }
    }
}
