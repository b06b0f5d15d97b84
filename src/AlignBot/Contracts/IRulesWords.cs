namespace AlignBot.Contracts;

/// <summary>How the channel is told that rules of a program have another version.</summary>
interface IRulesWords
{
    /// <summary>Whose fact it is (<see cref="Engine.Programs.RulesChanged.Kind"/>).</summary>
    string Kind { get; }

    /// <summary>'The working calendar'.</summary>
    string Named { get; }

    /// <summary>What it means for what is going on, and where the rules are shown.</summary>
    string After { get; }
}
