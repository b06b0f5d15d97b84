using AlignBot.AccountLists.Reading;
using AlignBot.AccountLists.Storage;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Drafts;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Sources;
using AlignBot.Sources.Csv;

namespace AlignBot.AccountLists.Importing;

/// <summary>Reads a file of accounts that somebody put into the form, and shows in the form what it would change. Nothing counts before they say so.</summary>
sealed class ImportReading(ProgramDirectory programs, ListIntake intake, DraftStore drafts, UploadedFiles files, IDatabase database)
{
    /// <summary>A hundred thousand accounts with all their columns.</summary>
    public const int Largest = 100 * 1024 * 1024;

    /// <param name="request">The form's, whose answer comes first.</param>
    /// <param name="key">The program.</param>
    /// <param name="actor">Who handed it in.</param>
    /// <param name="viewId">The form.</param>
    /// <param name="file">As the form named it.</param>
    /// <param name="choose">What they said about it.</param>
    public Task<ModalView> ReadAsync(SlackRequest request, ProgramKey key, UserId actor, string viewId, ReceivedFile file, Func<ProgramInfo, CsvChoices> choose) =>
        files.ReadBytesAsync(request, viewId, file, Largest, ImportModal.Says, bytes => PageAsync(key, actor, file, bytes, choose));

    async Task<ModalView> PageAsync(ProgramKey key, UserId actor, ReceivedFile file, byte[] bytes, Func<ProgramInfo, CsvChoices> choose)
    {
        var program = await programs.LatestAsync(key);
        var (name, choices) = (UploadedFiles.NameOf(file), choose(program));
        var about = new ProgramRef(key.ProgramId, file.Id);
        var content = CsvFile.Of(name, bytes);
        var look = await CsvLook.TakeAsync(content, SourceKinds.Accounts, choices, CsvBounds.Default, progress: null, CancellationToken.None);
        if (!look.CanBeRead)
        {
            return ImportModal.Mistakes(name, look, reading: null, about);
        }

        var reading = await CsvReading.TakeAsync(content, look, choices, CsvBounds.Default, progress: null, CancellationToken.None);
        if (!reading.IsWhole)
        {
            return ImportModal.Mistakes(name, look, reading, about);
        }

        var list = await database.ReadAsync(db => ListTables.ListAsync(db, key));
        var mapping = list?.Mapping ?? ListMapping.Usual;
        Intake taken;
        try
        {
            taken = await intake.WriteAsync(key, reading.AccountsAsync(CancellationToken.None), mapping, Kept(list, look));
        }
        catch (SourceException refused)
        {
            return ImportModal.Mistakes(name, look, [refused.Message], about);
        }

        var before = list?.Base is null ? null : list.Current;
        var changes = before is null ? [] : ListDiff.Between(await database.ReadAsync(db => ListTables.DifferingAsync(db, key, before.Reading, taken.Reading)));
        var draft = new ImportDraft(taken.Reading, taken.Counts, list?.Current?.Reading, ListGuard.WhyAsk(list?.Current?.Counts.Accounts, taken.Counts.Accounts), mapping);
        var id = Guid.CreateVersion7();
        await drafts.SaveAsync(key.InstallationId, id, actor.Value, draft, ImportJson.Default.ImportDraft);
        return ImportModal.Confirm(name, look, draft, list?.Current, isDiff: before is not null, changes, [.. ImportModal.Losses(changes), .. Odd(taken)], new ProgramRef(key.ProgramId, id.ToString("N")));
    }

    /// <summary>What the file has no column for stays as it was, as long as the list came from files before.</summary>
    static KeptColumns? Kept(AccountList? list, CsvLook look)
    {
        bool Has(string column) => look.Columns.Any(one => one.Column == column);
        return list is { Base: not null, Current: { } current }
            ? new KeptColumns(current.Reading)
            {
                Domain = !Has("domain"),
                Owner = !Has("owner_id") && !Has("owner_name") && !Has("owner_email"),
                OwnerActive = !Has("owner_active"),
                Marketer = !Has("marketer_email"),
            }
            : null;
    }

    static IEnumerable<string> Odd(Intake taken)
    {
        if (!taken.UnknownTiers.IsEmpty)
        {
            yield return $"These words for a tier are not mapped, so those accounts have none: {string.Join(", ", taken.UnknownTiers)}. 'Where it comes from' says what they mean";
        }

        if (taken.Counts.SharedDomains > 0)
        {
            yield return $"{taken.Counts.SharedDomains} {(taken.Counts.SharedDomains == 1 ? "domain is" : "domains are")} shared by several accounts";
        }

        if (taken.Read > taken.Counts.Accounts)
        {
            yield return $"{taken.Read - taken.Counts.Accounts:N0} of {taken.Read:N0} lines {(taken.Read - taken.Counts.Accounts == 1 ? "is not on the list: its flag says no" : "are not on the list: their flag says no")}";
        }
    }
}
