using System.Collections.Immutable;
using NodaTime;

namespace AlignBot.Sources;

/// <summary>What a look at a source found.</summary>
public sealed record SourceCheck
{
    /// <summary>Everything that keeps it from being read as configured. Empty: all is well.</summary>
    public ImmutableArray<SourceFault> Troubles { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>What works but should be known or mended: a role that can write, a version that ends, a credential that is a
    /// person's.</summary>
    public ImmutableArray<string> Warnings { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Whose credential it is, as the vendor names them; null where it does not say.</summary>
    public string? CredentialOf { get; init; }

    /// <summary>Whether the credential is a person's: it ends when they leave. Null where that can't be known.</summary>
    public bool? CredentialIsAPersons { get; init; }

    public Instant? CredentialEndsAt { get; init; }

    public SourceQuota? Quota { get; init; }

    /// <summary>The zone in which the source's days are meant, an IANA name. Null where it has none.</summary>
    public string? Zone { get; init; }

    /// <summary>ISO 4217. Null where it has none, or several.</summary>
    public string? Currency { get; init; }

    /// <summary>All that the source has of an account, with what people call it: for the configuration.</summary>
    public ImmutableArray<SourceColumn> Columns { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>What a mapping can name of it: the flag and the tier that are configured, and every further column that a reading
    /// gives.</summary>
    public ImmutableArray<SourceColumn> Offered { get; init => field = value.IsDefault ? [] : value; } = [];
}

/// <summary>A column of the source's accounts.</summary>
/// <param name="Name">As configured and given by a reading.</param>
/// <param name="Label">As people of that system read it.</param>
/// <param name="Values">What it may hold, where it is a choice.</param>
public sealed record SourceColumn(string Name, string? Label = null, ImmutableArray<string> Values = default)
{
    public ImmutableArray<string> Values { get; init => field = value.IsDefault ? [] : value; } = Values.IsDefault ? [] : Values;
}
