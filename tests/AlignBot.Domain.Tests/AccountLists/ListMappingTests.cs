using System.Collections.Immutable;
using AlignBot.Domain.AccountLists;

namespace AlignBot.Domain.Tests.AccountLists;

public static class ListMappingTests
{
    [Theory]
    [InlineData("Tier 1", 1)]
    [InlineData("tier_2", 2)]
    [InlineData(" T3 ", 3)]
    [InlineData("1", 1)]
    [InlineData("TIER-2", 2)]
    [InlineData("10", null)]
    [InlineData("Tier 4", null)]
    [InlineData("Strategic", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public static void A_tier_is_read_from_a_word_with_its_number_and_never_guessed(string? word, int? tier) =>
        Assert.Equal(tier, ListMapping.Usual.TierOf(word));

    [Fact]
    public static void Words_that_are_mapped_count_alone()
    {
        var mapping = new ListMapping { TierWords = ImmutableSortedDictionary<string, int>.Empty.Add("Strategic", 1).Add("Stufe 2", 2) };

        Assert.Equal([1, 2, null], new[] { "STRATEGIC ", "stufe 2", "Tier 1" }.Select(mapping.TierOf));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("YES", true)]
    [InlineData("x", true)]
    [InlineData("0", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("maybe", null)]
    public static void A_flag_says_yes_or_no_or_has_to_be_explained(string? word, bool? isListed) =>
        Assert.Equal(isListed, ListMapping.Usual.IsListed(word));

    [Fact]
    public static void With_words_of_its_own_every_other_word_means_no()
    {
        var mapping = new ListMapping { FlagWords = ["Named", "Key account"] };

        Assert.Equal([true, true, false], new[] { "named", " KEY ACCOUNT", "true" }.Select(mapping.IsListed));
        Assert.True(new ListMapping { AllAreListed = true }.IsListed("no"));
    }

    [Theory]
    [InlineData("https://www.Alpine.example/en?x=1", "alpine.example")]
    [InlineData("WWW.alpine.example:8080", "alpine.example")]
    [InlineData("mara@alpine.example", "alpine.example")]
    [InlineData("//alpine.example.", "alpine.example")]
    [InlineData("shop.alpine.example", "shop.alpine.example")]
    [InlineData("müller.example", "xn--mller-kva.example")]
    [InlineData("alpine.example, alpine.test", "alpine.example")]
    [InlineData("n/a", null)]
    [InlineData("alpine", null)]
    [InlineData("a..example", null)]
    [InlineData("  ", null)]
    [InlineData(null, null)]
    public static void Domains_are_brought_to_one_form(string? written, string? domain) => Assert.Equal(domain, AccountDomains.Of(written));
}
