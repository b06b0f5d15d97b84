using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;

namespace AlignBot.Web.Parts;

/// <summary>A page with what stands around it.</summary>
/// <param name="Title">Above it, and on the browser's tab.</param>
/// <param name="Component">What it shows.</param>
/// <param name="Model">The component's parameter <c>Model</c>.</param>
public sealed record PageFrame(string Title, Type Component, object Model)
{
    /// <summary>The path of the public address: links are written below it.</summary>
    public string Base { get; init; } = "/";

    /// <summary>The program's name. Null: the page is of none.</summary>
    public string? Program { get; init; }

    /// <summary>Where the program's pages begin, below the public address.</summary>
    public string ProgramAddress { get; init; } = "";

    /// <summary>Whether its reader is in other programs, too.</summary>
    public bool HasOthers { get; init; }

    /// <summary>The name of whoever reads it.</summary>
    public string? Reader { get; init; }

    /// <summary>The program's entries.</summary>
    public ImmutableArray<ShelfEntry> Shelves { get; init; } = [];

    /// <summary>Whether there is somebody to sign out.</summary>
    public bool IsSignedIn { get; init; }

    /// <summary>When it was made, in the program's zone.</summary>
    public string? AsOf { get; init; }

    /// <summary>A page with a component of that type.</summary>
    public static PageFrame Of<TComponent>(string title, object model)
        where TComponent : IComponent => new(title, typeof(TComponent), model);
}

/// <summary>An entry to choose.</summary>
/// <param name="Title">What it reads.</param>
/// <param name="Address">Below the public address.</param>
/// <param name="IsHere">Whether its page, or one below it, is the one that is open.</param>
public sealed record ShelfEntry(string Title, string Address, bool IsHere);
