namespace AlignBot.Domain;

/// <summary>How much each list of a state holds: whoever acts again and again does not make what everybody reads and writes slow.</summary>
/// <remarks>Beside these there are <see cref="TextLimits.Options"/>, <see cref="TextLimits.Actions"/> and <see cref="TextLimits.Deciders"/>, which a form holds.</remarks>
public static class ListLimits
{
    /// <summary>The most views, and answers that came too late, of one person in a dispute.</summary>
    public const int ViewsOfOne = 10;

    /// <summary>The most of them in a dispute.</summary>
    public const int Views = 150;

    /// <summary>How often one person answers at one level of a dispute: the last answer is theirs.</summary>
    public const int AnswersOfOne = 20;

    /// <summary>The most follow-up actions of one decision, however they were added.</summary>
    public const int ActionsOfDecision = 30;

    /// <summary>In the place of how many entries of the log one can stand.</summary>
    public const int Links = 20;

    /// <summary>The most decisions of one meeting.</summary>
    public const int DecisionsOfMeeting = 100;

    /// <summary>The most findings of one audit: they are counted together where there are many of a kind.</summary>
    public const int FindingsOfAudit = 60;

    /// <summary>The most artifacts that an audit names as renewed.</summary>
    public const int RenewedByAudit = 100;

    /// <summary>The most versions of one quarter's business review.</summary>
    public const int ReviewRevisions = 50;

    /// <summary>The most absences to come of one person.</summary>
    public const int AbsencesOfOne = 30;

    /// <summary>What an SLA keeps of what was reported late: more than two quarters have.</summary>
    public const int Reports = 200;

    /// <summary>How often one person reports something late within thirty days.</summary>
    public const int ReportsOfOne = 20;

    /// <summary>The most records of one kind that a source gives a program: opportunities, activities, leads or signals. More are refused, and never cut off.</summary>
    public const int RecordsOfKind = 250_000;

    /// <summary>For how many days activities, leads, signals and what moved of opportunities are kept: two years and a quarter, so that a quarter can be put beside the same one of
    /// last year with all that it looks back on. Opportunities stay as long as their source has them, and as long again once they are gone.</summary>
    public const int RecordDays = 822;
}
