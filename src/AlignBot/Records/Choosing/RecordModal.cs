using AlignBot.Contracts;
using AlignBot.Domain.AccountLists;
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

    const string Value = "value";

    /// <summary>Where the account list comes from, if that gives the kind.</summary>
    const string Usual = "usual";

    const string From = "from:";

    public static async Task<ModalView> FormAsync(AlignBotContext db, ProgramInfo program, RecordSources sources)
    {
        var chosen = await RecordTables.Choices(db, program.Key).ToDictionaryAsync(row => row.Kind, row => row.Source);
        return new ModalView(
            "What is read", [.. RecordWords.OfAccounts.Select(kind => Field(kind, chosen.GetValueOrDefault(kind), sources))])
        {
            CallbackId = CallbackId,
            PrivateMetadata = new ProgramRef(program.Key.ProgramId).ToString(),
            Submit = "Save",
            Close = "Cancel",
        };
    }

    /// <summary>What was chosen for each kind: a name, files, or null for 'as the account list'.</summary>
    public static IEnumerable<(SourceKinds Kind, string? Source)> Read(ViewState state, RecordSources sources) =>
        from kind in RecordWords.OfAccounts
        let said = state.Option(RecordWords.Of(kind), Value)
        where said is not null
        let source = said.StartsWith(From, StringComparison.Ordinal) ? said[From.Length..] : null

        // Only what the server's configuration names is ever read.
        where source is null or AccountList.FromFiles || sources.Giving(kind).Contains(source)
        select (kind, source);

    static InputBlock Field(SourceKinds kind, string? chosen, RecordSources sources)
    {
        List<Option> options =
        [
            new Option(Usual, (PlainText)"As the account list"),
            new Option(From + AccountList.FromFiles, (PlainText)"Files that are handed in"),
            .. sources.Giving(kind).Take(50).Select(name => new Option(From + name, new PlainText($"The source {name}").Shortened(75))),
        ];
        return new InputBlock(Engine.Wording.Capital.Of(RecordWords.Of(kind)), new StaticSelectMenu(Value, options)
        {
            InitialOption = options.Find(option => option.Value == (chosen is null ? Usual : From + chosen)) ?? options[0],
        })
        {
            BlockId = RecordWords.Of(kind),
        };
    }
}
