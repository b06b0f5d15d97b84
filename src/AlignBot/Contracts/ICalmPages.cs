namespace AlignBot.Contracts;

/// <summary>A page of one sentence for somebody's browser, signed in or not, with at most one thing to do next.</summary>
interface ICalmPages
{
    /// <summary>Writes the page.</summary>
    /// <param name="context">The request that it answers.</param>
    /// <param name="title">Above it.</param>
    /// <param name="text">What is so, and what to do.</param>
    /// <param name="next">Where the one button leads; null for none.</param>
    /// <param name="status">The answer's status.</param>
    Task WriteAsync(HttpContext context, string title, string text, NextPage? next = null, int status = StatusCodes.Status200OK);
}

/// <param name="Label">What the button reads.</param>
/// <param name="Address">Below the public address, or Slack's own.</param>
public sealed record NextPage(string Label, string Address);
