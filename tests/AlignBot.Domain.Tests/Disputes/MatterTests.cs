using AlignBot.Domain.Disputes;

namespace AlignBot.Domain.Tests.Disputes;

public sealed class MatterTests
{
    static readonly UserId Ana = new("UANA");
    static readonly UserId Tom = new("UTOM");
    static readonly UserId Lena = new("ULENA");

    [Theory]
    [InlineData("Do webinar sign-ups count as MQLs?", "do webinar signups count as MQL", true)]
    [InlineData("Zählt das Café?", "zahlt das cafe", true)]
    [InlineData("Who pays?", "Who pays", true)]
    [InlineData("Who pays?", "Who says?", false)]
    [InlineData("Who pays for pilot 1?", "Who pays for pilot 2?", false)]
    [InlineData("Who owns Initech?", "Who owns Northwind?", false)]
    [InlineData("Does stage one need a confirmed budget?", "Does stage two need a confirmed contact?", false)]
    [InlineData("?", "!", false)]
    public void Two_questions_are_alike_but_for_spelling(string one, string other, bool alike)
    {
        Assert.Equal(alike, Matter.QuestionsAlike(one, other));
        Assert.Equal(alike, Matter.QuestionsAlike(other, one));
    }

    [Fact]
    public void The_same_category_with_the_same_people_or_account_is_one_matter()
    {
        var raised = new Matter("Who pays?", "budget", null, [Ana, Tom]);

        Assert.True(raised.IsLike(raised with { Question = "What is it worth?", Parties = [Tom, Ana] }));
        Assert.False(raised.IsLike(raised with { Question = "What is it worth?", Parties = [Lena, Ana] }));
        Assert.False(raised.IsLike(raised with { Question = "What is it worth?", Category = "numbers" }));
        Assert.True((raised with { Account = "Acme Ltd." }).IsLike(new Matter("What is it worth?", "budget", "acme ltd", [])));
        Assert.False((raised with { Account = "Acme" }).IsLike(new Matter("What is it worth?", "numbers", "Acme", [])));
    }

    [Fact]
    public void The_same_two_people_alone_do_not_make_it_the_same_matter()
    {
        var raised = new Matter("Who pays?", "budget", null, [Ana, Tom]);

        Assert.False(raised.IsOneWith(raised with { Question = "What is it worth?" }));
        Assert.True(raised.IsOneWith(raised with { Category = "numbers", Question = "who pays", Parties = [Lena, Ana] }));
        Assert.True((raised with { Account = "Acme" }).IsOneWith(new Matter("What is it worth?", "budget", "ACME", [])));
        Assert.False((raised with { Account = "Acme" }).IsOneWith(raised with { Account = "Initech" }));
    }

    [Fact]
    public void Two_accounts_are_two_matters_whatever_is_asked()
    {
        var raised = new Matter("Who owns it?", "account-ownership", "Acme", [Ana, Tom]);

        Assert.False(raised.IsLike(raised with { Account = "Initech" }));
        Assert.True(raised.IsLike(raised with { Account = null }));
    }
}
