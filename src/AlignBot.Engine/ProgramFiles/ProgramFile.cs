using AlignBot.Engine.Programs;

namespace AlignBot.Engine.ProgramFiles;

/// <summary>A program as declared in a file: everything that a start needs to set one up.</summary>
/// <param name="Workspace">The Slack team id.</param>
/// <param name="Channel">The id of the program's own channel.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Sections">What the sections of the features say.</param>
public sealed record ProgramFile(string Workspace, string Channel, string Name, ProgramParts Sections)
{
    /// <summary>What its section says of a part.</summary>
    public T Of<T>(ProgramPart<T> part)
        where T : class => Sections.Of(part);

    /// <summary>The file with another value of a part.</summary>
    public ProgramFile With<T>(ProgramPart<T> part, T value)
        where T : class => this with { Sections = Sections.With(part, value) };

    /// <summary>As it is kept once it was applied.</summary>
    public string ToJson() => Sections.Write((nameof(Workspace), Workspace), (nameof(Channel), Channel), (nameof(Name), Name));

    /// <summary>Reads the sections of what <see cref="ToJson"/> wrote, into a file of the same program.</summary>
    public ProgramFile LastDeclared(string json)
    {
        var name = new ProgramPart<string>(nameof(Name), ProgramJson.Default.String, "");
        return this with { Name = ProgramParts.Read(json).Of(name), Sections = ProgramParts.Read(json, nameof(Workspace), nameof(Channel), nameof(Name)) };
    }
}
