using AlignBot.Contracts;

namespace AlignBot.Policy;

/// <summary>How the channel is told of another path.</summary>
sealed class PathChangeNotice : IRulesWords
{
    /// <summary>The fact. Stored for good.</summary>
    public const string FactKind = "path-changed";

    string IRulesWords.Kind => FactKind;

    string IRulesWords.Named => "The escalation path";

    string IRulesWords.After => "Disputes that are open stay under the version they were raised with. `/align path` shows it.";
}
