namespace AlignBot.Engine.Storage;

/// <summary>A column that says again what the state of its row says, for lists and searches: <c>verify</c> compares the two.</summary>
/// <param name="name">What the state calls it, where that is not the column's own name.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OfStateAttribute(string? name = null) : Attribute
{
    /// <summary>What the state calls it; null for the column's own name.</summary>
    public string? Name => name;
}
