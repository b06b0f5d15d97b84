using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.Pages;

/// <summary>Where the sheets beside one of a long list are, below the public address.</summary>
/// <param name="Newer">The one before; null on the first.</param>
/// <param name="Older">The next; null on the last.</param>
public sealed record SheetTurns(string? Newer, string? Older);

/// <summary>Long lists, a sheet at a time.</summary>
public static class Sheets
{
    /// <summary>How many a sheet shows.</summary>
    const int Size = 50;

    /// <summary>The sheet that is asked for, and where those beside it are.</summary>
    /// <param name="all">The list in its order.</param>
    /// <param name="request">Which sheet.</param>
    /// <param name="path">The list's page, below the address of its program.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<(IReadOnlyList<TRow> Rows, SheetTurns Turns)> SheetAsync<TRow>(this IQueryable<TRow> all, PageRequest request, string path, CancellationToken cancellation)
    {
        var sheet = request.Sheet;
        var rows = await all.Skip(sheet * Size).Take(Size + 1).ToListAsync(cancellation);
        return (rows.Count > Size ? rows[..Size] : rows, new SheetTurns(sheet > 0 ? Turn(sheet - 1) : null, rows.Count > Size ? Turn(sheet + 1) : null));

        string Turn(int to) => string.Create(CultureInfo.InvariantCulture, $"{OpenPage.Address(request.Program.Key.ProgramId, path)}?sheet={to}");
    }
}
