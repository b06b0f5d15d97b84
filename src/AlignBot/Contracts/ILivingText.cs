using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>Settings that are a governed document themselves: whoever signs it signs what the bot really does.</summary>
interface ILivingText
{
    /// <summary>Which document.</summary>
    ArtifactKind Kind { get; }

    /// <summary>What the settings say now, as people read it; null while there are none.</summary>
    /// <remarks>The same settings say the same, always: a signature is bound to it.</remarks>
    Task<string?> SayAsync(AlignBotContext db, ProgramInfo program);
}

/// <summary>The settings of a living document have changed. Told in the transaction, after they are written.</summary>
sealed record LivingTextChanged(ProgramKey Program, ArtifactKind Kind)
{
    /// <summary>Who set it: where nobody has begun to have it signed, it is begun, and they answer for it. Null: it waits for somebody to begin it.</summary>
    public UserId? By { get; init; }
}
