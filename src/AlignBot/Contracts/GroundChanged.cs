using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>There is something to count that was not there: the first list or the first records of a kind, or a file that somebody handed in. Told in the
/// transaction in which it is taken. What a source gives from then on is counted in its time.</summary>
sealed record GroundChanged(ProgramKey Program);
