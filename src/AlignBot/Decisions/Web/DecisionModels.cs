using System.Collections.Immutable;
using AlignBot.Engine.Pages;

namespace AlignBot.Decisions.Web;

/// <summary>A sheet of the log, the newest first.</summary>
/// <param name="All">The entries.</param>
/// <param name="Turns">Where the sheets beside it are.</param>
public sealed record DecisionShelfModel(ImmutableArray<DecisionEntry> All, SheetTurns Turns);

/// <summary>A decision as a line.</summary>
/// <param name="Number">DEC-n.</param>
/// <param name="Address">Below the public address.</param>
/// <param name="Question">What was asked; null where no question is known.</param>
/// <param name="Answer">What was decided.</param>
/// <param name="Who">'Decided by Morgan on Mon 2 Mar 2026'.</param>
/// <param name="Status">'superseded'; null while it holds.</param>
public sealed record DecisionEntry(string Number, string Address, string? Question, string Answer, string Who, string? Status);

/// <summary>One decision, whole.</summary>
/// <param name="Entry">What a line says of it.</param>
/// <param name="Facts">Why, from when, what is expected: a name and a value each.</param>
/// <param name="Chain">What it replaced and what replaced it, oldest first.</param>
/// <param name="Dissents">Disagreement that is kept with it, whose and which.</param>
/// <param name="Actions">What is to be done, by whom and when.</param>
public sealed record DecisionModel(
    DecisionEntry Entry, ImmutableArray<(string Name, string Value)> Facts, ImmutableArray<DecisionEntry> Chain, ImmutableArray<(string Who, string Text)> Dissents, ImmutableArray<string> Actions);
