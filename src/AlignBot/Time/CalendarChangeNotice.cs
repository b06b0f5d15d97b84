using AlignBot.Contracts;

namespace AlignBot.Time;

/// <summary>How the channel is told of another working calendar.</summary>
sealed class CalendarChangeNotice : IRulesWords
{
    /// <summary>The fact. Stored for good.</summary>
    public const string FactKind = "calendar-changed";

    string IRulesWords.Kind => FactKind;

    string IRulesWords.Named => "The working calendar";

    string IRulesWords.After => "Disputes that are open keep theirs. `/align calendar` shows it.";
}
