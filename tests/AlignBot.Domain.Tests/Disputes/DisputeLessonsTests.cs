using AlignBot.Domain.Disputes;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using NodaTime;
using static AlignBot.Domain.Tests.Disputes.DisputeStory;

namespace AlignBot.Domain.Tests.Disputes;

/// <remarks>Monday 2 March 2026, ten in London, Morgan decides; what would have prevented it is asked on Tuesday at ten.</remarks>
public static class DisputeLessonsTests
{
    static readonly LessonAim Mql = new(LessonKind.Document, new ArtifactId(new Guid(7, 0, 0, new byte[8])), "the definition of MQL");
    static readonly LessonAim Sla = new(LessonKind.Document, new ArtifactId(new Guid(8, 0, 0, new byte[8])), "the marketing and sales SLA");

    static DisputeStory Decided(Action<DisputeStory>? before = null, Func<NewDispute, NewDispute>? change = null)
    {
        var story = new DisputeStory();
        before?.Invoke(story);
        story.Raise(change);
        story.Do(new DisputeCommand.EscalateNow(Ana, 1, 0));
        if (story.State.Level == 1)
        {
            story.Do(new DisputeCommand.EscalateNow(story.State.Deciders[0], 1, 1));
        }

        story.Do(new DisputeCommand.Rule(Morgan, 1, 2, Say("No")));
        return story;
    }

    static DisputeStory Asked(Action<DisputeStory>? before = null)
    {
        var story = Decided(before);
        story.TurnTo(At(3, 10));
        return story;
    }

    static DisputeCommand.AnswerLesson Answer(UserId by, LessonAim aim, string words = "Count a second touch only.", UserId? owner = null, LocalDate? due = null) => new(by, 1, aim, words, owner, due);

    static LessonAim Is(LessonKind kind) => new(kind);

    static LessonEnd? End(DisputeStory story) => story.State.Lessons[^1].End;

    static IEnumerable<UserId> Waited(DisputeStory story) => story.State.Asks.Where(ask => ask.Kind is AskKind.Lesson).Select(ask => ask.To);

    public static class WhenItIsDecided
    {
        [Fact]
        public static void Both_leaders_are_asked_a_working_day_later_to_the_second()
        {
            var story = Decided();

            story.TurnTo(At(3, 10) - Duration.FromMilliseconds(1));
            Assert.Empty(story.State.Lessons);
            story.TurnTo(At(3, 10));

            Assert.Equal([Dana, Priya], Waited(story));
        }

        [Fact]
        public static void Nobody_is_asked_after_one_that_the_leaders_decided_or_the_parties_settled()
        {
            var story = new DisputeStory().AtTheLeaders();
            story.Do(new DisputeCommand.Rule(Dana, 1, 1, Say("No")));
            story.Do(new DisputeCommand.Agree(Priya, 1, 1, story.State.LastRevision));
            story.TurnTo(At(20, 10));

            Assert.Empty(story.State.Lessons);
        }

        [Fact]
        public static void They_are_asked_after_one_that_was_reopened_however_it_ends_and_after_one_that_nobody_decided()
        {
            var reopened = new DisputeStory().AtTheLeaders();
            reopened.Do(new DisputeCommand.Rule(Dana, 1, 1, Say("No")));
            reopened.Do(new DisputeCommand.Agree(Priya, 1, 1, reopened.State.LastRevision));
            reopened.Do(new DisputeCommand.Reopen(Ana, 1, "New numbers.", EscalationPath.Default));
            reopened.Do(new DisputeCommand.Rule(Ana, 2, 0, Say("Yes")));
            reopened.Do(new DisputeCommand.Agree(Tom, 2, 0, reopened.State.LastRevision));
            reopened.TurnTo(At(3, 10));
            Assert.Equal([Dana, Priya], Waited(reopened));

            var undecided = new DisputeStory().Raise();
            undecided.TurnTo(At(20, 10));
            Assert.Equal(DisputeStatus.DecidedByTimeout, undecided.State.Status);
            Assert.NotEmpty(undecided.State.Lessons);
        }

        [Fact]
        public static void Whoever_is_not_at_work_where_they_are_is_asked_when_they_are()
        {
            var story = Asked(s => s.Change(Priya, member => member with { TimeZone = "America/New_York" }));
            Assert.Equal([Dana], Waited(story));

            story.TurnTo(At(3, 14));

            Assert.Equal([Dana, Priya], Waited(story));
        }

        [Fact]
        public static void Of_what_is_kept_to_few_only_who_had_a_part_in_it_is_asked()
        {
            var path = EscalationPath.Default with { Levels = [EscalationPath.Default.Levels[0], EscalationPath.Default.Levels[2]], Categories = [new DisputeCategory("definition", "Definition", "What a word means.", "CSECRET")] };
            var story = new DisputeStory { Path = path };
            story.Raise(raise => raise with { Parties = [new(Dana, Function.Sales), new(Tom, Function.Marketing)], RaisedBy = Dana });
            story.Do(new DisputeCommand.EscalateNow(Dana, 1, 0));
            story.Do(new DisputeCommand.Rule(Morgan, 1, 1, Say("No")));
            story.TurnTo(At(3, 10));

            Assert.Equal([Dana], Waited(story));
        }

        [Fact]
        public static void It_goes_when_the_dispute_is_reopened()
        {
            var story = Asked();

            story.Do(new DisputeCommand.Reopen(Ana, 1, "New numbers.", EscalationPath.Default));

            Assert.Equal(LessonEnd.Reopened, End(story));
            Assert.Equal([AskEnd.Reopened, AskEnd.Reopened], story.Last.OfType<DisputeEffect.CloseAsk>().Where(close => close.Of.Kind is AskKind.Lesson).Select(close => close.Why));
            Assert.DoesNotContain(story.State.Timers, timer => timer.Kind is DisputeTimerKind.Lesson);
            story.Refused<DisputeRefusal.StaleRound>(Answer(Dana, Mql));
        }
    }

    public static class WhenTheyAnswer
    {
        [Fact]
        public static void The_same_is_done_at_once()
        {
            var story = Asked();
            story.Do(Answer(Dana, Mql));
            Assert.Equal([Priya], Waited(story));
            Assert.DoesNotContain(story.Last, effect => effect is DisputeEffect.TakeLesson);

            story.Do(Answer(Priya, Mql with { Name = "renamed meanwhile" }, "Name the webinars."));

            Assert.Equal(LessonEnd.Taken, End(story));
            Assert.Single(story.Last.OfType<DisputeEffect.TakeLesson>());
            Assert.DoesNotContain(story.State.Timers, timer => timer.Kind is DisputeTimerKind.Lesson);
        }

        [Theory]
        [InlineData(LessonKind.Path, LessonKind.Path, "One.", "Two.", LessonEnd.Taken)]
        [InlineData(LessonKind.Path, LessonKind.Meetings, "One.", "One.", LessonEnd.Differ)]
        [InlineData(LessonKind.Nothing, LessonKind.Nothing, "One.", "Two.", LessonEnd.Nothing)]
        [InlineData(LessonKind.Nothing, LessonKind.Path, "One.", "Two.", LessonEnd.Differ)]
        [InlineData(LessonKind.Other, LessonKind.Other, "A field in the CRM", "a  field in the CRM.", LessonEnd.Taken)]
        [InlineData(LessonKind.Other, LessonKind.Other, "A field in the CRM", "Another tool", LessonEnd.Differ)]
        public static void What_both_say_is_the_same_or_is_not(LessonKind danas, LessonKind priyas, string one, string two, LessonEnd end)
        {
            var story = Asked();
            story.Do(Answer(Dana, Is(danas), one));
            story.Do(Answer(Priya, Is(priyas), two));

            Assert.Equal(end, End(story));
        }

        [Fact]
        public static void Different_documents_are_different_and_go_to_one_meeting()
        {
            var story = Asked();
            story.Do(Answer(Dana, Mql));
            story.Do(Answer(Priya, Sla));
            Assert.Equal(LessonEnd.Differ, End(story));

            var (first, second) = (new MeetingId(new Guid(1, 0, 0, new byte[8])), new MeetingId(new Guid(2, 0, 0, new byte[8])));
            story.Do(new DisputeCommand.LessonOnAgenda(first));
            story.Ignored(new DisputeCommand.LessonOnAgenda(second));

            Assert.Equal(first, story.State.Lessons[^1].Meeting);
        }

        [Fact]
        public static void What_is_not_in_order_is_refused_and_changes_nothing()
        {
            var story = Asked();

            Assert.Equal(FormField.Reason, story.Refused<TextRefusal.Missing>(Answer(Dana, Is(LessonKind.Nothing), " ")).Field);
            Assert.Equal(FormField.Lesson, story.Refused<TextRefusal.TooLong>(Answer(Dana, Mql, new string('x', Lesson.Words + 1))).Field);
            story.Refused<TextRefusal.PersonNotEligible>(Answer(Dana, Is(LessonKind.Path), owner: Guest));
            story.Refused<TextRefusal.InThePast>(Answer(Dana, Is(LessonKind.Path), due: new LocalDate(2026, 3, 2)));
            Assert.Equal([Dana, Priya], story.Refused<DisputeRefusal.NotAskedForLesson>(Answer(Ana, Mql)).WhoIs.AsEnumerable());
            story.Do(Answer(Dana, Mql, new string('x', Lesson.Words)));
            story.Refused<DisputeRefusal.LessonAnswered>(Answer(Dana, Sla));
            story.Change(Priya, member => member with { Kind = MemberKind.Guest });
            story.Refused<DisputeRefusal.MayNotAct>(Answer(Priya, Mql));
            Assert.Single(story.State.Lessons[^1].Answers);
        }
    }

    public static class WhoeverDoesNotAnswer
    {
        [Fact]
        public static void Is_reminded_once_and_it_is_over_with_what_there_is()
        {
            var story = Asked();
            story.Do(Answer(Dana, Mql));
            story.TurnTo(At(10, 10) - Duration.FromMilliseconds(1));
            Assert.Equal([Priya], story.All.OfType<DisputeEffect.AskOnceMore>().Select(again => again.Of.To));
            Assert.Null(End(story));

            story.TurnTo(At(10, 10));

            Assert.Equal(LessonEnd.Taken, End(story));
            Assert.Equal(AskEnd.Lapsed, Assert.Single(story.Last.OfType<DisputeEffect.CloseAsk>()).Why);
            story.Refused<DisputeRefusal.LessonOver>(Answer(Priya, Mql));
        }

        [Fact]
        public static void And_nobody_does_it_ends_with_nothing()
        {
            var story = Asked();
            story.TurnTo(At(10, 10));

            Assert.Equal(LessonEnd.NobodyAnswered, End(story));
            Assert.Empty(story.State.Asks);
            Assert.Empty(story.All.OfType<DisputeEffect.TakeLesson>());
        }
    }

    public static class WhenALeader
    {
        [Fact]
        public static void Is_both_they_are_asked_once_and_their_word_is_enough()
        {
            var story = Asked(s => s.Give(Role.MarketingLeader, role => role with { Holder = Dana }));
            Assert.Equal([Dana], Waited(story));

            story.Do(Answer(Dana, Mql));

            Assert.Equal(LessonEnd.Taken, End(story));
        }

        [Fact]
        public static void Is_away_their_deputy_answers()
        {
            var story = Asked(s =>
            {
                s.Give(Role.SalesLeader, role => role with { Deputy = Sam });
                s.Away(Dana, 2, 6);
            });

            Assert.Equal([Sam, Priya], Waited(story));
        }

        [Fact]
        public static void Is_missing_on_both_sides_nobody_is_asked()
        {
            var story = Asked(s => s.Roster = s.Roster with { Roles = [.. s.Roster.Roles.Where(role => role.Role is Role.AccountableExecutive or Role.OperatingLead)] });

            Assert.Equal(LessonEnd.NobodyToAsk, End(story));
        }

        [Fact]
        public static void Leaves_their_successor_is_asked_and_what_was_said_stays()
        {
            var story = Asked();
            story.Do(Answer(Priya, Mql));
            story.Change(Dana, member => member with { IsActive = false });
            story.Give(Role.SalesLeader, role => role with { Holder = Sam });
            story.Do(new DisputeCommand.RosterChanged());

            Assert.Equal([Sam], Waited(story));
            Assert.Equal(AskEnd.Reseated, Assert.Single(story.Last.OfType<DisputeEffect.CloseAsk>()).Why);
            story.Give(Role.MarketingLeader, role => role with { Holder = Olga });
            story.Ignored(new DisputeCommand.RosterChanged());
        }

        [Fact]
        public static void Leaves_and_nobody_follows_the_other_one_is_enough()
        {
            var story = Asked();
            story.Do(Answer(Priya, Mql));
            story.Change(Dana, member => member with { IsActive = false });

            story.Do(new DisputeCommand.RosterChanged());

            Assert.Equal(LessonEnd.Taken, End(story));
        }
    }
}
