using System.Globalization;

namespace AlignBot.Engine.Storage;

/// <summary>The numbers that a program has given out, one counter a kind, as one short text: 'DEC=31 DSP=14'. Read and written with the program's head.</summary>
public static class ProgramNumbers
{
    /// <summary>The last number of a kind; 0 where there is none yet.</summary>
    public static int Last(string numbers, string kind)
    {
        foreach (var range in numbers.AsSpan().Split(' '))
        {
            if (ValueOf(numbers.AsSpan(range), kind) is { } value)
            {
                return value;
            }
        }

        return 0;
    }

    /// <summary>The same with a kind's counter at a number.</summary>
    public static string With(string numbers, string kind, int number)
    {
        var all = numbers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(one => ValueOf(one, kind) is null);
        return string.Join(' ', all.Append(string.Create(CultureInfo.InvariantCulture, $"{kind}={number}")).Order(StringComparer.Ordinal));
    }

    static int? ValueOf(ReadOnlySpan<char> one, string kind) =>
        one.StartsWith(kind, StringComparison.Ordinal) && one.Length > kind.Length && one[kind.Length] == '='
            ? int.Parse(one[(kind.Length + 1)..], NumberStyles.None, CultureInfo.InvariantCulture)
            : null;
}
