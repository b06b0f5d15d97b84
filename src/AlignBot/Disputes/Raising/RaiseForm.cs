using System.Text.Json.Serialization;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Programs;

namespace AlignBot.Disputes.Raising;

/// <summary>What the form to raise a dispute holds, filled in or not; kept as a draft between its steps.</summary>
sealed record RaiseForm
{
    public required int ProgramId { get; init; }
    public string Question { get; init; } = "";
    public string Category { get; init; } = "";
    public string? FirstParty { get; init; }
    public string? SecondParty { get; init; }

    /// <summary>One option a line.</summary>
    public string? Options { get; init; }

    public string? Account { get; init; }

    /// <summary>An account that is not on the list though others come near, of which its raiser was asked; null while they were not.</summary>
    public string? AccountAsked { get; init; }

    public string? Meanwhile { get; init; }
    public string? OtherDefault { get; init; }

    /// <summary>The message that it is raised from; null for one that is raised on its own.</summary>
    public QuotedMessage? Quote { get; init; }

    /// <summary>What it is raised from, in the words of the feature that offered it; null for one that is raised on its own.</summary>
    [JsonPropertyName("AgendaItem")]
    public string? From { get; init; }

    /// <summary>The number of the newest dispute when its raiser was shown what is like it; null while they were not.</summary>
    public int? ComparedUpTo { get; init; }

    /// <summary>Whether something like it was there: then it takes a reason to raise it.</summary>
    public bool IsLikeOthers { get; init; }

    /// <summary>Which of those everybody may read: 'DSP-4', 'DEC-2'.</summary>
    public IReadOnlyList<string> Like { get; init; } = [];

    /// <summary>Why it is raised all the same.</summary>
    public string? Although { get; init; }

    /// <summary>What it is about, to be compared with what is there.</summary>
    [JsonIgnore]
    public Matter Matter => new(Question, Category, Blank(Account), [.. new[] { FirstParty, SecondParty }.OfType<string>().Select(user => new UserId(user))]);

    /// <summary>Whether something is filled in that most forms have no need of.</summary>
    [JsonIgnore]
    public bool HasMore => new[] { Options, Account, Meanwhile, OtherDefault }.Any(text => !string.IsNullOrWhiteSpace(text));

    [JsonIgnore]
    public IEnumerable<string> OptionLines =>
        (Options ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public NewDispute ToNewDispute(DisputeId id, int number, ProgramInfo program, UserId raiser) => new()
    {
        Id = id,
        Number = number,
        Program = new ProgramId(program.Key.ProgramId),
        RaisedBy = raiser,
        Question = Question.Trim(),
        Category = Category,
        Parties = [.. new[] { FirstParty, SecondParty }.OfType<string>().Select(user => Party(program, user))],
        Options = [.. OptionLines],
        Account = Blank(Account),
        Meanwhile = Blank(Meanwhile),
        OtherDefault = Blank(OtherDefault),
        Quote = Quote,
        Although = Blank(Although) is { } why ? new RaisedAlthough([.. Like], why) : null,
        Path = program.Path,
    };

    /// <summary>With what the form was opened with and has no field for.</summary>
    public RaiseForm With(RaiseForm? opened) => this with { From = opened?.From, Quote = opened?.Quote };

    /// <summary>Compared with what is there.</summary>
    public RaiseForm Beside(LikeMatters like) => this with
    {
        ComparedUpTo = like.UpTo,
        IsLikeOthers = like.Same.Any(),
        Like = [.. like.Same.Where(one => one.IsPublic).Select(one => one.Name)],
    };

    static DisputeParty Party(ProgramInfo program, string user) =>
        new(new UserId(user), program.Roster.Find(new UserId(user))?.Function);

    static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
