namespace AlignBot.Sources;

/// <summary>A person of the source's system who owns accounts.</summary>
/// <param name="Key">The vendor's id.</param>
public sealed record SourceOwner(string Key)
{
    public string? Name { get; init; }

    public string? Email { get; init; }

    /// <summary>Null where the source can't say. An owner who left stays the owner until somebody gives the account away.</summary>
    public bool? Active { get; init; }
}
