using AlignBot.Cadence;
using AlignBot.Cadence.Agendas;
using AlignBot.Cadence.Minutes;
using AlignBot.Cadence.Upcoming;
using AlignBot.Domain;
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
    public void One_button_is_the_primary_one_what_comes_next()
    {
        var sample = new SampleMeeting().Run();
        Assert.Equal("Next section", Primary(sample));

        for (var section = 0; section < sample.State.Terms.Sections.Length - 1; section++)
        {
            sample.At(Duration.FromMinutes(2), new MeetingCommand.NextSection(GtmProgram.Dana, section));
        }

        Assert.Equal("Record a decision", Primary(sample));
        sample.At(Duration.FromMinutes(3), new MeetingCommand.DecisionTaken(new TakenDecision(new DecisionId(Guid.NewGuid()), 1, "Go.")));
        Assert.Equal("End the meeting", Primary(sample));
    }

    [Fact]
    public void Once_its_time_is_up_or_all_items_are_settled_that_is_to_end_it()
    {
        var sample = new SampleMeeting().Add("One").Run();
        Assert.Equal("Decide", Primary(sample));
        Assert.Equal("End the meeting", Primary(sample, isTimeUp: true));

        sample.At(Duration.FromMinutes(1), new MeetingCommand.Dispose(GtmProgram.Dana, sample.State.Items[0].Id, new Disposition.Dropped(GtmProgram.Dana, SampleMeeting.Start, "Said by mail.")));
        Assert.Equal("End the meeting", Primary(sample));
        Assert.Contains("Next section", Menus(sample)[^1]);
    }

    [Fact]
    public void What_was_settled_last_stays_on_the_card_and_the_rest_is_counted()
    {
        // As an agenda is made: a dispute of the last section stands in the list before what was added to the first.
        var sample = new SampleMeeting().Add("Last section", section: 3);
        for (var index = 0; index < 10; index++)
        {
            sample.Add($"Item {index}.");
        }

        sample.Run();
        foreach (var item in sample.State.Items)
        {
            sample.At(Duration.FromMinutes(1), new MeetingCommand.Dispose(GtmProgram.Dana, item.Id, new Disposition.Discussed(GtmProgram.Dana, SampleMeeting.Start)));
        }

        var text = Contexts(sample);
        Assert.Contains("3 more, settled before: `/meeting agenda` shows them.", text, StringComparison.Ordinal);
        Assert.Contains("Last section - Discussed: nothing to decide", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Item 2.", text, StringComparison.Ordinal);
        Assert.Contains("Item 3.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void After_a_question_no_second_colon_stands()
    {
        var sample = new SampleMeeting().Add("Who pays?").Run();
        sample.At(Duration.FromMinutes(1), new MeetingCommand.Dispose(GtmProgram.Dana, sample.State.Items[0].Id, new Disposition.Discussed(GtmProgram.Dana, SampleMeeting.Start)));

        Assert.Contains("Who pays? - Discussed: nothing to decide", Contexts(sample), StringComparison.Ordinal);
    }

    [Fact]
    public void A_running_card_has_the_next_act_Add_and_the_rest_in_menus()
    {
        var sample = new SampleMeeting().Add("One").Add("Two").Prompt().At(Duration.Zero, new MeetingCommand.Start(GtmProgram.Dana));
        Assert.Equal(["Decide", "I am here too", "Add"], Buttons(sample));
        Assert.Equal(["Discussed, nothing to decide", "Escalate", "Park", "Drop"], Menus(sample)[0]);
        Assert.Equal(["Next section", "We are reconciling numbers", "End the meeting", "Agenda", "Record a decision"], Menus(sample)[^1]);
        Assert.Contains("Still awaited, or it counts as missed: Priya or Lena.", First(MeetingCard.Blocks(sample.State, SampleMeeting.Program)), StringComparison.Ordinal);
        Assert.Contains("<https://meet.example.com/gtm-enterprise|Join>", First(MeetingCard.Blocks(sample.State, SampleMeeting.Program)), StringComparison.Ordinal);

        sample.At(Duration.Zero, new MeetingCommand.CheckIn(GtmProgram.Priya)).At(Duration.FromMinutes(1), new MeetingCommand.Reconcile(GtmProgram.Dana, On: true));
        Assert.Equal(["Numbers are reconciled", "Decide", "Add"], Buttons(sample).Order(StringComparer.Ordinal).Reverse());
        Assert.DoesNotContain("counts as missed", First(MeetingCard.Blocks(sample.State, SampleMeeting.Program)), StringComparison.Ordinal);

        // What nobody got to is not lost from sight.
        sample.At(Duration.FromMinutes(4), new MeetingCommand.NextSection(GtmProgram.Dana, 0));
        Assert.Contains("Not reached, and on to the next one unless it is settled from the agenda: Two.", Contexts(sample), StringComparison.Ordinal);
    }

    static List<string> Buttons(SampleMeeting sample)
    {
        var blocks = MeetingCard.Blocks(sample.State, SampleMeeting.Program);
        return [.. blocks.OfType<ActionsBlock>().SelectMany(block => block.Elements).OfType<Button>().Concat(blocks.OfType<SectionBlock>().Select(block => block.Accessory).OfType<Button>()).Select(button => button.Text.Text)];
    }

    static List<List<string>> Menus(SampleMeeting sample) =>
        [.. MeetingCard.Blocks(sample.State, SampleMeeting.Program).OfType<ActionsBlock>().SelectMany(block => block.Elements).OfType<OverflowMenu>().Select(menu => menu.Options.Select(option => option.Text.Text).ToList())];

    [Fact]
    public void A_section_that_was_talked_through_is_not_said_to_have_been_empty()
    {
        var sample = new SampleMeeting().Add("One").Run();
        sample.At(Duration.FromMinutes(1), new MeetingCommand.Dispose(GtmProgram.Dana, sample.State.Items[0].Id, new Disposition.Dropped(GtmProgram.Dana, SampleMeeting.Start, "Said by mail.")));
        Assert.Contains("Everything here is settled.", Contexts(sample), StringComparison.Ordinal);

        sample.At(Duration.FromMinutes(2), new MeetingCommand.NextSection(GtmProgram.Dana, 0));
        Assert.Contains("Nothing on the agenda here.", Contexts(sample), StringComparison.Ordinal);
    }

    static string Primary(SampleMeeting sample, bool isTimeUp = false) => Assert.Single(
        MeetingCard.Blocks(sample.State, SampleMeeting.Program, isTimeUp: isTimeUp).OfType<ActionsBlock>().SelectMany(block => block.Elements).OfType<Button>(),
        button => button.Style is ButtonStyle.Primary).Text.Text;

    static string Contexts(SampleMeeting sample) =>
        string.Join("\n", MeetingCard.Blocks(sample.State, SampleMeeting.Program).OfType<ContextBlock>().SelectMany(block => block.Elements).Select(element => element.ToString()));

    static string First(IReadOnlyList<Block> blocks) => ((SectionBlock)blocks[0]).Text!.ToString()!;
}
