using AlignBot.Contracts;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;

namespace AlignBot.Programs;

/// <summary>Writes a program as the file that <see cref="ProgramFileReader"/> reads back to the same program.</summary>
static class ProgramFileWriter
{
    /// <summary>Everything that the file says of a program, as it stands now.</summary>
    public static async Task<ProgramInStanding> LookAsync(AlignBotContext db, ProgramInfo program)
    {
        var standing = new ProgramInStanding(program, []);
        foreach (var section in ProgramFileSections.All)
        {
            standing = await section.AddAsync(db, standing);
        }

        return standing;
    }

    public static string Write(string workspace, ProgramInStanding standing)
    {
        var program = standing.Program;
        string[] parts =
        [
            $"workspace: {YamlText.Scalar(workspace)}\nchannel: {YamlText.Scalar(program.ChannelId)}\nname: {YamlText.Scalar(program.Name)}\n",
            .. ProgramFileSections.All.Select(section => section.Write(standing)).Where(part => part.Length > 0),
        ];
        return string.Join('\n', parts);
    }
}
