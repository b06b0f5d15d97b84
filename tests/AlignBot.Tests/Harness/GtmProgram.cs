using AlignBot.Domain;
using AlignBot.Programs;

namespace AlignBot.Tests.Harness;

/// <summary>The program that the sandbox ships with: nine people, two leaders, an executive, the default path.</summary>
static class GtmProgram
{
    public static readonly UserId Ana = new("UANA"), Tom = new("UTOM"), Dana = new("UDANA"), Priya = new("UPRIYA"), Morgan = new("UMORGAN"),
        Riley = new("URILEY"), Ben = new("UBEN"), Lena = new("ULENA"), Gus = new("UGUS");

    public static string Text { get; } = Repository.Read("src", "AlignBot.Sandbox", "program.yaml");

    public static ProgramFile File { get; } = ProgramFileReader.Parse("program.yaml", Text);
}
