using System.Globalization;
using System.Text.Json.Serialization;

namespace AlignBot.Domain.Disputes;

/// <summary>What a timer of a dispute is for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DisputeTimerKind>))]
public enum DisputeTimerKind
{
    /// <summary>The level's time runs out.</summary>
    Deadline,

    /// <summary>A reminder to one seat.</summary>
    Reminder,

    /// <summary>The time to find common ground is over.</summary>
    Reconcile,

    /// <summary>A seat has been out of the channel for the grace.</summary>
    LeftChannel,

    /// <summary>A party has been asked to stand by the decision for long enough.</summary>
    StandBy,

    /// <summary>The leaders are asked, or reminded, or have been asked long enough, what would have prevented it.</summary>
    Lesson,
}

/// <summary>The key of a timer. Round and level are part of it, so a late timer is known for what it is.</summary>
/// <param name="Kind">What for.</param>
/// <param name="Round">The round it was set in.</param>
/// <param name="Level">The level it was set at.</param>
/// <param name="Percent">The share of the window, for a reminder; 0 for one at a time that its reader chose, and for all else.</param>
/// <param name="User">Whom it is about, for a reminder or a leaver; else null.</param>
public sealed record DisputeTimer(DisputeTimerKind Kind, int Round, int Level, int Percent = 0, UserId? User = null)
{
    /// <summary>The key as text, stable: <c>reminder/1/0/50/U7</c>.</summary>
    [JsonIgnore]
    public string Key => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name}/{Round}/{Level}/{Percent}/{User?.Value}");

    /// <summary>The command that this moment passing stands for.</summary>
    public DisputeCommand ToCommand() => Kind switch
    {
        DisputeTimerKind.Deadline => new DisputeCommand.DeadlinePassed(Round, Level),
        DisputeTimerKind.Reminder => new DisputeCommand.ReminderDue(Round, Level, Percent, Subject),
        DisputeTimerKind.Reconcile => new DisputeCommand.ReconcileEnded(Round, Level),
        DisputeTimerKind.Lesson => new DisputeCommand.LessonDue(Round, Percent, User),
        DisputeTimerKind.StandBy => new DisputeCommand.StandByLapsed(Round, Subject),
        _ => new DisputeCommand.OutOfChannelTooLong(Round, Level, Subject),
    };

    /// <summary>Reads what <see cref="Key"/> wrote.</summary>
    /// <exception cref="FormatException">The text is no such key.</exception>
    public static DisputeTimer Parse(string key)
    {
        var parts = key.Split('/', 5);
        if (parts.Length != 5)
        {
            throw new FormatException($"'{key}' is not the key of a dispute timer.");
        }

        var kind = parts[0] switch
        {
            "deadline" => DisputeTimerKind.Deadline,
            "reminder" => DisputeTimerKind.Reminder,
            "reconcile" => DisputeTimerKind.Reconcile,
            "left-channel" => DisputeTimerKind.LeftChannel,
            "stand-by" => DisputeTimerKind.StandBy,
            "lesson" => DisputeTimerKind.Lesson,
            _ => throw new FormatException($"'{key}' is not the key of a dispute timer."),
        };
        return new DisputeTimer(kind, Number(parts[1]), Number(parts[2]), Number(parts[3]), parts[4].Length == 0 ? null : new UserId(parts[4]));
    }

    string Name => Kind switch
    {
        DisputeTimerKind.Deadline => "deadline",
        DisputeTimerKind.Reminder => "reminder",
        DisputeTimerKind.Reconcile => "reconcile",
        DisputeTimerKind.StandBy => "stand-by",
        DisputeTimerKind.Lesson => "lesson",
        _ => "left-channel",
    };

    UserId Subject => User ?? throw new InvalidOperationException($"Timer {Key} is about nobody.");

    static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
