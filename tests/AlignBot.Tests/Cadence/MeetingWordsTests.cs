using AlignBot.Cadence;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.People;
using AlignBot.Tests.Harness;

namespace AlignBot.Tests.Cadence;

/// <summary>What is said of who was missing.</summary>
public sealed class MeetingWordsTests
{
    static readonly Roster Both = SampleMeeting.Program.Roster with
    {
        Roles = [new RoleHolding { Role = Role.SalesLeader, Holder = GtmProgram.Dana }, new RoleHolding { Role = Role.MarketingLeader, Holder = GtmProgram.Dana }],
    };

    [Fact]
    public void Whoever_holds_both_roles_and_came_is_not_called_missing() =>
        Assert.Equal("somebody besides Dana as marketing leader", MeetingWords.Missing([Role.MarketingLeader], Both, [GtmProgram.Dana]));

    [Fact]
    public void Whoever_holds_both_roles_is_named_once() =>
        Assert.Equal("Dana and somebody besides Dana as marketing leader", MeetingWords.Missing([Role.SalesLeader, Role.MarketingLeader], Both));

    [Fact]
    public void A_prompt_that_came_late_says_until_when_it_waits()
    {
        var late = new SampleMeeting().At(Duration.FromMinutes(6), new MeetingCommand.StartDue()).At(Duration.FromMinutes(8), new MeetingCommand.PromptDelivered());

        Assert.Equal(SampleMeeting.Start + Duration.FromMinutes(13), late.State.LatestStart);
        Assert.Equal(SampleMeeting.Start + Duration.FromMinutes(10), new SampleMeeting().Prompt().State.LatestStart);
    }

    [Theory]
    [InlineData("Acme.", "Acme.")]
    [InlineData("Acme; Who pays?", "Acme; Who pays?")]
    [InlineData("Who pays?; Acme", "Who pays?; Acme.")]
    [InlineData("A; B; C; D; E; F; G; H", "A; B; C; D; E; F; and 2 more.")]
    public void Items_in_a_row_end_as_a_sentence_does(string items, string said) => Assert.Equal(
        said,
        MeetingWords.Titles(items.Split("; ").Select(text => new AgendaItem { Id = new AgendaItemId(Guid.NewGuid()), Text = text })).Text);
}
