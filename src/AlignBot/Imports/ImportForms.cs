using AlignBot.Contracts;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Sources;

namespace AlignBot.Imports;

/// <summary>The form for whoever has a button or a command that opens it.</summary>
sealed class ImportForms(ImportReading reading, IDatabase database) : IImportForms
{
    public async Task<ModalView> FormAsync(ProgramInfo program, SourceKinds kind) =>
        await database.ReadAsync(db => reading.Of(kind).WhyNotAsync(db, program)) is { } no
            ? ImportModal.Says(kind, no)
            : ImportModal.Form(program, reading.Of(kind));
}
