using AlignBot.Domain;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Sources;
using AlignBot.Sources.Csv;

namespace AlignBot.Contracts;

/// <summary>
/// A kind of record that people hand in as a file: whose it is says what taking the file over would change, and takes it.
/// </summary>
interface IImportKind
{
    SourceKinds Kind { get; }

    /// <summary>What the form says of the columns.</summary>
    string Columns { get; }

    /// <summary>Why no file of the kind is taken over, in sentences: it comes from a source. Null where one is.</summary>
    Task<Mrkdwn?> WhyNotAsync(AlignBotContext db, ProgramInfo program);

    /// <summary>Writes what a file has so that it counts for nothing yet, and says what taking it over would change.</summary>
    /// <exception cref="SourceException">What the file says can't be taken over: a sentence for whoever handed it in.</exception>
    Task<ImportPreview> PrepareAsync(ImportedFile file, CancellationToken ct);

    /// <summary>Takes over what was prepared, in the transaction of the session.</summary>
    /// <param name="session">The unit.</param>
    /// <param name="program">As it stands now.</param>
    /// <param name="actor">Who handed it in, and has read what it changes.</param>
    /// <param name="file">The file's name.</param>
    /// <param name="prepared">What <see cref="ImportPreview.Prepared"/> said.</param>
    ValueTask<ImportEnd> TakeAsync(Session session, ProgramInfo program, UserId actor, string file, string prepared);

    /// <summary>What follows once it is on disk.</summary>
    Task TakenAsync(ProgramKey program, CancellationToken ct);
}

/// <summary>A file that was read whole.</summary>
/// <param name="Program">The program.</param>
/// <param name="Name">The file's.</param>
/// <param name="Look">What was found before it was read.</param>
/// <param name="Reading">Its records.</param>
/// <param name="Progress">Hears how many of the records were written.</param>
sealed record ImportedFile(ProgramInfo Program, string Name, CsvLook Look, CsvReading Reading, Action<int> Progress);

/// <summary>What taking a file over would change.</summary>
/// <param name="Text">How many records it has, and what becomes of them: ends what begins with the file's name.</param>
/// <param name="Prepared">What is needed to take it over, as text.</param>
sealed record ImportPreview(Mrkdwn Text, string Prepared)
{
    /// <summary>What changes, one by one.</summary>
    public IReadOnlyList<Mrkdwn> Changes { get; init; } = [];

    /// <summary>How many more there are.</summary>
    public int MoreChanges { get; init; }

    /// <summary>What should be looked at before, a sentence each.</summary>
    public IReadOnlyList<string> Odd { get; init; } = [];

    /// <summary>Why it can hardly be right, as the end of 'In this file ...'; null where nothing is.</summary>
    public string? Doubt { get; init; }
}

/// <summary>What became of it.</summary>
/// <param name="Text">For whoever handed it in.</param>
/// <param name="IsTaken">False where nothing has changed.</param>
sealed record ImportEnd(Mrkdwn Text, bool IsTaken);

/// <summary>The form that takes a file.</summary>
interface IImportForms
{
    /// <summary>The form, or the page that says why there is none.</summary>
    Task<ModalView> FormAsync(ProgramInfo program, SourceKinds kind);
}

/// <summary>How files are read that people hand in.</summary>
static class ImportFiles
{
    /// <summary>A hundred thousand accounts with all their columns, or a quarter of a million activities.</summary>
    public const int Largest = 100 * 1024 * 1024;

    /// <summary>How a file is read before anybody said otherwise: times without a zone are the program's.</summary>
    public static CsvChoices Usual(ProgramInfo program) => CsvChoices.None with { Zone = program.Calendar.Zone };
}
