using System.Text.Json;
using AlignBot.Domain;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.People;
using AlignBot.Engine.History;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;

namespace AlignBot.Cadence.Series;

/// <summary>Writes down what happened to a series, and tells the channel: whose meeting moves hears of it.</summary>
sealed class SeriesLedger(OutboxQueue outbox)
{
    /// <summary>How many of the dates to come are named.</summary>
    const int Dates = 3;

    public static ValueTask RecordAsync(Session session, ProgramKey key, Guid id, UserId? actor, SeriesFact fact) => session.AppendHistoryAsync(
        key, new HistoryEntry(CadenceHistory.KindOf(fact), session.Now, actor?.Value, id, JsonSerializer.Serialize(fact, CadenceJson.Default.SeriesFact)));

    public ValueTask PostAsync(Session session, ProgramInfo program, SeriesNotice notice, SeriesId about) => outbox.EnqueueAsync(session, program.Key, new OutgoingMessage
    {
        Kind = OutboxKind.Ledger,
        Message = SeriesNoticeMessage.Name,
        SubjectId = about.Value,
        Destination = program.ChannelId,
        Body = JsonSerializer.Serialize(notice, CadenceJson.Default.SeriesNotice),
    });

    /// <summary>A series as the channel is told of it.</summary>
    public static SeriesNews News(MeetingSeries series, ProgramInfo program, Session session, MeetingSeries? before = null) => new(
        series.Name,
        SeriesWords.When(series),
        before is null ? [] : SeriesChanges.Between(before, series),
        series.IsOnce ? With(series, program.Roster) : series.Status is SeriesStatus.Active ? SeriesWords.NextDates(Occurrences.Next(series, program.Calendar, session.Now, Dates), series) : "");

    /// <summary>'Dana and Priya have to be there; Morgan is invited.'</summary>
    static string With(MeetingSeries series, Roster roster)
    {
        string Who(IEnumerable<Role> roles) => Names.Join([.. roles.Select(role => roster.Holder(role) is { } holder ? Names.Of(roster, holder) : $"the {Names.Of(role)}")]);
        return $"{Who(series.RequiredRoles)} have to be there{(series.InvitedRoles.IsEmpty ? "" : $"; {Who(series.InvitedRoles)} is invited")}.";
    }
}
