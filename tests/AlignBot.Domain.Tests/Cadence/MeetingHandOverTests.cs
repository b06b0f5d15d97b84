using AlignBot.Domain.Cadence;
using AlignBot.Domain.People;
using NodaTime;
using static AlignBot.Domain.Tests.Cadence.MeetingStory;

namespace AlignBot.Domain.Tests.Cadence;

/// <summary>A role changes hands while its last holder is asked something: the next one is asked.</summary>
public static class MeetingHandOverTests
{
    static Roster Now(Role role, UserId holder) => Team() with { Roles = [.. Team().Roles.Select(held => held.Role == role ? held with { Holder = holder, Deputy = null } : held)] };

    static MeetingStory ClosedWithAnItemThatWasParked()
    {
        var story = new MeetingStory();
        story.Do(new MeetingCommand.TakeOn(new AgendaItem { Id = new AgendaItemId(Guid.NewGuid()), Text = "Parked once", AddedBy = Ana, TimesParked = 1 }));
        return story.Run().To(Start + Duration.FromMinutes(30));
    }

    [Fact]
    public static void Who_was_asked_for_items_is_followed_until_the_reminder()
    {
        var story = new MeetingStory();
        story.To(Start - Duration.FromDays(1) + Duration.FromHours(2));
        Assert.Contains(Dana, story.State.Asked);
        story.Roster = Now(Role.SalesLeader, Ana);

        story.Do(new MeetingCommand.PeopleChanged());

        Assert.Contains(new MeetingEffect.AskForItems(Ana), story.Last);
        Assert.Contains(new MeetingEffect.EditAsk(Dana), story.Last);
        Assert.DoesNotContain(Dana, story.State.Asked);
        Assert.IsType<Outcome<Meeting>.Ignored>(story.Try(new MeetingCommand.PeopleChanged()));

        story.Now = Start - Duration.FromMinutes(10);
        story.Roster = Now(Role.SalesLeader, Morgan);
        Assert.IsType<Outcome<Meeting>.Ignored>(story.Try(new MeetingCommand.PeopleChanged()));
    }

    [Fact]
    public static void Who_says_what_becomes_of_an_item_is_followed_with_the_same_time_left()
    {
        var story = ClosedWithAnItemThatWasParked();
        var (item, asked) = story.State.Items.Select(item => (item, item.Disposition as Disposition.Asked)).Single(pair => pair.Item2 is not null);
        story.Roster = Now(Role.MarketingLeader, Ana);

        story.Do(new MeetingCommand.PeopleChanged());

        Assert.Contains(new MeetingEffect.AskWhatBecomes(item.Id, Ana, asked!.DueAt), story.Last);
        Assert.Contains(new MeetingEffect.EditWhatBecomes(item.Id, Priya, IsOver: true), story.Last);
        Assert.Equal([Dana, Ana], ((Disposition.Asked)story.State.Item(item.Id)!.Disposition!).Of.AsEnumerable());
        story.Refused<MeetingRefusal.NotPermitted>(new MeetingCommand.Dispose(Priya, item.Id, new Disposition.Dropped(Priya, story.Now, "No.")));
        story.Do(new MeetingCommand.Dispose(Ana, item.Id, new Disposition.Dropped(Ana, story.Now, "Done elsewhere.")));
    }

    [Fact]
    public static void Who_read_that_nobody_said_is_followed_and_not_while_they_are_away()
    {
        var story = ClosedWithAnItemThatWasParked().To(Start + Duration.FromDays(3));
        Assert.Equal(Morgan, Assert.Single(story.Effects<MeetingEffect.TellLeftOpen>()).To);
        story.Roster = Team() with { Absences = [new Absence { User = Morgan, From = new(2026, 3, 1), To = new(2026, 3, 20) }] };
        Assert.IsType<Outcome<Meeting>.Ignored>(story.Try(new MeetingCommand.PeopleChanged()));
        story.Roster = Now(Role.AccountableExecutive, Ana);

        story.Do(new MeetingCommand.PeopleChanged());

        Assert.Equal(Ana, Assert.Single(story.Last.OfType<MeetingEffect.TellLeftOpen>()).To);
    }

    [Fact]
    public static void Who_was_asked_to_arrange_it_is_followed()
    {
        var away = Team() with { Absences = [.. new[] { Priya, Lena }.Select(user => new Absence { User = user, From = new(2026, 3, 3), To = new(2026, 3, 3) })] };
        var story = new MeetingStory { Roster = away with { Roles = [.. away.Roles.Select(held => held.Role is Role.OperatingLead ? held with { Holder = Priya } : held)] } };
        story.Roster = story.Roster with { Roles = [.. story.Roster.Roles.Select(held => held.Role is Role.MarketingLeader ? held with { Holder = Lena, Deputy = null } : held)] };
        story.To(Instant.FromUtc(2026, 2, 27, 9, 30));
        Assert.Equal(Lena, story.State.OpenAwayAsk!.To);

        story.Roster = away with { Roles = [.. away.Roles.Select(held => held.Role is Role.MarketingLeader ? held with { Deputy = null } : held)] };
        story.Do(new MeetingCommand.PeopleChanged());

        Assert.Equal(Priya, story.State.OpenAwayAsk!.To);
        Assert.Contains(new MeetingEffect.EditAwayAsk(Lena), story.Last);
    }
}
