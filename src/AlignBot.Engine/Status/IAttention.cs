namespace AlignBot.Engine.Status;

/// <summary>What whoever cares for a program would look into: what ended by the clock, what was missed, what is overdue. Features offer theirs.</summary>
public interface IAttention
{
    /// <summary>Sentences without their full stop, such as '2 actions overdue'; empty when all is well. Counts alone: everybody in the program reads them.</summary>
    Task<IReadOnlyList<string>> SayAsync(StatusContext context);
}
