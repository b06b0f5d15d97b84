using System.Collections.Immutable;
using AlignBot.Domain.AccountLists;
using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Measures;
using AlignBot.Domain.Scoreboard.Records;
using static AlignBot.Domain.Tests.Scoreboard.ScoreStory;

namespace AlignBot.Domain.Tests.Scoreboard.Measures;

/// <summary>Accounts that were merged, are parts of others, joined or left.</summary>
public static class AccountChangesTests
{
    [Fact]
    public static void What_happened_to_a_merged_account_happened_to_its_survivor()
    {
        var story = With(Account("A", 1) with { Listed = new ListedAccount("A", "A") { Tier = 1, MergedFrom = ["B"] } }, Account("B", 2),
            Account("C", 3));
        story.Activities.Add(By(ActivitySide.Sales, "call", "B", Utc(9, 9)));

        var coverage = story.Read(MeasureKind.Coverage);

        Assert.Equal(("1/2 = 50.0 %", "1/1, 0/0, 0/1"), (Said(coverage.Total), Tiers(coverage)));
        Assert.Equal<string>(["A"], coverage.Behind);
    }

    [Fact]
    public static void A_list_from_before_a_merge_counts_both_as_the_one_that_they_became()
    {
        var story = With(Account("A", 1), Account("B", 1));
        var count = new ReadingCount(story.Basis with { Merged = ImmutableDictionary<string, string>.Empty.Add("B", "A").Add("A", "Z") });
        count.Add(By(ActivitySide.Sales, "call", "Z", Utc(9, 9)));

        Assert.Equal("1/1 = 100.0 %", Said(count.Finish().Of(MeasureKind.Coverage).Total));
    }

    [Fact]
    public static void Accounts_that_were_merged_into_each_other_stay_two()
    {
        var story = With(Account("A", 1) with { Listed = new ListedAccount("A", "A") { MergedFrom = ["B"] } },
            Account("B", 1) with { Listed = new ListedAccount("B", "B") { MergedFrom = ["A"] } });

        Assert.Equal(2, story.Read(MeasureKind.Coverage).Total!.Value.Denominator);
    }

    [Fact]
    public static void Parts_are_counted_under_their_whole_only_where_the_settings_say_so()
    {
        var story = With(Account("A", 1), Account("B", 2) with { ParentKey = "A" }, Account("C", 2) with { ParentKey = "B" },
            Account("D", 2) with { ParentKey = "X" }, Account("E", 3) with { ParentKey = "E" });
        story.Activities.Add(By(ActivitySide.Sales, "call", "C", Utc(9, 9)));
        Assert.Equal("1/5 = 20.0 %", Said(story.Read(MeasureKind.Coverage).Total));

        story.Settings = story.Settings with { RollsUp = true };
        Assert.Equal(("1/3 = 33.3 %", "1/1, 0/1, 0/1"), (Said(story.Read(MeasureKind.Coverage).Total),
            Tiers(story.Read(MeasureKind.Coverage))));
    }

    [Fact]
    public static void Who_left_is_in_no_measure_and_is_told_of_with_its_deals()
    {
        var story = WorkedExampleTests.Example();
        story.Accounts.RemoveAll(account => account.Key == "C");

        var reading = story.Read();

        Assert.Equal("3/4 = 75.0 %", Said(reading.Of(MeasureKind.Coverage).Total));
        Assert.Equal("1/2 = 50.0 %", Said(reading.Of(MeasureKind.Conversion).Total));
        Assert.Equal<string>(["C"], reading.Left!.Accounts);
        Assert.Equal<string>(["o3", "o7"], reading.Left.Opportunities);
        Assert.Equal(50_000, reading.Left.Amount);
        Assert.Equal(4, reading.Of(MeasureKind.Coverage).ConstantCohort!.Value.Denominator);
    }

    [Fact]
    public static void Who_joined_is_in_at_once_and_not_among_those_of_both_quarters()
    {
        var story = WorkedExampleTests.Example();
        story.Before!.RemoveAll(account => account.Key is "D" or "E");

        var coverage = story.Read(MeasureKind.Coverage);

        Assert.Equal(("3/5 = 60.0 %", "2/3 = 66.7 %"), (Said(coverage.Total), Said(coverage.ConstantCohort)));
    }
}
