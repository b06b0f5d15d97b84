using AlignBot.Cadence;
using AlignBot.Cadence.Series;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Tests.Harness;

namespace AlignBot.Tests.Cadence;

/// <summary>The sandbox's weekly review of Tuesday 1 December 2026, with the rules applied for real.</summary>
sealed class SampleMeeting
{
    public static readonly Instant Start = Instant.FromUtc(2026, 12, 1, 9, 30);

    public static readonly ProgramInfo Program = new(
        new ProgramKey(1, 1), "CGTM", "GTM Enterprise", 1,
        new Domain.People.Roster { Members = [.. GtmProgram.File.Members], Roles = [.. GtmProgram.File.Roles] }, GtmProgram.File.Sections);

    public SampleMeeting()
    {
        var series = GtmProgram.WithSeries.Series[0] with { Id = new SeriesId(new Guid(1, 0, 0, new byte[8])) };
        var occurrence = Occurrences.Next(series, Program.Calendar, Start - Duration.FromDays(6), 1)[0];
        State = MeetingWorkflow.Plan(new MeetingId(new Guid(2, 0, 0, new byte[8])), series, occurrence, Context(Start - Duration.FromDays(6))).State;
    }

    public Meeting State { get; private set; }

    public static MeetingContext Context(Instant now) => new(now, Program.Roster, Program.Calendar);

    public SampleMeeting At(Duration after, MeetingCommand command)
    {
        State = Assert.IsType<Outcome<Meeting>.Changed>(MeetingWorkflow.Apply(State, command, Context(Start + after))).State;
        return this;
    }

    public SampleMeeting Add(string text, int section = 0, string? account = null) =>
        At(-Duration.FromHours(1), new MeetingCommand.AddItem(GtmProgram.Ana, new AgendaItemId(Guid.NewGuid()), text, section, null, account));

    public SampleMeeting Prompt() => At(Duration.Zero, new MeetingCommand.StartDue());

    public SampleMeeting Run() => Prompt().At(Duration.Zero, new MeetingCommand.Start(GtmProgram.Dana)).At(Duration.Zero, new MeetingCommand.CheckIn(GtmProgram.Priya));
}
