using AlignBot.Domain.Cadence;
using NodaTime;
using static AlignBot.Domain.Tests.Cadence.MeetingStory;

namespace AlignBot.Domain.Tests.Cadence;

public sealed class DisputesOnTheAgendaTests
{
    static readonly DisputeItem Open = new(new DisputeId(new Guid(4, 0, 0, new byte[8])), 1, Start + Duration.FromHours(1), [Ana]);
    static readonly AgendaItem Item = new() { Id = new AgendaItemId(new Guid(9, 0, 0, new byte[8])), Text = "DSP-1: Who pays?", Source = "dispute/4", Dispute = Open };

    static MeetingStory Reached() => new MeetingStory().Do(new MeetingCommand.TakeOn(Item)).Run();

    [Fact]
    public void The_meeting_does_not_end_it_in_any_other_way()
    {
        var story = Reached();
        Disposition[] others =
        [
            new Disposition.Parked(Dana, story.Now, "Later."), new Disposition.Dropped(Dana, story.Now, "No."), new Disposition.Discussed(Dana, story.Now),
            new Disposition.Decided(Dana, story.Now, Decision().Decision, 1), new Disposition.Escalated(Dana, story.Now, Open.Id, 2),
        ];

        Assert.All(others, how => Assert.Equal(Open, story.Refused<MeetingRefusal.IsDispute>(new MeetingCommand.Dispose(Dana, Item.Id, how)).Dispute));
        story.Do(new MeetingCommand.Dispose(Dana, Item.Id, new Disposition.StaysDispute(Dana, story.Now, Open.Id, 1)));
        Assert.IsType<Disposition.StaysDispute>(story.State.Item(Item.Id)!.Disposition);
    }

    [Fact]
    public void What_is_none_does_not_stay_one()
    {
        var story = new MeetingStory();
        var own = story.Add("Acme");
        story.Run();

        story.Refused<MeetingRefusal.UnknownItem>(new MeetingCommand.Dispose(Dana, own, new Disposition.StaysDispute(Dana, story.Now, Open.Id, 1)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Ended_by_people_or_by_the_clock_it_stays_one_and_goes_to_no_other_meeting(bool byClock)
    {
        var story = Reached();

        if (byClock)
        {
            story.To(Start + Duration.FromHours(1));
        }
        else
        {
            story.Do(new MeetingCommand.End(Dana, NothingToDecide: true, []));
        }

        Assert.Equal(byClock ? null : Dana, Assert.IsType<Disposition.StaysDispute>(story.State.Item(Item.Id)!.Disposition).By);
        Assert.Empty(story.Effects<MeetingEffect.Carry>());
    }

    [Fact]
    public void Said_to_stay_one_and_decided_before_the_meeting_ends_it_is_decided()
    {
        var story = Reached().Do(new MeetingCommand.Dispose(Dana, Item.Id, new Disposition.StaysDispute(Dana, Start, Open.Id, 1)));

        story.Do(new MeetingCommand.DisputeOver(Open.Id, 1, Decision(4)));

        Assert.IsType<Disposition.Decided>(story.State.Item(Item.Id)!.Disposition);
        Assert.Equal([4], story.State.Decisions.Select(decision => decision.Number));
    }

    [Fact]
    public void Decided_while_it_runs_the_item_and_the_minutes_say_so()
    {
        var story = Reached().Do(new MeetingCommand.DisputeOver(Open.Id, 1, Decision(4)));

        Assert.Equal(new Disposition.Decided(null, story.Now, Decision(4).Decision, 4, Dispute: 1), story.State.Item(Item.Id)!.Disposition);
        Assert.Equal([Decision(4)], story.State.Decisions.AsEnumerable());
        Assert.IsType<Outcome<Meeting>.Ignored>(story.Try(new MeetingCommand.DisputeOver(Open.Id, 1, Decision(4))));
    }

    [Fact]
    public void Withdrawn_it_is_dropped_and_before_the_start_it_is_taken_off()
    {
        var running = Reached().Do(new MeetingCommand.DisputeOver(Open.Id, 1, null));
        var planned = new MeetingStory().Do(new MeetingCommand.TakeOn(Item with { TimesParked = 1 })).Do(new MeetingCommand.DisputeOver(Open.Id, 1, Decision(4)));

        Assert.Equal("DSP-1 was withdrawn.", Assert.IsType<Disposition.Dropped>(running.State.Item(Item.Id)!.Disposition).Reason);
        Assert.Empty(planned.State.Items);
        Assert.Empty(planned.State.Decisions);
    }

    [Fact]
    public void Gone_up_it_stands_there_as_it_is_now_and_the_card_follows()
    {
        var story = Reached();
        var up = Open with { DueAt = Start + Duration.FromDays(2), Deciders = [Dana, Priya] };

        story.Do(new MeetingCommand.DisputeStands(up));

        Assert.Equal(up, story.State.Item(Item.Id)!.Dispute);
        Assert.Contains(new MeetingEffect.EditCard(), story.Last);
        Assert.IsType<Outcome<Meeting>.Ignored>(story.Try(new MeetingCommand.DisputeStands(up with { Deciders = [Dana, Priya] })));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Proposed_before_it_was_known_to_be_a_dispute_it_is_from_the_next_proposal_on(bool isMarked)
    {
        var before = isMarked ? new DisputeItem(Open.Id, Open.Number, DueAt: null, []) : null;
        var story = new MeetingStory().Do(new MeetingCommand.TakeOn(Item with { Dispute = before, Text = "DSP-1 is due soon: Who pays?" }));

        story.Do(new MeetingCommand.TakeOn(Item with { Id = new AgendaItemId(Guid.NewGuid()) }));

        Assert.Equal(Item, Assert.Single(story.State.Items));
    }
}
