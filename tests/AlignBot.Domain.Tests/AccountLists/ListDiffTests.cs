using AlignBot.Domain.AccountLists;

namespace AlignBot.Domain.Tests.AccountLists;

public static class ListDiffTests
{
    static ListedAccount Account(string key, int? tier = 1, AccountOwner? owner = null, params string[] merged) =>
        new(key, $"Account {key}") { Tier = tier, Owner = owner, MergedFrom = [.. merged] };

    static IEnumerable<string> Between(params (ListedAccount?, ListedAccount?)[] pairs) =>
        ListDiff.Between(pairs).Select(change => $"{change.Kind} {change.Key} {change.Before}>{change.After}");

    [Fact]
    public static void What_joined_left_and_has_another_tier_is_told_apart()
    {
        Assert.Equal(
            ["Left B tier 1>", "Joined A >tier 2", "Tier C tier 3>no tier"],
            Between((null, Account("A", 2)), (Account("B"), null), (Account("C", 3), Account("C", null))));
    }

    [Fact]
    public static void What_goes_by_another_name_is_said_and_neither_joined_nor_left()
    {
        Assert.Equal(["Renamed A Account A>Alpine"], Between((Account("A"), Account("A") with { Name = "Alpine" })));
        Assert.Empty(Between((Account("A"), Account("A") with { Name = "Account A " })));
        Assert.Equal(["Tier A tier 1>tier 2", "Renamed A Account A>Alpine"], Between((Account("A"), Account("A", 2) with { Name = "Alpine" })));
    }

    [Fact]
    public static void A_loser_that_went_into_a_survivor_has_not_left()
    {
        Assert.Equal(["Merged B >Account A"], Between((Account("A"), Account("A", merged: "B")), (Account("B"), null)));
    }

    [Fact]
    public static void A_merge_that_gives_a_new_id_is_no_joining()
    {
        Assert.Equal(
            ["Tier C tier 1>tier 2", "Merged A >Account C", "Merged B >Account C"],
            Between((Account("A"), null), (Account("B"), null), (null, Account("C", 2, merged: ["A", "B"]))));
    }

    [Fact]
    public static void Owners_are_told_apart_by_their_key_and_named_so_that_people_can()
    {
        var (mara, other) = (new AccountOwner("1", "Mara", "mara@one.example"), new AccountOwner("2", "Mara", "mara@two.example"));

        Assert.Equal(
            ["Owner A Mara (mara@one.example)>Mara (mara@two.example)"], Between((Account("A", owner: mara), Account("A", owner: other))));
        Assert.Equal(["Owner A Mara>nobody"], Between((Account("A", owner: mara), Account("A"))));
        Assert.Empty(Between((Account("A", owner: mara), Account("A", owner: mara with { Name = "Mara L." }))));
    }

    [Fact]
    public static void An_owner_who_is_not_active_any_more_is_said_once()
    {
        var (was, gone) = (new AccountOwner("1", "Mara", Active: true), new AccountOwner("1", "Mara", Active: false));

        Assert.Equal(["OwnerInactive A >Mara"], Between((Account("A", owner: was), Account("A", owner: gone))));
        Assert.Equal(["Tier A tier 1>tier 2"], Between((Account("A", owner: gone), Account("A", 2, gone))));
        Assert.Equal(
            ["Owner A nobody>unknown owner 77", "OwnerInactive A >unknown owner 77"],
            Between((Account("A"), Account("A", owner: new AccountOwner("77", Active: false)))));
    }
}
