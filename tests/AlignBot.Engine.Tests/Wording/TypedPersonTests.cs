using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Wording;

namespace AlignBot.Engine.Tests.Wording;

public sealed class TypedPersonTests
{
    static readonly Roster Team = new()
    {
        Members =
        [
            new Member { User = new UserId("U1"), DisplayName = "Ana" }, new Member { User = new UserId("U2"), DisplayName = "Tom Becker" },
            new Member { User = new UserId("U3"), DisplayName = "Tom Ray" },
        ],
    };

    [Theory]
    [InlineData("<@U9>", "U9")]
    [InlineData("<@U1|ana>", "U1")]
    [InlineData("@ana", "U1")]
    [InlineData("ANA", "U1")]
    [InlineData("Tom Becker", "U2")]
    [InlineData("@becker", "U2")]
    [InlineData("U3", "U3")]
    [InlineData("tom", null)]
    [InlineData("@", null)]
    [InlineData("", null)]
    [InlineData("<@U1> and more", null)]
    public void The_whole_text_is_somebody_or_nobody(string typed, string? user) => Assert.Equal(user, TypedPerson.Of(typed, Team)?.Value);

    [Theory]
    [InlineData("<@U1|ana> closed", "U1", 9)]
    [InlineData("@ana closed", "U1", 4)]
    [InlineData("tom closed", null, 3)]
    public void At_the_beginning_they_take_one_word(string typed, string? user, int length)
    {
        Assert.Equal(user, TypedPerson.At(typed, Team, out var taken)?.Value);
        Assert.Equal(length, taken);
    }

    [Theory]
    [InlineData("<@U1>", true)]
    [InlineData("@ana", true)]
    [InlineData("@ana keeps Northwind", false)]
    [InlineData("<@U1> keeps Northwind", false)]
    [InlineData("ana", false)]
    public void A_sentence_about_somebody_is_not_somebody(string typed, bool isMeant) => Assert.Equal(isMeant, TypedPerson.IsMeant(typed));
}
