using System.Collections.Immutable;
using AlignBot.Domain.People;
using NodaTime;

namespace AlignBot.Domain.Disputes;

/// <summary>A person who holds one side of a dispute.</summary>
public sealed record DisputeParty(UserId User, Function? Side);

/// <summary>The message that a dispute was raised from: what its question is about.</summary>
/// <param name="By">Who wrote it; null for an app.</param>
/// <param name="Text">Its words, or as many as are kept.</param>
/// <param name="Link">Where it stands; null where that is not known.</param>
public sealed record QuotedMessage(UserId? By, string Text, string? Link);

/// <summary>A side's written case.</summary>
/// <param name="By">The party.</param>
/// <param name="OwnCase">Their own case.</param>
/// <param name="OtherCase">The other side's case at its best.</param>
/// <param name="At">When it was last given.</param>
/// <param name="FirstAt">When it was first given, where it was given again since; null where <paramref name="At"/> says it.</param>
public sealed record Brief(UserId By, string OwnCase, string OtherCase, Instant At, Instant? FirstAt = null);

/// <summary>Terms one party offers the other at any level; accepted, they settle the dispute.</summary>
public sealed record Settlement(UserId By, Terms Terms, int Revision, Instant At);

/// <summary>A proposal for another default than the path's. Binds only once both parties have agreed.</summary>
public sealed record OtherDefault(string Text, UserId ProposedBy, ImmutableArray<UserId> AgreedBy, int Revision = 0);

/// <summary>Words kept with a dispute that decide nothing: a view, or a ruling that came too late.</summary>
/// <param name="By">Who wrote them.</param>
/// <param name="At">When.</param>
/// <param name="Round">The round they were meant for.</param>
/// <param name="Level">The level a late ruling was meant for; null for a view.</param>
/// <param name="Text">The words.</param>
public sealed record Advice(UserId By, Instant At, int Round, int? Level, string Text);

/// <summary>A party's disagreement with the decision, kept with it.</summary>
public sealed record Dissent(UserId By, string Text, Instant At);

/// <summary>A party's word to stand by the decision, agreed with or not.</summary>
public sealed record Commitment(UserId By, Instant At);

/// <summary>Why somebody who said the same as another did so.</summary>
public sealed record OwnReason(UserId By, string Text);
