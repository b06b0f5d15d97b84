using AlignBot.Domain.AccountLists;

namespace AlignBot.AccountLists;

/// <summary>The names under which history keeps what happens to the list. Stored for good.</summary>
static class AccountListFacts
{
    public static string KindOf(AccountListFact fact) => fact switch
    {
        AccountListFact.SetUp => "list.set_up",
        AccountListFact.Taken => "list.taken",
        AccountListFact.Held => "list.held",
        AccountListFact.Discarded => "list.discarded",
        AccountListFact.Failed => "list.failed",
        AccountListFact.Recovered => "list.recovered",
        AccountListFact.DiffPosted => "list.diff",
        AccountListFact.Attested => "list.attested",
        AccountListFact.SecondSetUp => "list.second",
        AccountListFact.SecondDropped => "list.second_dropped",
        AccountListFact.SecondFailed => "list.second_failed",
        AccountListFact.Compared => "list.compared",
        AccountListFact.Paired => "list.paired",
        AccountListFact.OwnersMatched => "list.owners_matched",
        AccountListFact.OwnerNamed => "list.owner_named",
        _ => throw new InvalidOperationException($"No name for the fact {fact.GetType().Name}."),
    };
}
