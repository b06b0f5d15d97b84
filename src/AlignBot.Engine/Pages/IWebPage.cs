using AlignBot.Engine.Interaction;

namespace AlignBot.Engine.Pages;

/// <summary>A page of a feature on the web, read only, below the address of its program.</summary>
public interface IWebPage
{
    /// <summary>Below the program's address, as a route: <c>artifacts</c>, <c>artifacts/{number:int}</c>.</summary>
    string Path { get; }

    /// <summary>Who may read it at all, asked on every request. What of it somebody may see the page decides as it does in Slack.</summary>
    Right Right { get; }

    /// <summary>Its entry above every page of the program; null for a page that is reached from another.</summary>
    PageShelf? Shelf => null;

    /// <summary>What it shows. Null: there is nothing at that address that its reader may see; which of both it is, nobody is told.</summary>
    Task<PageView?> ReadAsync(PageRequest request, CancellationToken cancellation);
}

/// <summary>An entry above every page of a program.</summary>
/// <param name="Order">From left to right.</param>
/// <param name="Title">What it reads.</param>
public sealed record PageShelf(int Order, string Title);
