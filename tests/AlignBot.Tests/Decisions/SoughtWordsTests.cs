using AlignBot.Contracts;

namespace AlignBot.Tests.Decisions;

public static class SoughtWordsTests
{
    static readonly LocalDate Day = new(2026, 11, 24);

    public class WhenSomethingIsWrittenAboutAnAccount
    {
        [Theory]
        [InlineData("meet", true)]
        [InlineData("mee", true)]
        [InlineData("eet", false)]
        [InlineData("northw", true)]
        [InlineData("meet cfo", true)]
        [InlineData("meet coo", false)]
        public void Each_word_begins_one_of_its_text_or_of_the_accounts_name(string words, bool fits)
        {
            var sought = new SoughtWords { Words = words.Split(' ') };

            Assert.Equal(fits, sought.Fit("Northwind Traders", Day, "Meet their CFO."));
        }

        [Fact]
        public void Words_one_behind_the_other_stand_in_one_of_them_and_never_across_both()
        {
            Assert.True(new SoughtWords { Phrases = ["northwind traders"] }.Fit("Northwind Traders", Day, "Meet their CFO."));
            Assert.False(new SoughtWords { Phrases = ["traders meet"] }.Fit("Northwind Traders", Day, "Meet their CFO."));
            Assert.False(new SoughtWords { Phrases = ["meet the"] }.Fit("Northwind Traders", Day, "Meet their CFO."));
        }

        [Fact]
        public void What_is_left_out_and_the_name_and_the_days_hold_each_by_itself()
        {
            Assert.False(new SoughtWords { Words = ["meet"], Without = ["cf"] }.Fit("Northwind", Day, "Meet their CFO."));
            Assert.False(new SoughtWords { Words = ["meet"], Without = ["their cfo"] }.Fit("Northwind", Day, "Meet their CFO."));
            Assert.False(new SoughtWords { Account = ["meet"] }.Fit("Northwind", Day, "Meet their CFO."));
            Assert.True(new SoughtWords { Words = ["meet"], From = Day, To = Day }.Fit("Northwind", Day, "Meet their CFO."));
            Assert.False(new SoughtWords { Words = ["meet"], From = Day.PlusDays(1) }.Fit("Northwind", Day, "Meet their CFO."));
            Assert.False(new SoughtWords { Words = ["meet"], To = Day.PlusDays(-1) }.Fit("Northwind", Day, "Meet their CFO."));
        }
    }
}
