using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Wording;
using NodaTime;

namespace AlignBot.AccountLists.Declared;

/// <summary>The <c>list:</c> section as lines: read with every mistake at its place, and written so that it reads back the same.</summary>
static class ListLines
{
    public static DeclaredList Read(YamlCursor? section)
    {
        if (section is null)
        {
            return DeclaredList.None;
        }

        var (source, mapping, dates) = (section.Text("source"), Mapping(section), Dates(section.Field("diff", required: false)));
        var compared = ImmutableArray.CreateBuilder<DeclaredSecond>();
        foreach (var item in section.Field("compare", required: false)?.Items() ?? [])
        {
            var second = new DeclaredSecond(item.Text("name", TextLimits.ShortName) ?? "", item.Text("source") ?? "", Mapping(item));
            if (compared.Any(one => one.Name.Equals(second.Name, StringComparison.OrdinalIgnoreCase)))
            {
                item.Report($"'{second.Name}' stands here twice; give it another name, or take one of them out.");
            }

            item.RefuseOthers();
            compared.Add(second);
        }

        if (compared.Count > AccountListWorkflow.MostSeconds)
        {
            section.Report($"Here are {compared.Count} lists to compare; a program has {AccountListWorkflow.MostSeconds}.");
        }

        var pairs = Pairs(section.Field("pairs", required: false));
        section.RefuseOthers();
        return source is null ? DeclaredList.None : new DeclaredList(source, mapping, dates, compared.ToImmutable()) { Pairs = pairs };
    }

    public static string Write(AccountList? list)
    {
        if (list?.Source is not { } source)
        {
            return "";
        }

        var text = new StringBuilder("list:\n");
        text.Append(CultureInfo.InvariantCulture, $"  source: {YamlText.Scalar(source)}\n");
        Write(text, list.Mapping, "  ");
        text.Append(CultureInfo.InvariantCulture, $"  diff: {list.Dates.Day} {When.Time(list.Dates.At)}\n");
        if (list.Pairs is PairRule.ByRole)
        {
            text.Append("  pairs: by role\n");
        }

        if (!list.Seconds.IsEmpty)
        {
            text.Append("  compare:\n");
            foreach (var second in list.Seconds)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"    - name: {YamlText.Scalar(second.Name)}\n      source: {YamlText.Scalar(second.Source)}\n");
                Write(text, second.Mapping, "      ");
            }
        }

        return text.ToString();
    }

    static void Write(StringBuilder text, ListMapping mapping, string indent)
    {
        void Line(string field, string? value)
        {
            if (value is not null)
            {
                text.Append(CultureInfo.InvariantCulture, $"{indent}{field}: {value}\n");
            }
        }

        Line("all", mapping.AllAreListed ? "yes" : null);
        Line("flag_column", mapping.FlagColumn is { } flag ? YamlText.Scalar(flag) : null);
        Line("flag", mapping.FlagWords.IsEmpty ? null : $"[{string.Join(", ", mapping.FlagWords.Select(YamlText.Scalar))}]");
        Line("tier_column", mapping.TierColumn is { } tier ? YamlText.Scalar(tier) : null);
        if (!mapping.TierWords.IsEmpty)
        {
            text.Append(CultureInfo.InvariantCulture, $"{indent}tiers:\n");
            foreach (var (word, number) in mapping.TierWords)
            {
                text.Append(CultureInfo.InvariantCulture, $"{indent}  {YamlText.Scalar(word)}: {number}\n");
            }
        }
    }

    static ListMapping Mapping(YamlCursor section)
    {
        var tiers = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var (name, value) in section.Field("tiers", required: false)?.Fields() ?? [])
        {
            if (value.Text() is { } number && name.Text() is { } word)
            {
                if (word.Length > ListMapping.LongestWord)
                {
                    name.Report($"A word for a tier has {ListMapping.LongestWord} letters at most.");
                }
                else if (tiers.Count == ListMapping.MostWords)
                {
                    name.Report($"There are {ListMapping.MostWords} words for tiers at most.");
                }
                else if (number is "1" or "2" or "3")
                {
                    tiers[word] = number[0] - '0';
                }
                else
                {
                    value.Report($"'{number}' is no tier; write 1, 2 or 3.");
                }
            }
        }

        var all = section.Field("all", required: false);
        return new ListMapping
        {
            AllAreListed = all?.Text() is { } said && YesNo(said, all),
            FlagColumn = Column(section, "flag_column"),
            FlagWords = Words(section.Field("flag", required: false)),
            TierColumn = Column(section, "tier_column"),
            TierWords = tiers.ToImmutable(),
        };
    }

    static string? Column(YamlCursor section, string field) =>
        section.Field(field, required: false) is null ? null : section.Text(field, ListMapping.LongestWord);

    static ImmutableArray<string> Words(YamlCursor? place)
    {
        var words = (place?.Items() ?? []).Select(item => item.Text()).OfType<string>().ToImmutableArray();
        if (words.Length > ListMapping.MostWords || words.Any(word => word.Length > ListMapping.LongestWord
            || word.Contains(',', StringComparison.Ordinal)))
        {
            place!.Report(
                $"Here are {ListMapping.MostWords} words at most, of {ListMapping.LongestWord} letters at most, without a comma.");
        }

        return words;
    }

    static bool YesNo(string said, YamlCursor place)
    {
        if (said is "yes" or "true" or "no" or "false")
        {
            return said is "yes" or "true";
        }

        place.Report($"'{said}' is neither yes nor no.");
        return false;
    }

    static PairRule Pairs(YamlCursor? place)
    {
        switch (place?.Text())
        {
            case "by role":
                return PairRule.ByRole;
            case null or "by source":
                return PairRule.BySource;
            case var said:
                place.Report($"'{said}' is not how pairs are made; write by source, or by role.");
                return PairRule.BySource;
        }
    }

    static DiffDates Dates(YamlCursor? place)
    {
        if (place?.Text() is not { } said)
        {
            return DiffDates.Usual;
        }

        var words = said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words is [var day, .. var rest] && char.IsLetter(day[0]) && Enum.TryParse<IsoDayOfWeek>(day, ignoreCase: true, out var weekday)
            && weekday is not IsoDayOfWeek.None
            && TypedTime.Read(rest) is { Time: { } at, Used: var used } && used == rest.Length)
        {
            return new DiffDates(weekday, at);
        }

        place.Report($"'{said}' is not a day and a time; write it as Monday 08:30.");
        return DiffDates.Usual;
    }
}
