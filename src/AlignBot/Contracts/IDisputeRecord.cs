using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Contracts;

/// <summary>Where disputes stand, and who has a part in them: for what came of them, and what is said in them.</summary>
interface IDisputeRecord
{
    /// <summary>The slot of a dispute's card: the thread under it is the dispute's.</summary>
    const string ThreadSlot = "card";

    /// <summary>The channel of a dispute's thread; one that the transaction has in hand is found there.</summary>
    ValueTask<string> ChannelAsync(AlignBotContext db, ProgramKey key, DisputeId dispute);

    /// <summary>A dispute as the transaction has it; null when the program has none of that id.</summary>
    ValueTask<Dispute?> FindStateAsync(AlignBotContext db, ProgramKey key, DisputeId dispute);

    /// <summary>A dispute for somebody who wants to do something with it; null when the program has none of that id.</summary>
    Task<OpenedDispute?> OpenAsync(ProgramKey key, DisputeId dispute, UserId reader);

    /// <summary>Those of the disputes that stand before everybody, with the n of DSP-n.</summary>
    Task<IReadOnlyDictionary<DisputeId, int>> PublicAsync(AlignBotContext db, ProgramInfo program, IReadOnlyCollection<DisputeId> among);

    /// <summary>The ids of the program's disputes in which somebody has, or had, a part: to be put into a query.</summary>
    IQueryable<Guid> WithPart(AlignBotContext db, ProgramKey key, UserId user);

    /// <summary>A condition for a query written by hand: somebody has, or had, a part in a dispute. One look by key for each row that is asked about.</summary>
    /// <param name="dispute">The query's column with the dispute's id.</param>
    /// <returns>SQL for both databases, with the parameters <c>@installation</c>, <c>@program</c> and <c>@reader</c>.</returns>
    string HasPart(string dispute);

    /// <summary>Those of the disputes in which somebody has, or had, a part.</summary>
    Task<IReadOnlyList<DisputeId>> WithPartAsync(AlignBotContext db, ProgramKey key, UserId user, IReadOnlyCollection<DisputeId> among);

    /// <summary>The newest disputes of an account that somebody may read, the newest first.</summary>
    Task<IReadOnlyList<Dispute>> OfAccountAsync(AlignBotContext db, ProgramInfo program, string account, UserId reader, Instant now, int most);

    /// <summary>The names of accounts in disputes that somebody may read.</summary>
    Task<IReadOnlyList<string>> AccountsAsync(AlignBotContext db, ProgramInfo program, UserId reader, Instant now);

    /// <summary>The dispute DSP-n; null when there is none.</summary>
    Task<DisputeId?> NumberedAsync(AlignBotContext db, ProgramKey key, int number);

    /// <summary>The n of DSP-n and the link to its card, as far as they are known.</summary>
    Task<(int? Number, string? Link)> FindAsync(AlignBotContext db, ProgramKey key, DisputeId dispute);

    /// <summary>Has the dispute's card say what is now to be said of it.</summary>
    ValueTask RefreshAsync(Session session, ProgramKey key, DisputeId dispute);
}

/// <summary>A dispute that somebody wants to do something with.</summary>
/// <param name="State">As it stands.</param>
/// <param name="Program">As it stands.</param>
/// <param name="Refused">Why they may not even read it; null when they may.</param>
sealed record OpenedDispute(Dispute State, ProgramInfo Program, Mrkdwn? Refused);
