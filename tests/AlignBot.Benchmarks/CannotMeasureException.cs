namespace AlignBot.Benchmarks;

/// <summary>Something that a measurement needs is missing or went wrong. The message is all that is printed.</summary>
sealed class CannotMeasureException(string message) : Exception(message);
