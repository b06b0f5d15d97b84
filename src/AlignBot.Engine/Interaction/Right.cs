namespace AlignBot.Engine.Interaction;

/// <summary>What somebody needs to be, to use a verb, a button or a form. Declared with it, and checked before its handler runs.</summary>
/// <remarks>Closed. A right says who is let in; what the rules refuse beyond it (not your level, not your seat) they refuse themselves, on every click.</remarks>
public abstract record Right
{
    Right()
    {
    }

    /// <summary>Everybody who can see it: a link that Slack opens by itself, help, what only says how to go on.</summary>
    public static Right Open { get; } = new Everybody();

    /// <summary>The rules ask, on each use, who acts and what as: a seat of a level, a party, whoever runs a meeting.</summary>
    public static Right Ruled { get; } = new ByTheRules();

    /// <summary>The operating lead, the accountable executive and their deputies.</summary>
    public static Right Govern { get; } = new Governors();

    /// <summary>Full members of the workspace who are or were in the channel; not guests, people of other organisations or deactivated accounts.</summary>
    /// <param name="what">What only they do, as the refusal says it: 'read its disputes here'.</param>
    public static Right Read(string what) => new Members(what);

    internal sealed record Everybody : Right;

    internal sealed record ByTheRules : Right;

    internal sealed record Governors : Right;

    internal sealed record Members(string What) : Right;
}
