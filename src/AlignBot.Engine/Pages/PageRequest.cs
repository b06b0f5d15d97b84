using System.Globalization;
using AlignBot.Domain;
using AlignBot.Engine.Programs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;

namespace AlignBot.Engine.Pages;

/// <summary>Somebody who is signed in asks for a page of a program that they may read.</summary>
/// <param name="Program">As it stands now.</param>
/// <param name="Reader">Who asks.</param>
/// <param name="Now">Business time.</param>
/// <param name="Route">What the page's route holds.</param>
/// <param name="Query">What stands behind the address.</param>
public sealed record PageRequest(ProgramInfo Program, UserId Reader, Instant Now, RouteValueDictionary Route, IQueryCollection Query)
{
    /// <summary>Slack itself has named the reader; otherwise a link did, which is not enough for what is kept among few.</summary>
    public bool IsWithSlack { get; init; }

    /// <summary>The number that the route holds; 0, which nothing has, where it holds none.</summary>
    public int Number => Route["number"] is string typed && int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>Which sheet of a long list is asked for, counted from 0; the first where that is not a number.</summary>
    public int Sheet => int.TryParse(Query["sheet"], NumberStyles.None, CultureInfo.InvariantCulture, out var sheet) ? Math.Min(sheet, 10_000) : 0;
}
