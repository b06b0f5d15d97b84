namespace AlignBot.Slack;

/// <summary>What a handler answers to.</summary>
public enum HandlerKind
{
    /// <summary>A slash command.</summary>
    Command,

    /// <summary>A block action.</summary>
    Action,

    /// <summary>A submitted modal.</summary>
    Submission,

    /// <summary>A dismissed modal.</summary>
    Closed,

    /// <summary>A global shortcut.</summary>
    GlobalShortcut,

    /// <summary>A shortcut on a message.</summary>
    MessageShortcut,

    /// <summary>Options of an external select.</summary>
    Options,

    /// <summary>An event.</summary>
    Event,
}
