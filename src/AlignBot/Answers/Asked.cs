using System.Text.Json.Serialization;

namespace AlignBot.Answers;

/// <summary>What somebody wrote to the bot, and where: what its answer is made of when that goes out.</summary>
/// <param name="By">Who wrote.</param>
/// <param name="Words">What they look for, in plain words; empty where they only want to know what there is.</param>
/// <param name="Command">The command that they seem to mean, as it is typed behind <c>/align</c>; null for none.</param>
/// <param name="Aloud">True in a channel, where everybody reads the answer.</param>
sealed record Asked(string By, string Words, string? Command, bool Aloud)
{
    /// <summary>What they wrote in plain words, where it may ask what a term means; null for what is too long for that.</summary>
    public string? Question { get; init; }

    /// <summary>In a channel that is not the program's, where people read along who have no part in it.</summary>
    public bool IsElsewhere { get; init; }
}

[JsonSerializable(typeof(Asked))]
sealed partial class AnswerJson : JsonSerializerContext;
