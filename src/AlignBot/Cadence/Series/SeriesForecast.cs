using AlignBot.Contracts;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Engine.ProgramFiles;
using NodaTime;

namespace AlignBot.Cadence.Series;

/// <summary>The meetings that a file's series come to.</summary>
sealed class SeriesForecast : IComesByDate
{
    public IEnumerable<ComingDate> Of(ProgramFile file, Instant from, Instant to) => file.Series
        .Where(series => series.Status is SeriesStatus.Active)
        .SelectMany(series => Occurrences.Between(series, file.Calendar, from, to).Where(one => !one.IsSkipped), (series, one) => new ComingDate(one.StartsAt, IsDay: false, series.Name));
}
