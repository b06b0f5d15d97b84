using System.Collections.Immutable;
using AlignBot.Contracts;

namespace AlignBot.Web.Parts;

/// <summary>One sentence in place of a page.</summary>
/// <param name="Text">What is so, and what to do.</param>
public sealed record NoticeModel(string Text)
{
    /// <summary>Where a button asks for a new link. Null: there is none.</summary>
    public string? Again { get; init; }

    /// <summary>Where it goes on. Null: nowhere.</summary>
    public NextPage? Next { get; init; }
}

/// <summary>Whom a link signs in.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Program">Whose pages it leads to.</param>
/// <param name="Address">Where the button sends its form.</param>
public sealed record SignInModel(string Name, string Program, string Address);

/// <summary>A few entries to choose from.</summary>
/// <param name="All">In their order.</param>
/// <param name="None">What is said where there is none.</param>
public sealed record EntriesModel(ImmutableArray<ShelfEntry> All, string None);
