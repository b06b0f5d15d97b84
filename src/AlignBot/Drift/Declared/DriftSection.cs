using System.Collections.Immutable;
using AlignBot.Domain;
using AlignBot.Domain.Drift;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Storage;

namespace AlignBot.Drift.Declared;

/// <summary>The <c>drift:</c> section of a program file.</summary>
sealed class DriftSection(DriftDesk desk) : IProgramFileSection
{
    static int IProgramFileSection.Order => 58;

    static ProgramFile IProgramFileSection.Read(YamlCursor root, ProgramFile file, ProgramFileFormat format) =>
        file.With(DeclaredDrift.Part, DriftLines.Read(root.Field("drift", required: false)));

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
        if (await desk.ApplyAsync(change.Session, change.Key, new DriftCommand.SetThresholds(Actor: null, thresholds)) is Outcome<DriftSettings>.Changed)
        {
            change.Tell("Drift", ["Its thresholds are those of the file"]);
        }
    }
}
