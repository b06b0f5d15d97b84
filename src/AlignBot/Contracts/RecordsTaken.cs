using AlignBot.Engine.Storage;
using AlignBot.Sources;

namespace AlignBot.Contracts;

/// <summary>A complete reading of a kind of record counts from now on. Told in the transaction in which it was taken, after it is written.</summary>
sealed record RecordsTaken(ProgramKey Program, SourceKinds Kind);
