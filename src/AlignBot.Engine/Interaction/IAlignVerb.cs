using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Acks;

namespace AlignBot.Engine.Interaction;

/// <summary>Under which heading the help has a command.</summary>
public enum HelpPart
{
    /// <summary>What people come for.</summary>
    EveryDay,

    /// <summary>What somebody sets for themselves.</summary>
    Yours,

    /// <summary>How the program stands, and by what rules.</summary>
    Program,

    /// <summary>For those who run it.</summary>
    Running,
}

/// <summary>A word that may follow <c>/align</c>, answered in the program that is meant. Features register their own; the help lists them by its
/// parts, in the order of registration.</summary>
public interface IAlignVerb
{
    /// <summary>The word, in lower case.</summary>
    string Word { get; }

    /// <summary>Its line in the help: how it is typed, and what it does.</summary>
    Mrkdwn Help { get; }

    /// <summary>Where the help has it.</summary>
    HelpPart Part { get; }

    /// <summary>Answers it.</summary>
    Task<CommandAck> Handle(ProgramCommand command, CancellationToken ct);
}
