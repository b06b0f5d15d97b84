using System.Globalization;
using System.Text.Json.Serialization;
using AlignBot.Disputes.Raising;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Storage;

namespace AlignBot.Disputes.Asks;

/// <summary>Which ask a direct message carries: to whom, for what, in which round and at which level.</summary>
sealed record AskKey(string User, AskKind Kind, int Round, int Level)
{
    /// <summary>Why it is no longer theirs; null while it is.</summary>
    public AskEnd? Ended { get; init; }

    /// <summary>Which offer it is about; 0 where there is only one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Revision { get; init; }

    /// <summary>It is asked again at the time that its reader chose.</summary>
    public const int AtChosenTime = 100;

    /// <summary>What nobody has answered is asked once more.</summary>
    public const int OnceMore = 50;

    /// <summary>It is asked again: the share of the level's time that is over, in percent, or <see cref="AtChosenTime"/>. 0 where it is asked for the first time.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Reminds { get; init; }

    /// <summary>Stands in the slot of every ask for what would have prevented it.</summary>
    public static string LessonSlot { get; } = $"/{nameof(AskKind.Lesson)}/";

    public static AskKey Of(OpenAsk ask) => new(ask.To.Value, ask.Kind, ask.Round, ask.Level) { Revision = ask.Revision };

    [JsonIgnore]
    public OpenAsk Open => new(new UserId(User), Kind, Round, Level, Revision);

    /// <summary>Under which the message is remembered, to be edited when the ask changes or ends.</summary>
    [JsonIgnore]
    public string Slot => string.Create(CultureInfo.InvariantCulture, $"ask/{User}/{Kind}/{Round}/{Level}{(Revision == 0 ? "" : $"/{Revision}")}");
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true, Converters = [typeof(UserIdConverter)])]
[JsonSerializable(typeof(AskKey))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(RaiseForm))]
[JsonSerializable(typeof(Untold))]
sealed partial class DisputeFormJson : JsonSerializerContext;
