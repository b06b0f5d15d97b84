using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignBot.Domain.People;
using NodaTime;

namespace AlignBot.Domain.Disputes;

/// <summary>What both leaders say would have prevented a dispute that went all the way up, or came back. One a round.</summary>
public sealed record Lesson
{
    /// <summary>The most characters of what should change: with what it is about before it, it is an action's text.</summary>
    public const int Words = 400;

    /// <summary>The round that ended.</summary>
    public required int Round { get; init; }

    /// <summary>When they were asked first.</summary>
    public required Instant AskedAt { get; init; }

    /// <summary>Who is asked, for which role.</summary>
    public ImmutableArray<LessonLeader> Asked { get; init => field = value.OrEmpty(); } = [];

    /// <summary>What they said, at most one answer each, oldest first.</summary>
    public ImmutableArray<LessonAnswer> Answers { get; init => field = value.OrEmpty(); } = [];

    /// <summary>What came of it. Null while somebody is asked.</summary>
    public LessonEnd? End { get; init; }

    /// <summary>The draft that holds it; null where it became something else.</summary>
    public LessonDraft? Draft { get; init; }

    /// <summary>The meeting on whose agenda different answers stand. Null until one has them.</summary>
    public MeetingId? Meeting { get; init; }

    /// <summary>Whether they have answered.</summary>
    public bool HasAnswered(UserId user) => Answers.Any(answer => answer.By == user);

    /// <summary>Who is still waited for.</summary>
    [JsonIgnore]
    public ImmutableArray<UserId> Awaited => End is null ? [.. Asked.Select(asked => asked.User).Distinct().Where(user => !HasAnswered(user))] : [];
}

/// <summary>Somebody who is asked because of a role.</summary>
public sealed record LessonLeader(Role Role, UserId User);

/// <summary>What one of them says.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Aim">What should be different, or that nothing should.</param>
/// <param name="Words">What should change, or why nothing; in their words.</param>
/// <param name="Owner">Who does it, where it becomes an action.</param>
/// <param name="DueOn">By when.</param>
public sealed record LessonAnswer(UserId By, Instant At, LessonAim Aim, string Words, UserId Owner, LocalDate DueOn);

/// <summary>What a lesson is about.</summary>
/// <param name="Kind">Which sort of thing.</param>
/// <param name="Document">Which, for a document that is there.</param>
/// <param name="Name">What that is called in a sentence, as it was when it was chosen.</param>
public sealed record LessonAim(LessonKind Kind, ArtifactId? Document = null, string? Name = null)
{
    /// <summary>Whether both want the same to be different.</summary>
    public static bool Agree(LessonAnswer one, LessonAnswer other) =>
        one.Aim.Kind == other.Aim.Kind && one.Aim.Document == other.Aim.Document
        && (one.Aim.Kind is not (LessonKind.NewDocument or LessonKind.Other) || Folded(one.Words) == Folded(other.Words));

    static string Folded(string words) => Accents.Without(string.Join(' ', words.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant()).TrimEnd('.');
}

/// <summary>A draft that came of a lesson.</summary>
/// <param name="Number">The n of ART-n.</param>
/// <param name="Version">The draft's.</param>
public sealed record LessonDraft(int Number, int Version);

/// <summary>What would have had to be different. The names are stored for good.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LessonKind>))]
public enum LessonKind
{
    /// <summary>Nothing: such a dispute is what the path is for.</summary>
    Nothing,

    /// <summary>A document that is there: a definition, the SLA, a playbook.</summary>
    Document,

    /// <summary>One that is not there yet.</summary>
    NewDocument,

    /// <summary>The escalation path.</summary>
    Path,

    /// <summary>The meetings.</summary>
    Meetings,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>What came of asking. The names are stored for good.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LessonEnd>))]
public enum LessonEnd
{
    /// <summary>It became a draft or an action.</summary>
    Taken,

    /// <summary>They say different things: the next meeting has it.</summary>
    Differ,

    /// <summary>Nothing is to be different, and they said why.</summary>
    Nothing,

    /// <summary>Nobody answered in time.</summary>
    NobodyAnswered,

    /// <summary>There was no leader to ask.</summary>
    NobodyToAsk,

    /// <summary>The dispute was reopened meanwhile.</summary>
    Reopened,
}
