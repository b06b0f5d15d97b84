using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Domain.Setup;
using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Setup;

/// <summary>A set-up on its way: who is there, and what was chosen so far, each step by whom. Everybody who sets the channel up fills in the same.</summary>
sealed record SetupDraft
{
    public required string Channel { get; init; }

    /// <summary>Its name, as Slack said last.</summary>
    public string ChannelName { get; init; } = "";

    /// <summary>Whoever saved a step first: the operating lead, unless the roles name another.</summary>
    public UserId? StartedBy { get; init; }

    public ImmutableArray<PersonFound> People { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>How many are in the channel; more than <see cref="People"/> where it is crowded.</summary>
    public int Count { get; init; }

    /// <summary>True once the channel has its card.</summary>
    public bool HasCard { get; init; }

    /// <summary>What the card is about, whatever id the channel goes by.</summary>
    public Guid Subject { get; init; }

    /// <summary>What was entered, by step.</summary>
    public ImmutableSortedDictionary<string, SetupAnswers> Steps { get; init; } = ImmutableSortedDictionary<string, SetupAnswers>.Empty;

    public PersonFound? Find(UserId user) => People.FirstOrDefault(person => person.User == user);

    /// <summary>Whether somebody may set up: a full member of the workspace who is in the channel.</summary>
    public bool Lets(UserId user) => Find(user) is { Kind: MemberKind.Human };

    public string NameOf(UserId user) => Find(user)?.Name ?? "somebody who is not in the channel any more";

    /// <summary>What a field says: what was entered, else what is proposed.</summary>
    public string Value(SetupField field, SetupProposals proposals) =>
        Steps.Values.FirstOrDefault(step => step.Values.ContainsKey(field.Id))?.Values[field.Id] ?? proposals.Of(field.Id);
}

/// <summary>What somebody entered in a step, as they typed it: what can't be read yet is kept, too.</summary>
/// <param name="Version">Rises with every saving.</param>
/// <param name="By">Who saved it last.</param>
/// <param name="At">When, business time.</param>
/// <param name="Values">By field.</param>
sealed record SetupAnswers(int Version, UserId By, Instant At, ImmutableSortedDictionary<string, string> Values)
{
    /// <summary>Whether it was left by 'Next' without a mistake; else only kept for whoever carries on.</summary>
    public bool IsDone { get; init; }
}

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true, Converters = [typeof(InstantConverter), typeof(UserIdConverter)])]
[JsonSerializable(typeof(SetupDraft))]
[JsonSerializable(typeof(SetupNews))]
[JsonSerializable(typeof(SetupDone))]
sealed partial class SetupJson : JsonSerializerContext;

/// <summary>Who did it, for a message: they are no member of a program yet.</summary>
sealed record SetupNews(UserId By, string Name);

/// <summary>That a program runs, for its channel.</summary>
/// <param name="BegunBy">Who began the set-up.</param>
/// <param name="StartedBy">Who pressed 'Start'.</param>
/// <param name="First">What comes first by a date; null for nothing within a month.</param>
/// <param name="Artifact">What is to be signed first; null for nothing yet.</param>
sealed record SetupDone(UserId BegunBy, UserId StartedBy, SetupFirst? First, SetupFirstArtifact? Artifact = null);

sealed record SetupFirst(Instant At, string What);

/// <param name="Title">As people chose it.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Days">The working days that they have.</param>
sealed record SetupFirstArtifact(string Title, UserId Owner, string Days);
