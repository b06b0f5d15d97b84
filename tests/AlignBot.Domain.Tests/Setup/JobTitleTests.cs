using AlignBot.Domain.People;
using AlignBot.Domain.Setup;

namespace AlignBot.Domain.Tests.Setup;

public static class JobTitleTests
{
    public sealed class WhenSomebodyLeadsASide
    {
        [Theory]
        [InlineData("VP Sales", Function.Sales)]
        [InlineData("V.P. of Sales, EMEA", Function.Sales)]
        [InlineData("SVP, Global Sales", Function.Sales)]
        [InlineData("Sales Director (DACH)", Function.Sales)]
        [InlineData("Head of New Business", Function.Sales)]
        [InlineData("Chief Sales Officer", Function.Sales)]
        [InlineData("Vertriebsleiterin", Function.Sales)]
        [InlineData("Sales leader", Function.Sales)]
        [InlineData("Head of Marketing", Function.Marketing)]
        [InlineData("CMO", Function.Marketing)]
        [InlineData("Chief Marketing Officer | speaker", Function.Marketing)]
        [InlineData("Director – Demand Generation", Function.Marketing)]
        [InlineData("Head of Growth", Function.Marketing)]
        [InlineData("Leiter Marketing", Function.Marketing)]
        [InlineData("RevOps lead", Function.RevOps)]
        [InlineData("Director, Revenue Operations", Function.RevOps)]
        [InlineData("Head of Sales Ops", Function.RevOps)]
        public void Side_and_rank_are_read(string title, Function side)
        {
            var read = JobTitle.Read(title);

            Assert.Equal(side, read.Function);
            Assert.True(read.Rank >= JobTitle.Leads, $"{read}");
            Assert.False(read.IsAboveTheSides);
        }
    }

    public sealed class WhenSomebodyStandsAboveTheSides
    {
        [Theory]
        [InlineData("CRO")]
        [InlineData("Chief Revenue Officer")]
        [InlineData("Head of revenue")]
        [InlineData("VP of Revenue")]
        [InlineData("Chief Commercial Officer")]
        [InlineData("VP Sales & Marketing")]
        [InlineData("CEO / Co-Founder")]
        [InlineData("Managing Director")]
        public void They_are_of_no_side(string title)
        {
            var read = JobTitle.Read(title);

            Assert.True(read.IsAboveTheSides);
            Assert.Null(read.Function);
        }

        [Fact]
        public void Who_answers_for_revenue_comes_before_who_answers_for_the_company()
        {
            Assert.True(JobTitle.Read("CRO").Rank > JobTitle.Read("CEO").Rank);
            Assert.True(JobTitle.Read("Founder").Rank > JobTitle.Read("VP Sales and Marketing").Rank);
        }
    }

    public sealed class WhenATitleIsNoRank
    {
        [Theory]
        [InlineData("Account Executive", Function.Sales)]
        [InlineData("AE, mid-market", Function.Sales)]
        [InlineData("SDR", Function.Sales)]
        [InlineData("Content marketing", Function.Marketing)]
        [InlineData("Demand generation", Function.Marketing)]
        public void The_side_alone_is_read(string title, Function side) => Assert.Equal(new JobTitle(side, 0, false), JobTitle.Read(title));

        [Theory]
        [InlineData(null)]
        [InlineData("")]
        [InlineData("   🙂 ")]
        [InlineData("Finance")]
        [InlineData("Engineer")]
        [InlineData("Executive Assistant to the CRO")]
        [InlineData("Former VP Sales")]
        [InlineData("Marketing intern")]
        [InlineData("Sales and marketing")]
        public void Nothing_is_read(string? title) => Assert.Equal(new JobTitle(null, 0, false), JobTitle.Read(title));
    }
}
