using AlignBot.Domain;

namespace AlignBot.Contracts;

/// <summary>Makes one line of an agenda item out of what another feature has in many.</summary>
static class AgendaText
{
    public static string Shorten(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= TextLimits.Line ? line : line[..(TextLimits.Line - 1)] + "…";
    }
}
