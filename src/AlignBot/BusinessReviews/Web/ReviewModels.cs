using System.Collections.Immutable;

namespace AlignBot.BusinessReviews.Web;

/// <summary>The business reviews that somebody may read, the newest quarter first.</summary>
/// <param name="All">Each version as a line.</param>
/// <param name="None">What is said where there is none.</param>
public sealed record ReviewShelfModel(ImmutableArray<ReviewEntry> All, string None);

/// <summary>A version, as a line.</summary>
/// <param name="Title">'2026 Q3, version 2'.</param>
/// <param name="Address">Below the public address.</param>
/// <param name="State">'signed by Riley on Thu 1 Oct 2026 12:00'.</param>
public sealed record ReviewEntry(string Title, string Address, string State);

/// <summary>A version as a page that prints on one sheet.</summary>
/// <param name="Says">What it says.</param>
/// <param name="Signed">'Signed by Riley on Thu 1 Oct 2026 12:00'.</param>
/// <param name="Hash">SHA-256 of its text.</param>
/// <param name="Note">What is to be known of it: it is not the newest, or words of it were erased. Null where nothing is.</param>
/// <param name="Definition">What the return is.</param>
/// <param name="Others">The other versions of the quarter that its reader may see.</param>
public sealed record ReviewModel(
    ReviewContent Says, string Signed, string Hash, string? Note, string Definition, ImmutableArray<ReviewEntry> Others);
