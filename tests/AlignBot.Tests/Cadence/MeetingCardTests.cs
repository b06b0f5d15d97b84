using AlignBot.Cadence;
using AlignBot.Domain.Cadence;
using AlignBot.Slack.Blocks;
using AlignBot.Tests.Harness;

namespace AlignBot.Tests.Cadence;

/// <summary>The cards of a meeting stay within Slack's limits whatever people type, and say what is asked first.</summary>
public sealed class MeetingCardTests
{
    const string Nasty = "<!channel> & <https://evil.example|Slack> \"*_`~ 🙂 ";

    static SampleMeeting Full()
    {
        var sample = new SampleMeeting();
        for (var index = 0; index < MeetingWorkflow.MostItems; index++)
        {
            sample.Add(string.Concat(Enumerable.Repeat(Nasty, 9)) + index, index % 4, new string('a', 200));
        }

        return sample;
    }

    [Fact]
    public void Forty_long_items_fit_every_card_and_list()
    {
        var sample = Full();
        BlockLimits.CheckMessage(MeetingCallMessage.Blocks(sample.State, SampleMeeting.Program));
        BlockLimits.CheckMessage(AgendaList.Blocks(sample.State, SampleMeeting.Program));
        sample.Prompt();
        BlockLimits.CheckMessage(MeetingCard.Blocks(sample.State, SampleMeeting.Program, mention: true));
        sample = Full().Run();
        BlockLimits.CheckMessage(MeetingCard.Blocks(sample.State, SampleMeeting.Program));
        foreach (var item in sample.State.Items.Take(20))
        {
            sample.At(Duration.FromMinutes(1), new MeetingCommand.Dispose(GtmProgram.Dana, item.Id, new Disposition.Dropped(GtmProgram.Dana, SampleMeeting.Start, new string('r', 500))));
        }

        BlockLimits.CheckMessage(MeetingCard.Blocks(sample.State, SampleMeeting.Program));
        BlockLimits.CheckMessage(AgendaList.Blocks(sample.State, SampleMeeting.Program));
        sample.At(Duration.FromMinutes(30), new MeetingCommand.CloseDue());
        BlockLimits.CheckMessage(MeetingCard.Blocks(sample.State, SampleMeeting.Program));
        Assert.InRange(MeetingMinutes.Text(sample.State, SampleMeeting.Program, []).Length, 1, 3000);
    }

    [Fact]
    public void What_people_type_stays_text_on_the_card_and_in_the_Markdown()
    {
        var sample = new SampleMeeting().Add(Nasty).Run();

        var text = string.Concat(MeetingCard.Blocks(sample.State, SampleMeeting.Program).OfType<SectionBlock>().Select(block => block.Text));
        sample.At(Duration.FromMinutes(25), new MeetingCommand.CloseDue());
        var markdown = MeetingMinutes.Markdown(sample.State, SampleMeeting.Program, []);

        Assert.DoesNotContain("<!channel>", text, StringComparison.Ordinal);
        Assert.Contains("\\<!channel\\> & \\<https://evil.example\\|Slack\\>", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_first_post_mentions_who_must_start_it()
    {
        var sample = new SampleMeeting().Prompt();

        Assert.Contains("<@UDANA> and <@UPRIYA>: start it by", First(MeetingCard.Blocks(sample.State, SampleMeeting.Program, mention: true)), StringComparison.Ordinal);
        Assert.DoesNotContain("<@", First(MeetingCard.Blocks(sample.State, SampleMeeting.Program)), StringComparison.Ordinal);
    }

    [Fact]
    public void One_button_is_the_primary_one()
    {
        var sample = new SampleMeeting().Add("One").Add("Two").Run();

        var primary = MeetingCard.Blocks(sample.State, SampleMeeting.Program).OfType<ActionsBlock>()
            .SelectMany(block => block.Elements).OfType<Button>().Where(button => button.Style is ButtonStyle.Primary);

        Assert.Equal("Decide", Assert.Single(primary).Text.Text);
    }

    static string First(IReadOnlyList<Block> blocks) => ((SectionBlock)blocks[0]).Text!.ToString()!;
}
