using NodaTime;

namespace AlignBot.Sources;

/// <summary>What is wrong with a source, for the person who mends it.</summary>
/// <param name="Kind">Which of the closed set.</param>
/// <param name="Message">A sentence that says what is wrong and one that says what to do. Plain text; never a secret, never a row's
/// content.</param>
public sealed record SourceFault(SourceFaultKind Kind, string Message)
{
    /// <summary>The kinds of records that it keeps from being read; none where it is the source as a whole.</summary>
    public SourceKinds Of { get; init; }

    /// <summary>Not before then does another try make sense. Null where nothing but mending helps, or where nobody knows.</summary>
    public Instant? Until { get; init; }

    /// <summary>The configured field, column or list it is about.</summary>
    public string? Subject { get; init; }

    /// <summary>The vendor's own code: <c>INVALID_FIELD</c>, <c>42703</c>, <c>MISSING_SCOPES</c>.</summary>
    public string? Code { get; init; }

    /// <summary>The vendor's id of the request, for their support.</summary>
    public string? CorrelationId { get; init; }
}
