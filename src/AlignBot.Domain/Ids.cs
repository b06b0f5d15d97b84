namespace AlignBot.Domain;

/// <summary>A Slack user id. Opaque: the rules compare it and never look inside.</summary>
public readonly record struct UserId(string Value)
{
    /// <summary>The id as Slack writes it.</summary>
    public override string ToString() => Value;
}

/// <summary>One alignment programme, bound to one go-to-market channel.</summary>
public readonly record struct ProgramId(int Value);

/// <summary>A dispute. People know it by its number, DSP-n.</summary>
public readonly record struct DisputeId(Guid Value);

/// <summary>An entry of the decision log. People know it by its number, DEC-n.</summary>
public readonly record struct DecisionId(Guid Value);

/// <summary>One occurrence of a meeting series.</summary>
public readonly record struct MeetingId(Guid Value);

/// <summary>A follow-up with one owner and a due date.</summary>
public readonly record struct ActionId(Guid Value);

/// <summary>A governed document. People know it by its name, and by its number, ART-n.</summary>
public readonly record struct ArtifactId(Guid Value);

/// <summary>The quarterly audit of a program.</summary>
public readonly record struct AuditId(Guid Value);

/// <summary>The shared account list of a program.</summary>
public readonly record struct AccountListId(Guid Value);

/// <summary>The scoreboard of a program.</summary>
public readonly record struct ScoreboardId(Guid Value);

/// <summary>The business reviews of a quarter.</summary>
public readonly record struct BusinessReviewId(Guid Value);
