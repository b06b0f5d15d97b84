namespace AlignBot.Scenarios.Anything;

/// <summary>Chance that can be played again: the same seed, the same throws.</summary>
sealed class Dice(int seed)
{
    // Not a secret, and it must be the same on every machine.
    uint state = (uint)seed * 2_654_435_769u + 1;

    public int Below(int sides)
    {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        return (int)(state % (uint)sides);
    }

    public T Of<T>(IReadOnlyList<T> things) => things[Below(things.Count)];

    public T? OfOrNull<T>(IReadOnlyList<T?> things)
        where T : class => things.Count == 0 ? null : things[Below(things.Count)];
}
