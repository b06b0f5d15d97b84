using System.Globalization;

namespace AlignBot.SourceSimulators.Salesforce;

/// <summary>Reads SOQL as far as it is given here: fields by paths, conditions, order and limits, no sub-queries and no grouping.</summary>
/// <remarks>AND and OR may not stand beside each other without parentheses; Salesforce refuses that, too.</remarks>
sealed class SoqlReader
{
    readonly List<SoqlWord> words;
    readonly DateTimeOffset now;
    int at;

    SoqlReader(string soql, DateTimeOffset now)
    {
        words = SoqlWord.Split(soql);
        this.now = now;
    }

    SoqlWord Next => words[at];

    /// <exception cref="SoqlRefusal">It can't be read.</exception>
    public static SoqlQuery Read(string soql, DateTimeOffset now) => new SoqlReader(soql, now).Query();

    SoqlQuery Query()
    {
        Expect("SELECT");
        var counts = Next.Is("COUNT") && words[at + 1].Is("(");
        List<SoqlPath> select = [];
        if (counts)
        {
            at++;
            Expect("(");
            Expect(")");
        }
        else
        {
            do
            {
                select.Add(Path());
            }
            while (Took(","));
        }
        Expect("FROM");
        var query = new SoqlQuery([.. select], Name()) { Counts = counts };
        if (Took("WHERE"))
        {
            query = query with { Where = Condition() };
        }
        if (Took("ORDER"))
        {
            Expect("BY");
            List<SoqlOrder> order = [];
            do
            {
                order.Add(Order());
            }
            while (Took(","));
            query = query with { OrderBy = [.. order] };
        }
        query = Took("LIMIT") ? query with { Limit = Whole() } : query;
        query = Took("OFFSET") ? query with { Offset = Whole() } : query;
        return Next.Kind == SoqlWordKind.End ? query : throw Unexpected();
    }

    SoqlOrder Order()
    {
        var path = Path();
        var descending = Took("DESC");
        if (!descending)
        {
            Took("ASC");
        }
        var last = false;
        if (Took("NULLS"))
        {
            last = Took("LAST");
            if (!last)
            {
                Expect("FIRST");
            }
        }
        return new SoqlOrder(path, descending, last);
    }

    SoqlCondition Condition()
    {
        List<SoqlCondition> parts = [Part()];
        string? joined = null;
        while (Next.Is("AND") || Next.Is("OR"))
        {
            var word = Next.Text.ToUpperInvariant();
            if (joined is not null && joined != word)
            {
                throw Unexpected();
            }
            joined = word;
            at++;
            parts.Add(Part());
        }
        return joined switch
        {
            null => parts[0],
            "AND" => new SoqlCondition.All([.. parts]),
            _ => new SoqlCondition.Any([.. parts]),
        };
    }

    SoqlCondition Part()
    {
        if (Took("NOT"))
        {
            return new SoqlCondition.Not(Part());
        }
        if (Took("("))
        {
            var inner = Condition();
            Expect(")");
            return inner;
        }
        var path = Path();
        if (Took("NOT"))
        {
            Expect("IN");
            return new SoqlCondition.Compare(path, "NOT IN", [.. Values()]);
        }
        var sign = Next.Text.ToUpperInvariant();
        switch (sign)
        {
            case "IN" or "INCLUDES" or "EXCLUDES":
                at++;
                return new SoqlCondition.Compare(path, sign, [.. Values()]);
            case "=" or "!=" or "<>" or "<" or "<=" or ">" or ">=" or "LIKE":
                at++;
                return new SoqlCondition.Compare(path, sign == "<>" ? "!=" : sign, [Value()]);
            default:
                throw Unexpected();
        }
    }

    List<SoqlLiteral> Values()
    {
        Expect("(");
        List<SoqlLiteral> values = [];
        do
        {
            values.Add(Value());
        }
        while (Took(","));
        Expect(")");
        return values;
    }

    SoqlLiteral Value()
    {
        var word = words[at++];
        return word switch
        {
            { Kind: SoqlWordKind.Text } => new SoqlLiteral(SoqlLiteralKind.Text, word.Text),
            { Kind: SoqlWordKind.Number } => Number(word),
            { Kind: SoqlWordKind.Name } when word.Is("null") => new SoqlLiteral(SoqlLiteralKind.Null, null),
            { Kind: SoqlWordKind.Name } when word.Is("true") || word.Is("false") => new SoqlLiteral(SoqlLiteralKind.Truth, word.Is("true")),
            { Kind: SoqlWordKind.Name } when SoqlDays.Read(word.Text, now) is { } days => days,
            _ => throw SoqlWord.Malformed($"unexpected token: '{word.Text}'", word.Column),
        };
    }

    static SoqlLiteral Number(SoqlWord word)
    {
        if (decimal.TryParse(word.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return new SoqlLiteral(SoqlLiteralKind.Number, number);
        }
        if (DateOnly.TryParseExact(word.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return SoqlDays.Day(day);
        }
        return word.Text.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(word.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? new SoqlLiteral(SoqlLiteralKind.Moment, moment)
            : throw SoqlWord.Malformed($"unexpected token: '{word.Text}'", word.Column);
    }

    SoqlPath Path()
    {
        var word = Next;
        var name = Name();
        return name.Contains(':', StringComparison.Ordinal) ? throw SoqlWord.Malformed($"unexpected token: '{name}'", word.Column) : new SoqlPath([.. name.Split('.')], word.Column);
    }

    string Name() => Next.Kind == SoqlWordKind.Name ? words[at++].Text : throw Unexpected();

    int Whole() => Next.Kind == SoqlWordKind.Number && int.TryParse(Next.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? Step(number)
        : throw Unexpected();

    int Step(int value)
    {
        at++;
        return value;
    }

    bool Took(string word)
    {
        if (!Next.Is(word))
        {
            return false;
        }
        at++;
        return true;
    }

    void Expect(string word)
    {
        if (!Took(word))
        {
            throw Unexpected();
        }
    }

    SoqlRefusal Unexpected() => SoqlWord.Malformed(Next.Kind == SoqlWordKind.End ? "unexpected end of query" : $"unexpected token: '{Next.Text}'", Next.Column);
}
