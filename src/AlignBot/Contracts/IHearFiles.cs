using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Contracts;

/// <summary>Answers whoever sends the bot a file.</summary>
interface IHearFiles
{
    /// <summary>
    /// The one of them that may hold records; null where none does, and the words that came with them are what is answered.
    /// </summary>
    ReceivedFile? Find(IReadOnlyList<ReceivedFile> files);

    /// <summary>Puts the answer into the outbox.</summary>
    /// <param name="session">The unit.</param>
    /// <param name="program">The channel's program, or one that they are in.</param>
    /// <param name="file">Found by <see cref="Find"/>.</param>
    /// <param name="said">Where it was sent.</param>
    ValueTask OfferAsync(Session session, ProgramInfo program, ReceivedFile file, SaidWhere said);
}

/// <param name="User">Who wrote.</param>
/// <param name="Channel">The conversation.</param>
/// <param name="Thread">The message in whose thread the answer stands.</param>
/// <param name="Aloud">True in a channel, where everybody reads the answer.</param>
sealed record SaidWhere(string User, string Channel, string Thread, bool Aloud);
