using System.Collections.Immutable;
using AlignBot.Engine.Pages;

namespace AlignBot.AccountLists.Web;

/// <summary>A sheet of the account list.</summary>
/// <param name="Standing">How many accounts there are, from where, and as of when; or why there is no list.</param>
/// <param name="Sought">What was looked for; empty for everything.</param>
/// <param name="Address">Where the form that looks for accounts leads, below the public address.</param>
/// <param name="All">The accounts.</param>
/// <param name="Turns">Where the sheets beside it are.</param>
public sealed record ListModel(string Standing, string Sought, string Address, ImmutableArray<ListEntry> All, SheetTurns Turns);

/// <summary>An account as a line.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Address">Of its page, below the public address.</param>
/// <param name="Tier">'tier 1', 'no tier'.</param>
/// <param name="Owner">Who has it.</param>
/// <param name="Domain">Its domain; empty where none is known.</param>
public sealed record ListEntry(string Name, string Address, string Tier, string Owner, string Domain);
