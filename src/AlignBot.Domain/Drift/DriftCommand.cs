using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignBot.Domain.Drift.Language;
using AlignBot.Domain.People;
using NodaTime;

namespace AlignBot.Domain.Drift;

/// <summary>What can be asked of the settings of drift. Closed.</summary>
public abstract record DriftCommand
{
    DriftCommand()
    {
    }

    /// <summary>Say from when on signs are worth a word.</summary>
    /// <param name="Actor">Who; null for a file that is applied.</param>
    /// <param name="Thresholds">Of any signs; those that are not named are as usual.</param>
    public sealed record SetThresholds(UserId? Actor, ImmutableArray<SetThreshold> Thresholds) : DriftCommand;

    /// <summary>Edit the words of one language.</summary>
    public sealed record SetWords(UserId Actor, WordList Words) : DriftCommand;

    /// <summary>A leader wants language to be counted.</summary>
    public sealed record TurnOn(UserId Actor) : DriftCommand;

    /// <summary>A leader wants it no more.</summary>
    public sealed record TurnOff(UserId Actor) : DriftCommand;

    /// <summary>Somebody wants no message of theirs counted.</summary>
    public sealed record Exclude(UserId Actor) : DriftCommand;

    /// <summary>Somebody lets theirs be counted again.</summary>
    public sealed record Include(UserId Actor) : DriftCommand;

    /// <summary>A week is over.</summary>
    public sealed record WeekOver : DriftCommand;

    /// <summary>There is a problem of leadership; whoever was not told of its evidence is.</summary>
    public sealed record Notice(LeadershipProblem Problem) : DriftCommand;
}

/// <summary>What the rules of drift ask of the bot. Closed; carried out in order, in the transaction of the state.</summary>
public abstract record DriftEffect : Effect
{
    DriftEffect()
    {
    }

    /// <summary>Tell the channel that language is counted from now on, or no more.</summary>
    public sealed record TellChannel(bool IsOn) : DriftEffect;

    /// <summary>Ask the other leader whether they want it, too.</summary>
    public sealed record Ask(UserId Leader) : DriftEffect;

    /// <summary>Forget who spoke in the weeks that are over.</summary>
    public sealed record FinishWeeks : DriftEffect;

    /// <summary>Forget the week that is not over, its counts and who spoke in it.</summary>
    public sealed record DropWeek : DriftEffect;

    /// <summary>Forget that somebody spoke in the week that is not over.</summary>
    public sealed record DropSpeaker(UserId Speaker) : DriftEffect;

    /// <summary>Tell somebody privately that it is a problem of leadership.</summary>
    /// <param name="To">Whom; all the same text at the same minute.</param>
    /// <param name="Evidence">By number.</param>
    public sealed record TellLeadership(ImmutableArray<UserId> To, ImmutableArray<string> Evidence) : DriftEffect;

    /// <summary>Wait for the end of the week.</summary>
    public sealed record SetTimer(string Name, Instant At) : DriftEffect, ISetsTimer;

    /// <summary>Wait for it no longer.</summary>
    public sealed record ClearTimer(string Name) : DriftEffect, IClearsTimer;

    /// <summary>A line of the record.</summary>
    public sealed record Log(DriftFact Fact, UserId? Actor) : DriftEffect, ILogs<DriftFact>;

    /// <summary>The name of its timer, as it is stored.</summary>
    public const string WeekTimer = "drift-week";
}

/// <summary>Something that happened to the settings of drift, as the record keeps it. The discriminators are stored for good.</summary>
/// <remarks>Who excluded themselves, and who was told of a problem of leadership, is in no record.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ThresholdsSet), "thresholds")]
[JsonDerivedType(typeof(WordsSet), "words")]
[JsonDerivedType(typeof(LanguageWanted), "language_wanted")]
[JsonDerivedType(typeof(LanguageOn), "language_on")]
[JsonDerivedType(typeof(LanguageOff), "language_off")]
public abstract record DriftFact
{
    DriftFact()
    {
    }

    /// <summary>Somebody said from when on signs are worth a word.</summary>
    /// <param name="Lines">Those that are not as usual, a line each.</param>
    public sealed record ThresholdsSet(ImmutableArray<string> Lines) : DriftFact
    {
        /// <inheritdoc cref="ThresholdsSet"/>
        public ImmutableArray<string> Lines { get; init => field = value.OrEmpty(); } = Lines;
    }

    /// <summary>Somebody edited the words of a language.</summary>
    public sealed record WordsSet(string Language) : DriftFact;

    /// <summary>One leader wants language to be counted.</summary>
    public sealed record LanguageWanted(Role Role) : DriftFact;

    /// <summary>Both leaders want it, and the channel is told.</summary>
    public sealed record LanguageOn : DriftFact;

    /// <summary>A leader wants it no more.</summary>
    public sealed record LanguageOff : DriftFact;
}

/// <summary>Why something about drift was not done. Closed.</summary>
public abstract record DriftRefusal : Refusal
{
    DriftRefusal()
    {
    }

    /// <summary>Only those who lead and run the program read it.</summary>
    /// <param name="WhoMay">Who, at the moment; nobody where none is there, and for whoever takes no part in the program.</param>
    public sealed record NotYours(ImmutableArray<UserId> WhoMay) : DriftRefusal;

    /// <summary>Only the operating lead says from when on signs are shown, and edits words.</summary>
    /// <param name="WhoMay">Who, at the moment.</param>
    public sealed record NotYourSettings(ImmutableArray<UserId> WhoMay) : DriftRefusal;

    /// <summary>Only the two leaders turn language on and off.</summary>
    /// <param name="WhoMay">Who, at the moment.</param>
    public sealed record NotALeader(ImmutableArray<UserId> WhoMay) : DriftRefusal;

    /// <summary>Only members have messages that are counted.</summary>
    public sealed record NotCounted : DriftRefusal;

    /// <summary>What was written can't be taken for a list of words.</summary>
    /// <param name="Problems">What is wrong, by the field: a sentence each.</param>
    public sealed record BadWords(ImmutableArray<(string Field, string Problem)> Problems) : DriftRefusal;
}
