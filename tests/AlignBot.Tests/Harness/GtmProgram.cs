using AlignBot.Cadence.Series;
using AlignBot.Domain;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Programs;

namespace AlignBot.Tests.Harness;

/// <summary>The program that the sandbox ships with: nine people, two leaders, an executive, the default path.</summary>
static class GtmProgram
{
    public static readonly UserId Ana = new("UANA"), Tom = new("UTOM"), Dana = new("UDANA"), Priya = new("UPRIYA"), Morgan = new("UMORGAN"),
        Riley = new("URILEY"), Ben = new("UBEN"), Lena = new("ULENA"), Gus = new("UGUS");

    public static string Text { get; } = Repository.Read("src", "AlignBot.Sandbox", "program.yaml");

    public static ProgramFile WithSeries { get; } = ProgramFileReader.Parse("program.yaml", Text);

    /// <summary>Without its meeting series, whose meetings planned ahead have rows, timers and a history of their own.</summary>
    public static ProgramFile File { get; } = WithSeries.With(SeriesSection.Part, []);
}
