using System.Collections.Immutable;
using AlignBot.Engine.Pages;

namespace AlignBot.Disputes.Web;

/// <summary>A sheet of disputes: those that are open first, then those that ended last.</summary>
/// <param name="All">The disputes.</param>
/// <param name="Turns">Where the sheets beside it are.</param>
public sealed record DisputeShelfModel(ImmutableArray<DisputeEntry> All, SheetTurns Turns);

/// <summary>A dispute as a line.</summary>
/// <param name="Number">DSP-n.</param>
/// <param name="Address">Below the public address.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Standing">How it stands, in a sentence.</param>
/// <param name="IsOpen">Whether it is open.</param>
/// <param name="IsKept">Whether it is kept among few.</param>
public sealed record DisputeEntry(string Number, string Address, string Question, string Standing, bool IsOpen, bool IsKept);

/// <summary>The whole record of a dispute.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="Facts">Parties, category, what holds meanwhile: a name and a value each.</param>
/// <param name="Texts">Cases, views and dissents, a heading and a text each.</param>
/// <param name="Timeline">What happened and when, oldest first.</param>
public sealed record DisputeModel(
    string Question, ImmutableArray<(string Name, string Value)> Facts, ImmutableArray<(string Title, string Text)> Texts, ImmutableArray<(string At, string Text)> Timeline);
