using AlignBot.Domain;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;

namespace AlignBot.Engine.ProgramFiles;

/// <summary>What a program file may say: the sections that the features declared, and what they declared for each other's sections.</summary>
public sealed class ProgramFileFormat
{
    readonly List<Declared> sections = [];
    readonly List<object> fields = [];

    internal void Add<TSection>()
        where TSection : IProgramFileSection => sections.Add(new Declared(TSection.Order, TSection.Read, TSection.AddAsync, TSection.Write));

    internal void AddField(object field) => fields.Add(field);

    /// <summary>What features declared for sections of others, in their order.</summary>
    public IEnumerable<TField> Fields<TField>() => fields.OfType<TField>();

    /// <summary>Reads a document. Mistakes are reported at their places.</summary>
    public ProgramFile Read(YamlCursor root)
    {
        var file = new ProgramFile(
            root.Field("workspace").WorkspaceId() ?? "", root.Field("channel").ChannelId() ?? "", root.Text("name", TextLimits.ShortName) ?? "", ProgramParts.None);
        file = InOrder.Aggregate(file, (sofar, section) => section.Read(root, sofar, this));
        root.RefuseOthers();
        return file;
    }

    /// <summary>Everything that the file says of a program, as it stands now.</summary>
    public async Task<ProgramInStanding> LookAsync(AlignBotContext db, ProgramInfo program)
    {
        var standing = new ProgramInStanding(program, ProgramParts.None);
        foreach (var section in InOrder)
        {
            standing = await section.AddAsync(db, standing);
        }

        return standing;
    }

    /// <summary>Writes a program as the file that is read back to the same program.</summary>
    public string Write(string workspace, ProgramInStanding standing)
    {
        var program = standing.Program;
        string[] parts =
        [
            $"workspace: {YamlText.Scalar(workspace)}\nchannel: {YamlText.Scalar(program.ChannelId)}\nname: {YamlText.Scalar(program.Name)}\n",
            .. InOrder.Select(section => section.Write(standing)).Where(part => part.Length > 0),
        ];
        return string.Join('\n', parts);
    }

    IEnumerable<Declared> InOrder => sections.OrderBy(section => section.Order);

    sealed record Declared(
        int Order, Func<YamlCursor, ProgramFile, ProgramFileFormat, ProgramFile> Read, Func<AlignBotContext, ProgramInStanding, Task<ProgramInStanding>> AddAsync,
        Func<ProgramInStanding, string> Write);
}
