using System.Text.Json.Nodes;
using AlignBot.Domain;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;

namespace AlignBot.Engine.ProgramFiles;

/// <summary>A program file on its way into force: what each section finds, and what it does with it.</summary>
/// <param name="session">The one transaction of the whole file.</param>
/// <param name="row">The program's own row.</param>
/// <param name="file">What the file says.</param>
/// <param name="last">What it said when it was last applied; null where that is not known.</param>
/// <param name="before">The program as it stood; null where the file makes it.</param>
public sealed class ProgramFileChange(Session session, ProgramRow row, ProgramFile file, ProgramFile? last, ProgramInfo? before)
{
    readonly List<Func<ProgramInfo, ValueTask>> afterwards = [];
    readonly List<FilePartChange> told = [];

    public Session Session => session;

    public ProgramKey Key { get; } = new(row.InstallationId, row.Id);

    /// <summary>The program as it stood; null where the file makes it.</summary>
    public ProgramInfo? Before => before;

    public bool IsNew => before is null;

    /// <summary>Whether anything is not as it was.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>Who applies it; null for a start of the bot.</summary>
    public UserId? By { get; init; }

    /// <summary>What is different, in words, part by part: whoever is about to apply the file reads it first.</summary>
    public IReadOnlyList<FilePartChange> Told => told;

    /// <summary>What the record says of the program as declared.</summary>
    public JsonObject Says { get; } = new() { [nameof(ProgramFile.Name)] = file.Name, [nameof(ProgramFile.Channel)] = file.Channel };

    /// <summary>What the file says of a part.</summary>
    public T Of<T>(ProgramPart<T> part)
        where T : class => file.Of(part);

    /// <summary>What the file said of it when it was last applied; null where that is not known.</summary>
    public T? Last<T>(ProgramPart<T> part)
        where T : class => last?.Of(part);

    /// <summary>Something is not as it was.</summary>
    public void Changed() => IsChanged = true;

    /// <summary>Something is not as it was, in words.</summary>
    /// <param name="part">The part, as people call it: 'Roles'.</param>
    /// <param name="changes">A sentence each, as plain text.</param>
    public void Changed(string part, params IEnumerable<string> changes)
    {
        Changed();
        Tell(part, changes);
    }

    /// <summary>The same of what is no matter of the program's own row: a feature's tables.</summary>
    public void Tell(string part, IEnumerable<string> changes) => told.AddRange(changes.Select(change => new FilePartChange(part, change)));

    /// <summary>Puts rules in force that are kept with the program.</summary>
    public void Put<T>(ProgramPart<T> part, T value)
        where T : class
    {
        row.Settings = ProgramParts.Read(row.Settings).With(part, value).Write();
        Changed();
    }

    /// <summary>Does something once all sections are applied and the record says so, in the sections' order: planning by the rules of today, telling people.</summary>
    public void Afterwards(Func<ProgramInfo, ValueTask> then) => afterwards.Add(then);

    /// <summary>Does it.</summary>
    public async ValueTask FinishAsync(ProgramInfo now)
    {
        foreach (var then in afterwards)
        {
            await then(now);
        }
    }
}

/// <summary>Something that a file changes, in words.</summary>
/// <param name="Part">The part, as people call it.</param>
/// <param name="What">A sentence, as plain text.</param>
public sealed record FilePartChange(string Part, string What);
