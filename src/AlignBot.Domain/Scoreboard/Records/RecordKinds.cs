namespace AlignBot.Domain.Scoreboard.Records;

/// <summary>What a source can be asked for, as far as the scoreboard reads it.</summary>
[Flags]
public enum RecordKinds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>What was done to and by accounts.</summary>
    Activities = 1,

    /// <summary>Deals.</summary>
    Opportunities = 2,

    /// <summary>Signs of interest.</summary>
    Signals = 4,

    /// <summary>Leads and how they were followed up.</summary>
    Leads = 8,

    /// <summary>A vendor's score of an account.</summary>
    Scores = 16,

    /// <summary>All of them.</summary>
    All = Activities | Opportunities | Signals | Leads | Scores,
}
