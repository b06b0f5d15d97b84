using System.Collections.Immutable;
using AlignBot.Domain.Drift.Language;

namespace AlignBot.Domain.Drift;

/// <summary>What a team says of drift: from when on a sign is worth a word, and whether language is counted.</summary>
public sealed record DriftSettings
{
    /// <summary>Where everybody starts.</summary>
    public static DriftSettings Usual { get; } = new();

    /// <summary>The thresholds that are not as usual, one a sign, in the order of the signs.</summary>
    public ImmutableArray<SetThreshold> Thresholds { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Whether and of whom language is counted.</summary>
    public TalkSettings Talk { get; init => field = value ?? new(); } = new();

    /// <summary>The word lists that the team edited, one a language; of the others those that everybody starts with hold.</summary>
    public ImmutableArray<WordList> Words { get; init => field = value.OrEmpty(); } = [];

    /// <summary>The evidence of a problem of leadership that somebody was told already, by number.</summary>
    public ImmutableArray<string> Told { get; init => field = value.OrEmpty(); } = [];

    /// <summary>When a sign is worth a word here.</summary>
    public DriftThreshold Threshold(DriftSign sign)
    {
        var usual = DriftSigns.Usual[sign];
        return Thresholds.FirstOrDefault(one => one.Sign == sign) is { } set ? usual with { From = set.From, Weeks = set.Weeks } : usual;
    }

    /// <summary>The lists by which language is told, one a language.</summary>
    public ImmutableArray<WordList> WordsInUse() =>
        [.. WordLists.All.Select(usual => Words.FirstOrDefault(edited => edited.Language == usual.Language) ?? usual)];
}

/// <summary>A threshold that a team set.</summary>
/// <param name="Sign">Of which sign.</param>
/// <param name="From">Shown from this figure on.</param>
/// <param name="Weeks">So many weeks back are looked at.</param>
public sealed record SetThreshold(DriftSign Sign, decimal From, int Weeks);
