using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Exports;

namespace AlignBot.Artifacts.Accounts;

/// <summary>What was written about accounts, as it is handed out.</summary>
static class AccountEntryTable
{
    static readonly string[] Kinds = ["plan", "play", "narrative"];

    public static RecordTable Of(Func<RecordContext, IAsyncEnumerable<(Artifact Of, Revision It)>> entries) =>
        new RecordTable<(Artifact Of, Revision It)>("account_entries", "An entry about an account: what is planned, what was tried, how an opportunity came.", entries)
            .Text("account", "The account.", it => it.Of.Name)
            .Number("entry", "Counted from 1 for each account.", it => it.It.Number)
            .Word("kind", "What sort.", Kinds, it => Kinds[(int)(it.It.Entry ?? EntryKind.Plan)])
            .Text("text", "As it was written.", it => it.It.Text)
            .Person("written_by", "Who wrote it.", it => it.It.By)
            .Moment("written", "When.", it => it.It.At)
            .Number("corrects", "The entry that it corrects; empty where it corrects none.", it => it.It.Corrects);
}
