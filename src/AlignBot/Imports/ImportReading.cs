using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.Drafts;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Sources;
using AlignBot.Sources.Csv;

namespace AlignBot.Imports;

/// <summary>Reads a file that somebody handed in, and shows in the form what it would change. Nothing counts before they say so.</summary>
sealed class ImportReading(
    ProgramDirectory programs, IEnumerable<IImportKind> kinds, RunningImports running, DraftStore drafts, UploadedFiles files)
{
    /// <summary>How much of the way the look, the check and the writing are, in percent.</summary>
    const double Looked = 20, Checked = 45;

    public IImportKind Of(SourceKinds kind) => kinds.First(one => one.Kind == kind);

    /// <summary>What the form shows next; another file that is being read is said.</summary>
    /// <param name="request">The form's, whose answer comes first.</param>
    /// <param name="key">The program.</param>
    /// <param name="actor">Who handed it in.</param>
    /// <param name="viewId">The form.</param>
    /// <param name="kind">Of which records.</param>
    /// <param name="file">As the form named it.</param>
    /// <param name="choose">What they said about it.</param>
    public Task<ModalView> ReadAsync(
        SlackRequest request, ProgramKey key, UserId actor, string viewId, SourceKinds kind, ReceivedFile file, Func<ProgramInfo,
            CsvChoices> choose) =>
        AloneAsync(key, actor, kind, file, end => files.ReadBytesAsync(
            request, viewId, file, ImportFiles.Largest, text => ImportModal.Says(kind, text), Alone(key, actor, kind, file, choose, end)));

    /// <summary>The same in a form that is open already.</summary>
    public async Task ShowAsync(
        SlackRequest request, ProgramKey key, UserId actor, string viewId, SourceKinds kind, ReceivedFile file, Func<ModalView, Task> show)
    {
        var none = ImportModal.Says(kind, Mrkdwn.Empty);
        var page = await AloneAsync(key, actor, kind, file, end =>
        {
            files.ShowBytes(
                request, viewId, file, ImportFiles.Largest, text =>
                    ImportModal.Says(kind, text), Alone(key, actor, kind, file, ImportFiles.Usual, end));
            return Task.FromResult(none);
        });
        if (page != none)
        {
            await show(page);
        }
    }

    /// <summary>Reads it if no other file is being read.</summary>
    async Task<ModalView> AloneAsync(
        ProgramKey key, UserId actor, SourceKinds kind, ReceivedFile file, Func<Func<Task>, Task<ModalView>> read)
    {
        var name = UploadedFiles.NameOf(file);
        if (await running.TryBeginAsync(key, actor, name) is not { } until)
        {
            var (program, other) = (await programs.LatestAsync(key), await running.WhoAsync(key));
            return ImportModal.Says(kind, Mrkdwn.Of(
                $"*{other?.File ?? "Another file"} is being read at the "
                    + $"moment*{(other is { User: var by } ? $", for {Names.Of(program.Roster, by)}" : "")}. Hand yours in when that "
                        + $"is done, in a minute or two: nothing has changed."));
        }

        return await read(() => running.EndAsync(key, until));
    }

    Func<UploadedFile, FileProgress, Task<ModalView>> Alone(
        ProgramKey key, UserId actor, SourceKinds kind, ReceivedFile file, Func<ProgramInfo, CsvChoices> choose, Func<Task> end) =>
            async (content, progress) =>
        {
            try
            {
                return await PageAsync(key, actor, kind, file.Id, content, choose, progress);
            }
            finally
            {
                await end();
            }
        };

    async Task<ModalView> PageAsync(
        ProgramKey key, UserId actor, SourceKinds kind, string fileId, UploadedFile file, Func<ProgramInfo, CsvChoices> choose,
            FileProgress progress)
    {
        var program = await programs.LatestAsync(key);
        var (name, choices) = (file.Name, choose(program));
        var about = new ProgramRef(key.ProgramId, $"{RecordWords.Of(kind)}/{fileId}");
        var content = CsvFile.Of(name, file.Bytes);
        var look = await CsvLook.TakeAsync(content, kind, choices, CsvBounds.Default, Said(0, Looked), CancellationToken.None);
        if (!look.CanBeRead)
        {
            var meant = look.Troubles.IsEmpty
                ? null
                : await CsvKindGuess.OfAsync(file.Bytes[..Math.Min(file.Bytes.Length, CsvKindGuess.Bytes)], CancellationToken.None);
            return ImportModal.Mistakes(name, look, reading: null, about, meant == kind ? null : meant);
        }

        var reading = await CsvReading.TakeAsync(content, look, choices, CsvBounds.Default, Said(Looked, Checked), CancellationToken.None);
        if (!reading.IsWhole)
        {
            return ImportModal.Mistakes(name, look, reading, about, meant: null);
        }

        ImportPreview preview;
        try
        {
            preview = await Of(kind).PrepareAsync(
                new ImportedFile(program, name, look, reading, written =>
                    progress.At(Checked + ((100 - Checked) * written / Math.Max(1, reading.Records)))), CancellationToken.None);
        }
        catch (SourceException refused)
        {
            return ImportModal.Mistakes(name, look, [refused.Message], about);
        }

        var id = Guid.CreateVersion7();
        await drafts.SaveAsync(
            key.InstallationId, id, actor.Value, new ImportDraft(kind, name, preview.Prepared, preview.Doubt is not null),
            ImportJson.Default.ImportDraft);
        return ImportModal.Confirm(name, look, preview, new ProgramRef(key.ProgramId, $"{RecordWords.Of(kind)}/{id:N}"));

        Progress Said(double from, double to) => new(done => progress.At(from + ((to - from) * done)));
    }

    /// <summary>Told on the reader's own thread: the framework's would post each word elsewhere.</summary>
    sealed class Progress(Action<double> told) : IProgress<CsvProgress>
    {
        public void Report(CsvProgress value) => told(value.OfBytes is > 0 and var all ? (double)value.Bytes / all : 0);
    }
}
