using AlignBot.Domain.Cadence;

namespace AlignBot.Cadence;

/// <summary>The names under which the record keeps what happened to meetings and series.</summary>
static class CadenceHistory
{
    /// <summary>'SectionBegun' as the record names it: 'meeting.section-begun'.</summary>
    public static string KindOf(MeetingFact fact) => "meeting." + Dashed(fact.GetType().Name);

    public static string KindOf(SeriesFact fact) => "series." + Dashed(fact.GetType().Name);

    static string Dashed(string name) => string.Concat(
        name.Select((letter, index) => char.IsUpper(letter) && index > 0 ? "-" + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString()));
}
