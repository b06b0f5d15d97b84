using System.Globalization;
using System.Text.Json.Serialization;
using AlignBot.Domain.People;

namespace AlignBot.Domain.Cadence;

/// <summary>What a timer of a meeting is for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MeetingTimerKind>))]
public enum MeetingTimerKind
{
    /// <summary>Items are called for in the channel.</summary>
    Call,

    /// <summary>A leader who has given none is asked for items.</summary>
    AskForItems,

    /// <summary>The required people are reminded.</summary>
    Remind,

    /// <summary>The meeting is to start.</summary>
    Start,

    /// <summary>It can't start any more.</summary>
    Grace,

    /// <summary>A section's time is over.</summary>
    Section,

    /// <summary>The end is near.</summary>
    Press,

    /// <summary>Its time is over.</summary>
    TimeUp,

    /// <summary>It closes itself.</summary>
    Close,

    /// <summary>Over, it asked what becomes of something, and the answer is due.</summary>
    Answer,

    /// <summary>Over, and whoever has not confirmed what was decided in it is reminded.</summary>
    Confirm,

    /// <summary>Who will be away then is looked at.</summary>
    Away,
}

/// <summary>The key of a timer; what it is about is part of it, so a late one is known for what it is.</summary>
/// <param name="Kind">What for.</param>
/// <param name="Section">Which section, where one ends; else 0.</param>
/// <param name="Role">Whose holder is asked for items; else null.</param>
public sealed record MeetingTimer(MeetingTimerKind Kind, int Section = 0, Role? Role = null)
{
    /// <summary>The key as text, stable: <c>Section/2/</c>, <c>AskForItems/0/SalesLeader</c>.</summary>
    [JsonIgnore]
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Kind}/{Section}/{Role}");

    /// <summary>The command that this moment passing stands for.</summary>
    public MeetingCommand ToCommand() => Kind switch
    {
        MeetingTimerKind.Call => new MeetingCommand.CallDue(),
        MeetingTimerKind.AskForItems => new MeetingCommand.AskForItemsDue(Role ?? throw new InvalidOperationException($"Timer {Key} is about no role.")),
        MeetingTimerKind.Remind => new MeetingCommand.ReminderDue(),
        MeetingTimerKind.Start => new MeetingCommand.StartDue(),
        MeetingTimerKind.Grace => new MeetingCommand.GraceEnded(),
        MeetingTimerKind.Section => new MeetingCommand.SectionEnded(Section),
        MeetingTimerKind.Press => new MeetingCommand.EndNear(),
        MeetingTimerKind.TimeUp => new MeetingCommand.TimeUp(),
        MeetingTimerKind.Confirm => new MeetingCommand.ConfirmDue(),
        MeetingTimerKind.Away => new MeetingCommand.AwayDue(),
        MeetingTimerKind.Answer => new MeetingCommand.AnswerDue(),
        _ => new MeetingCommand.CloseDue(),
    };

    /// <summary>Reads what <see cref="Key"/> wrote.</summary>
    /// <exception cref="FormatException">The text is no such key.</exception>
    public static MeetingTimer Parse(string key)
    {
        var parts = key.Split('/');
        if (parts.Length != 3 || !Enum.TryParse<MeetingTimerKind>(parts[0], out var kind)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var section))
        {
            throw new FormatException($"'{key}' is not the key of a meeting timer.");
        }

        return new MeetingTimer(kind, section, parts[2].Length == 0 ? null : Enum.Parse<Role>(parts[2]));
    }
}
