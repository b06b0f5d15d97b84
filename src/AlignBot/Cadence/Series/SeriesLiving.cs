using AlignBot.Contracts;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Cadence.Series;

/// <summary>The meetings as a document to be signed: when which of them takes place, for how long, with whom and about what.</summary>
sealed class SeriesLiving : ILivingText
{
    public ArtifactKind Kind => ArtifactKind.Cadence;

    public async Task<string?> SayAsync(AlignBotContext db, ProgramInfo program)
    {
        var series = (await SeriesDesk.Of(db, program.Key).Where(row => row.Status != SeriesStatus.Ended).ToListAsync()).ConvertAll(SeriesDesk.StateOf).FindAll(one => !one.IsOnce);
        return series.Count == 0 ? null : string.Join('\n', series.OrderBy(one => one.Minutes).ThenBy(one => one.Name, StringComparer.Ordinal).Select(Say));
    }

    static string Say(MeetingSeries series)
    {
        var paused = series.Status is SeriesStatus.Paused ? " Paused for now." : "";
        return $"{series.Name}: {SeriesWords.When(series)}, with the {Names.Join([.. series.RequiredRoles.Select(Names.Of)])}. Agenda: {string.Join("; ", series.Sections.Select(section => section.Name))}.{paused}";
    }
}
