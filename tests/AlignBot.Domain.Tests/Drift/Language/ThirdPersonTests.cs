using AlignBot.Domain.People;
using AlignBot.Domain.Drift.Language;
using NodaTime;
using static AlignBot.Domain.Tests.Disputes.DisputeStory;
using static AlignBot.Domain.Tests.Scoreboard.ScoreStory;

namespace AlignBot.Domain.Tests.Drift.Language;

/// <summary>What the rule does, a case each. How often it is right is measured on messages that somebody else wrote.</summary>
public static class ThirdPersonTests
{
    [Theory]
    [InlineData("Marketing should own this.", Talk.ThirdPerson)]
    [InlineData("The marketing team never asks. ", Talk.ThirdPerson)]
    [InlineData("Talked to marketing. They should have told somebody.", Talk.ThirdPerson)]
    [InlineData("Marketing and the customers spoke. They should decide.", Talk.Neither)]
    [InlineData("They should pay by Friday.", Talk.Neither)]
    [InlineData("Sales should own this.", Talk.Neither)]
    [InlineData("We should own this with marketing.", Talk.Together)]
    [InlineData("Marketing should help and we should, too.", Talk.Together)]
    [InlineData("We met marketing.", Talk.Neither)]
    [InlineData("> Marketing should own this.", Talk.Neither)]
    [InlineData("&gt; Marketing should own this.", Talk.Neither)]
    [InlineData("`marketing should` is a test", Talk.Neither)]
    [InlineData("", Talk.Neither)]
    public static void A_seller_speaks_of_marketing(string text, Talk talk) =>
        Assert.Equal(talk, ThirdPerson.Of(text, Function.Sales, WordLists.English));

    [Theory]
    [InlineData("Sales don’t call back.", Talk.ThirdPerson)]
    [InlineData("Sales should grow by ten percent.", Talk.Neither)]
    [InlineData("Sales cycles should be shorter.", Talk.Neither)]
    public static void A_marketer_speaks_of_sales(string text, Talk talk) =>
        Assert.Equal(talk, ThirdPerson.Of(text, Function.Marketing, WordLists.English));

    [Theory]
    [InlineData("Der Vertrieb müsste anrufen.")]
    [InlineData("Les commerciaux devraient rappeler.")]
    [InlineData("Ventas debería llamar.")]
    public static void In_other_languages_by_their_own_lists(string text)
    {
        Assert.Equal(Talk.ThirdPerson, ThirdPerson.Of(text, Function.Marketing, [.. WordLists.All]));
        Assert.Equal(Talk.Neither, ThirdPerson.Of(text, Function.Marketing, WordLists.English));
    }

    [Fact]
    public static void It_is_off_until_both_leaders_want_it_and_the_channel_knows()
    {
        var on = new TalkSettings { TurnedOn = [Role.SalesLeader, Role.MarketingLeader], ToldAt = Utc(9, 1), Excluded = [Tom] };

        Assert.True(on.Counts(Ana, Utc(9, 1)));
        Assert.False(on.Counts(Ana, Utc(9, 1) - Duration.FromTicks(1)));
        Assert.False(on.Counts(Tom, Utc(9, 2)));
        Assert.False((on with { ToldAt = null }).Counts(Ana, Utc(9, 2)));
        Assert.False((on with { TurnedOn = [Role.SalesLeader] }).Counts(Ana, Utc(9, 2)));
    }

    [Theory]
    [InlineData(5, 30, true)]
    [InlineData(4, 30, false)]
    [InlineData(5, 29, false)]
    public static void A_week_is_shown_from_five_speakers_and_thirty_messages_on(int speakers, int messages, bool shown)
    {
        var week = new WeeklyTalk(Function.Sales, new LocalDate(2026, 9, 7), speakers, messages, ThirdPerson: 6, Together: 4);

        Assert.Equal((speakers, messages, shown, shown), (week.Speakers, week.Messages, week.IsShown, week.Point() is not null));
    }
}
