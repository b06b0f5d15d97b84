using AlignBot.Contracts;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Records.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Sources;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Records.Choosing;

/// <summary>The form that says where each kind of record comes from.</summary>
static class RecordModal
{
    public const string CallbackId = "records.sources";

    /// <summary>Where the account list comes from, if that gives the kind.</summary>
    const string Usual = "usual";

    public static async Task<ModalView> FormAsync(AlignBotContext db, ProgramInfo program, ISourceReadings sources)
    {
        var chosen = await RecordTables.Choices(db, program.Key).ToDictionaryAsync(row => row.Kind, row => row.Source);
        return new ModalView(
            "What is read",
            [
                .. RecordWords.OfAccounts.Select(kind => new SourceMenu(sources, kind).Input(
                    Engine.Wording.Capital.Of(RecordWords.Of(kind)), RecordWords.Of(kind), (Usual, "As the account list"), "Files that are handed in",
                    chosen.GetValueOrDefault(kind))),
            ])
        {
            CallbackId = CallbackId,
            PrivateMetadata = new ProgramRef(program.Key.ProgramId).ToString(),
            Submit = "Save",
            Close = "Cancel",
        };
    }

    /// <summary>What was chosen for each kind: a name, files, or null for 'as the account list'.</summary>
    public static IEnumerable<(SourceKinds Kind, string? Source)> Read(ViewState state, ISourceReadings sources) =>
        from kind in RecordWords.OfAccounts
        let said = new SourceMenu(sources, kind).Read(state, RecordWords.Of(kind))
        where said.IsSaid
        select (kind, said.Source);
}
