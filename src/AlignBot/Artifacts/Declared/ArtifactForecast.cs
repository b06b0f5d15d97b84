using AlignBot.Artifacts.Cards;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.People;
using AlignBot.Engine.ProgramFiles;
using NodaTime;

namespace AlignBot.Artifacts.Declared;

/// <summary>The days by which a file's artifacts are to hold.</summary>
sealed class ArtifactForecast : IComesByDate
{
    public IEnumerable<ComingDate> Of(ProgramFile file, Instant from, Instant to)
    {
        var context = new RuleContext(from, new Roster { Members = [.. file.Members], Roles = [.. file.Roles] }, file.Calendar);
        foreach (var one in file.Artifacts)
        {
            var due = one.Due ?? (one.DueIn is { } days ? ArtifactWorkflow.DayAfter(context, days) : null);
            if (due is { } on && on.AtStartOfDayInZone(file.Calendar.Zone).ToInstant() is var at && at >= from && at <= to)
            {
                yield return new ComingDate(at, IsDay: true, $"{ArtifactWords.Title(one.Kind, one.Name)} is to hold");
            }
        }
    }
}
