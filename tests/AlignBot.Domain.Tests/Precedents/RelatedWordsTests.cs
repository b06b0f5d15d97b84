using AlignBot.Domain.Precedents;

namespace AlignBot.Domain.Tests.Precedents;

public static class RelatedWordsTests
{
    [Theory]
    [InlineData("Do webinar sign-ups count as MQLs?", "Webinars count after a second touch.", 2)]
    [InlineData("Who owns the Nordics?", "The café budget stays.", 0)]
    [InlineData("Is the cafe's budget ours?", "The café budget stays.", 2)]
    [InlineData("Do we do it so?", "We do it so.", 0)]
    [InlineData("", "Anything", 0)]
    public static void Are_those_that_tell_and_stand_in_both(string question, string decided, int shared) => Assert.Equal(shared, RelatedWords.Shared(question, decided));
}
