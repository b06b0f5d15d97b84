using System.Collections.Immutable;
using AlignBot.Domain.AccountLists;
using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Domain.Scoreboard.Settings;
using static AlignBot.Domain.Tests.Scoreboard.ScoreStory;

namespace AlignBot.Domain.Tests.Scoreboard.Measures;

/// <summary>Who owns an account together, and what an account did itself.</summary>
public static class PairsAndPointsTests
{
    public static class Of_pairs
    {
        [Theory]
        [InlineData(true, true, "ivo@x", null)]
        [InlineData(true, false, "ivo@x", UnpairedWhy.RepInactive)]
        [InlineData(true, null, "ivo@x", UnpairedWhy.RepUnknown)]
        [InlineData(true, true, " ", UnpairedWhy.NoMarketer)]
        [InlineData(false, null, "ivo@x", UnpairedWhy.NoRep)]
        [InlineData(false, null, null, UnpairedWhy.Nobody)]
        public static void Only_an_active_rep_and_a_named_marketer_are_a_pair(bool owned, bool? active, string? marketer, UnpairedWhy? why)
        {
            var listed = new ListedAccount("A", "A")
            {
                Tier = 1,
                Owner = owned ? new AccountOwner("o", Active: active) : null,
                MarketerEmail = marketer
            };

            var coverage = With(new ScoredAccount(listed), Account("B", 2)).Read(MeasureKind.Coverage);

            Assert.Equal(why is null ? "1/1 = 100.0 %" : "0/1 = 0.0 %", Said(coverage.Of(BesideKind.Pairing)));
            Assert.Equal(why is null ? [] : [new Unpaired("A", why.Value)], coverage.Unpaired.AsEnumerable());
        }
    }

    public static class Of_points
    {
        [Fact]
        public static void What_two_sources_saw_is_one_deed_of_the_earliest_moment()
        {
            var story = With(Account("A", 1));
            var one = new Activity("1", "A", ActivitySide.Buyer, "Webinar")
            {
                At = Utc(9, 9, 9, 9, 40),
                Person = "Kim@x",
                PersonRole = "cfo"
            };
            story.Settings = story.Settings with
            {
                RoleWeights = ImmutableSortedDictionary<string, decimal>.Empty.Add("CFO", 3),
                EngagedFrom = 9
            };
            story.Activities.AddRange([one, one with { Key = "2", Kind = "webinar ", At = Utc(9, 9, 9, 9, 5), Person = "kim@x",
                PersonRole = null }]);

            Assert.Equal(0, story.Read(MeasureKind.Engagement).Total!.Value.Numerator);

            story.Activities.Add(one with { Key = "3", At = Utc(9, 9, 9, 10) });
            Assert.Equal(1, story.Read(MeasureKind.Engagement).Total!.Value.Numerator);
        }

        [Fact]
        public static void What_the_own_team_did_gives_none()
        {
            var story = With(Account("A", 1));
            story.Settings = story.Settings with { Activities = [new ActivityRule("webinar") { Points = 100, IsTouch = true }] };
            story.Activities.Add(By(ActivitySide.Sales, "webinar", "A", Utc(9, 9)));

            Assert.Equal(0, story.Read(MeasureKind.Engagement).Total!.Value.Numerator);
        }

        [Fact]
        public static void A_vendors_score_may_stand_for_them_and_a_missing_one_is_no_zero()
        {
            var story = With(Account("A", 1) with { VendorScore = 10 }, Account("B", 1) with { VendorScore = 9.99m }, Account("C", 1));
            story.Settings = story.Settings with { Engagement = EngagementSource.VendorScore };

            var engagement = story.Read(MeasureKind.Engagement);

            Assert.Equal(("1/3 = 33.3 %", MeasureState.NotReliable), (Said(engagement.Total), engagement.State));
            Assert.Equal<string>(["C"], engagement.NoData);
        }
    }
}
