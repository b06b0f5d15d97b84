using System.Collections.Immutable;
using NodaTime;

namespace AlignBot.Domain.Disputes;

/// <summary>A follow-up of a decision: what, by whom, until when.</summary>
public sealed record FollowUp(string Text, UserId Owner, LocalDate DueOn);

/// <summary>What a ruling or a settlement says: one of the options or other words, why, and what follows.</summary>
public sealed record Terms
{
    /// <summary>Index of the option chosen; null when <see cref="Other"/> says something else.</summary>
    public int? Option { get; init; }

    /// <summary>Words of one's own, when none of the options fits.</summary>
    public string? Other { get; init; }

    /// <summary>Why. Required.</summary>
    public required string Rationale { get; init; }

    /// <summary>From when it holds; null: at once.</summary>
    public LocalDate? EffectiveOn { get; init; }

    /// <summary>When it is looked at again; null: not planned.</summary>
    public LocalDate? ReviewOn { get; init; }

    /// <summary>What has to be done because of it.</summary>
    public ImmutableArray<FollowUp> Actions { get; init => field = value.OrEmpty(); } = [];

    /// <summary>The decision in words.</summary>
    public string Text(ImmutableArray<string> options) => Option is { } index ? options[index] : Other ?? "";
}

/// <summary>What a decider said at a level.</summary>
public sealed record Ruling
{
    /// <summary>Who said it.</summary>
    public required UserId By { get; init; }

    /// <summary>When.</summary>
    public required Instant At { get; init; }

    /// <summary>The round it was said in.</summary>
    public required int Round { get; init; }

    /// <summary>The level it was said at.</summary>
    public required int Level { get; init; }

    /// <summary>Grows with every ruling of the dispute. Agreeing names the revision that was read, so nobody agrees to terms they did not see.</summary>
    public required int Revision { get; init; }

    /// <summary>The revision agreed with; null for terms of one's own (the first of a level is the proposal, later ones differ from it).</summary>
    public int? AgreesWith { get; init; }

    /// <summary>The terms; those agreed with, when <see cref="AgreesWith"/> is set.</summary>
    public required Terms Terms { get; init; }

    /// <summary>The revision of the terms this ruling stands behind.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int StandsBehind => AgreesWith ?? Revision;
}
