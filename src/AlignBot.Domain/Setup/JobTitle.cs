using AlignBot.Domain.People;

namespace AlignBot.Domain.Setup;

/// <summary>What a job title says of somebody's place in a go-to-market team.</summary>
/// <param name="Function">The side they work on; null where the title says none, or more than one.</param>
/// <param name="Rank">How far up: 0 for none that the title tells.</param>
/// <param name="IsAboveTheSides">Answers for sales and marketing alike, or for the whole company.</param>
public sealed record JobTitle(Function? Function, int Rank, bool IsAboveTheSides)
{
    /// <summary>The least rank of somebody who leads others.</summary>
    public const int Leads = 2;

    static readonly JobTitle Nothing = new(null, 0, false);

    static readonly string[] Marketing =
        ["marketing", "marketer", "cmo", "demand", "brand", "content", "campaign", "campaigns", "abm", "communications", "comms", "pr", "seo", "events", "growth", "marketingleitung", "marketingleiter", "marketingleiterin"];

    static readonly string[] Sales =
        ["sales", "seller", "selling", "cso", "ae", "sdr", "bdr", "vertrieb", "vertriebsleiter", "vertriebsleiterin", "vertriebsleitung", "ventes", "ventas"];

    static readonly string[] SalesPairs = ["account executive", "account manager", "account director", "business development", "sales development", "key account", "new business"];

    static readonly string[] Operations = ["revops", "salesops", "crm", "rev ops", "sales ops", "revenue operations", "sales operations", "marketing operations", "marketing ops", "gtm operations", "gtm ops", "go-to-market operations", "business operations", "salesforce admin", "salesforce administrator"];

    /// <summary>Titles of people above the sides, the likeliest to answer for both first.</summary>
    static readonly string[] Above =
    [
        "cro", "chief revenue", "chief commercial", "chief growth", "head of revenue", "vp revenue", "vp of revenue", "vice president revenue", "vice president of revenue",
        "head of gtm", "vp gtm", "head of go-to-market", "vp go-to-market", "ceo", "chief executive", "coo", "chief operating", "managing director", "general manager", "founder", "cofounder", "co-founder",
    ];

    /// <summary>Words that take the rest back: an assistant to the head of sales leads nobody.</summary>
    static readonly string[] NotThem = ["assistant", "intern", "trainee", "former", "ex", "retired", "student"];

    /// <summary>The words of leading, each with how far up it is.</summary>
    static readonly (string Word, int Rank)[] Ranks =
    [
        ("chief", 7), ("cmo", 7), ("cso", 7), ("cro", 7), ("evp", 6), ("executive vice president", 6), ("svp", 5), ("senior vice president", 5), ("vp", 4), ("vice president", 4), ("head", 4),
        ("director", 3), ("leader", 3), ("leitung", 3), ("leiter", 3), ("leiterin", 3), ("vertriebsleiter", 3), ("vertriebsleiterin", 3), ("vertriebsleitung", 3), ("marketingleiter", 3), ("marketingleiterin", 3), ("marketingleitung", 3), ("lead", Leads), ("manager", 1),
    ];

    /// <summary>Reads a title as people write it into their profile.</summary>
    public static JobTitle Read(string? title)
    {
        var text = $" {string.Join(' ', Words(title))} ";
        if (text.Length <= 2 || NotThem.Any(Has))
        {
            return Nothing;
        }

        var isOperations = Operations.Any(Has);
        var above = Array.FindIndex(Above, Has);
        var sales = Sales.Any(Has) || SalesPairs.Any(Has);
        var marketing = Marketing.Any(Has);
        var rank = Ranks.Where(rank => Has(rank.Word)).Select(rank => rank.Rank).DefaultIfEmpty(0).Max();
        return isOperations ? new JobTitle(People.Function.RevOps, rank, false)
            : above >= 0 ? new JobTitle(null, 100 - above, true)
            : sales && marketing ? new JobTitle(null, rank >= Leads ? 50 + rank : 0, rank >= Leads)
            : new JobTitle(sales ? People.Function.Sales : marketing ? People.Function.Marketing : null, rank, false);

        bool Has(string words) => text.Contains($" {words} ", StringComparison.Ordinal);
    }

    /// <summary>In lower case and without accents; 'V.P.' is 'vp', and what stands between words is none. 'Go-to-market' stays one.</summary>
    static IEnumerable<string> Words(string? title) => Accents.Without((title ?? "").ToLowerInvariant()).Replace(".", "", StringComparison.Ordinal)
        .Split([' ', ',', ';', ':', '/', '|', '&', '(', ')', '+', '\t', '\n', '–', '—', '·', '•'], StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word.Trim('-', '\'', '"', '*', '#'))
        .Where(word => word.Length > 0);
}
