using System.Collections.Immutable;
using AlignBot.Domain;
using AlignBot.Domain.Drift;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Storage;

namespace AlignBot.Drift.Declared;

/// <summary>The <c>drift:</c> section of a program file.</summary>
sealed class DriftSection(DriftDesk desk) : IProgramFileSection
{
    /// <summary>As a part of the file's changes.</summary>
    const string Part = "Drift";

    static int IProgramFileSection.Order => 58;

    static ProgramFile IProgramFileSection.Read(YamlCursor root, ProgramFile file, ProgramFileFormat format) =>
        root.Field("drift", required: false) is { } section ? file.With(DeclaredDrift.Part, DriftLines.Read(section)) : file;

    static Task<ProgramInStanding> IProgramFileSection.AddAsync(AlignBotContext db, ProgramInStanding program)
    {
        var thresholds = program.Program.Drift.Thresholds;
        return Task.FromResult(program with { Parts = program.Parts.With(DeclaredDrift.Part, thresholds.IsEmpty ? DeclaredDrift.None : new DeclaredDrift(thresholds)) });
    }

    static string IProgramFileSection.Write(ProgramInStanding program) => DriftLines.Write(program.Parts.Of(DeclaredDrift.Part));

    /// <summary>After the rest, of the program as it is then. A file that has not changed since leaves what was set in Slack.</summary>
    ValueTask IAppliedSection.ApplyAsync(ProgramFileChange change)
    {
        if (change.Of(DeclaredDrift.Part) is { Thresholds: { } thresholds } declared && !declared.Equals(change.Last(DeclaredDrift.Part)))
        {
            change.Afterwards(_ => ApplyAsync(change, thresholds));
        }

        return ValueTask.CompletedTask;
    }

    async ValueTask ApplyAsync(ProgramFileChange change, ImmutableArray<SetThreshold> thresholds)
    {
        switch (await desk.ApplyAsync(change.Session, change.Key, new DriftCommand.SetThresholds(Actor: null, thresholds)))
        {
            case Outcome<DriftSettings>.Changed:
                change.Tell(Part, ["Its thresholds are those of the file"]);
                break;
            case Outcome<DriftSettings>.Refused { Why: DriftRefusal why } when change.Before is { } program:
                change.Tell(Part, [DriftWords.Say(why, program).Plain]);
                break;
            default:
                break;
        }
    }
}
