using System.Text.Json.Serialization;

namespace AlignBot.Domain.Scoreboard;

/// <summary>The five measures, in the order in which they are read. The names are stored for good.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MeasureKind>))]
public enum MeasureKind
{
    /// <summary>Accounts of the list that marketing or sales turned to.</summary>
    Coverage,

    /// <summary>Accounts of the list that did enough themselves.</summary>
    Engagement,

    /// <summary>New pipeline that a response to marketing came before.</summary>
    Influence,

    /// <summary>What became of deals or accounts, by the way of counting that the settings choose.</summary>
    Conversion,

    /// <summary>How long sales took to act on a signal.</summary>
    Lag,
}
