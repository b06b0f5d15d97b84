using System.Collections.Immutable;
using AlignBot.Domain.Actions;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Domain.BusinessReviews;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;
using AlignBot.Domain.Precedents;
using AlignBot.Domain.StandUp;
using NodaTime;
using static AlignBot.Domain.Tests.Disputes.DisputeStory;

namespace AlignBot.Domain.Tests;

/// <summary>No list in a stored state grows without an end: each is named here with what bounds it, and a new one is missed until it is.</summary>
public static class ListLimitsTests
{
    /// <summary>What bounds each list: a number that somebody who goes on and on runs into, or the size of something else that is bounded.</summary>
    static readonly Dictionary<string, string> Bounds = new()
    {
        ["Dispute.Options"] = nameof(TextLimits.Options),
        ["Dispute.Parties"] = "two",
        ["Dispute.Seats"] = "the level's deciders",
        ["Dispute.Briefs"] = "one a party",
        ["Dispute.Rulings"] = nameof(ListLimits.AnswersOfOne),
        ["Dispute.EndedLevels"] = "the path's levels, and its reopenings",
        ["Dispute.Unseated"] = "each person once",
        ["Dispute.Recused"] = "each person once",
        ["Dispute.Advice"] = nameof(ListLimits.Views),
        ["Dispute.Dissents"] = "one a party",
        ["Dispute.Commitments"] = "one a party",
        ["Dispute.Learned"] = "one a round, and the path's reopenings",
        ["Dispute.Timers"] = "the level's seats and reminders",
        ["Dispute.Asks"] = "the level's seats, and the parties",
        ["Decision.DecidedBy"] = nameof(TextLimits.Deciders),
        ["Decision.Actions"] = nameof(ListLimits.ActionsOfDecision),
        ["Decision.Links"] = nameof(ListLimits.Links),
        ["Decision.Dissents"] = "one a party",
        ["Decision.Commitments"] = "one a party",
        ["Decision.ReviewAsked"] = nameof(TextLimits.Deciders),
        ["ActionItem.Reminded"] = "the moments of its day",
        ["Meeting.Here"] = "each person once",
        ["Meeting.Asked"] = "each leader once",
        ["Meeting.Reminded"] = "each leader once",
        ["Meeting.AskedToConfirm"] = "each decider of its decisions once",
        ["Meeting.Items"] = nameof(MeetingWorkflow.MostItems),
        ["Meeting.AwayKnown"] = "each role once",
        ["Meeting.Decisions"] = nameof(ListLimits.DecisionsOfMeeting),
        ["Meeting.EarlierEndings"] = "each takes the meeting's own time, and the next one's start ends it",
        ["Meeting.ToldOff"] = "each leader once",
        ["Meeting.Timers"] = "one of a kind",
        ["MeetingSeries.Sections"] = nameof(SeriesRules.MostSections),
        ["MeetingSeries.RequiredRoles"] = "each role once",
        ["MeetingSeries.Former"] = nameof(FormerDates) + ".Most",
        ["Artifact.Aka"] = nameof(ArtifactWorkflow.MostNames),
        ["Artifact.Authors"] = "each person once",
        ["Artifact.PartsNow"] = "the five parts",
        ["Artifact.Disputes"] = nameof(ListLimits.Links),
        ["Artifact.SignersAsked"] = "each role's signer once",
        ["Artifact.Asks"] = "one of a kind",
        ["Artifact.Clauses"] = nameof(Clause) + "." + nameof(Clause.Most),
        ["Artifact.Late"] = nameof(ListLimits.Reports),
        ["Artifact.LateSides"] = "the two sides",
        ["Revision.Clauses"] = nameof(Clause) + "." + nameof(Clause.Most),
        ["Revision.SignOffs"] = "each role once",
        ["Revision.Declined"] = "each role once",
        ["Revision.Parts"] = "the five parts",
        ["NinetyDays.Milestones"] = "one of a kind",
        ["BusinessReview.Revisions"] = nameof(ListLimits.ReviewRevisions),
        ["MeetingSeries.Backlog"] = "what meetings carried on, each of at most " + nameof(MeetingWorkflow.MostItems),
    };

    [Fact]
    public static void Every_list_of_a_state_has_something_that_bounds_it()
    {
        Type[] states = [typeof(Dispute), typeof(Decision), typeof(ActionItem), typeof(Meeting), typeof(MeetingSeries), typeof(Citation), typeof(Artifact), typeof(Revision), typeof(NinetyDays), typeof(BusinessReview)];

        var lists = states.SelectMany(state => state.GetProperties()
            .Where(property => property.CanWrite && IsList(property.PropertyType))
            .Select(property => $"{state.Name}.{property.Name}"));

        Assert.Equal(Bounds.Keys.Order(), lists.Order());
    }

    [Fact]
    public static void Views_end_and_say_where_to_go_on()
    {
        var story = new Disputes.DisputeStory().Raise();
        for (var view = 0; view < ListLimits.ViewsOfOne; view++)
        {
            story.Do(new DisputeCommand.AddView(Sam, 1, $"View {view}"));
        }

        Assert.Equal(new DisputeRefusal.TooManyViews(ListLimits.ViewsOfOne, OfOne: true), story.Refused<DisputeRefusal.TooManyViews>(new DisputeCommand.AddView(Sam, 1, "One more")));

        var crowd = Enumerable.Range(0, ListLimits.Views).Select(n => new UserId($"crowd{n}")).ToArray();
        story.Roster = story.Roster with { Members = [.. story.Roster.Members, .. crowd.Select(user => new Member { User = user, DisplayName = user.Value })] };
        foreach (var user in crowd[..(ListLimits.Views - ListLimits.ViewsOfOne)])
        {
            story.Do(new DisputeCommand.AddView(user, 1, "Mine"));
        }

        Assert.Equal(new DisputeRefusal.TooManyViews(ListLimits.Views, OfOne: false), story.Refused<DisputeRefusal.TooManyViews>(new DisputeCommand.AddView(crowd[^1], 1, "One more")));
        Assert.Equal(ListLimits.Views, story.State.Advice.Length);
    }

    [Fact]
    public static void Whoever_changes_their_answer_again_and_again_keeps_the_last()
    {
        var story = new Disputes.DisputeStory().Raise();
        for (var answer = 0; answer < ListLimits.AnswersOfOne; answer++)
        {
            story.Do(new DisputeCommand.Rule(Ana, 1, 0, Say($"Answer {answer}")));
        }

        Assert.Equal(new DisputeRefusal.TooManyAnswers(ListLimits.AnswersOfOne), story.Refused<DisputeRefusal.TooManyAnswers>(new DisputeCommand.Rule(Ana, 1, 0, Say("One more"))));
        Assert.Equal($"Answer {ListLimits.AnswersOfOne - 1}", story.State.SeatOf(Ana)!.Ruling!.Terms.Other);
    }

    [Fact]
    public static void A_decision_takes_so_many_actions_and_the_place_of_so_many_others()
    {
        var context = new DecisionContext(Monday, Team(), new LocalDate(2026, 3, 2));
        var decision = Assert.IsType<Outcome<Decision>.Changed>(DecisionWorkflow.Record(
            new NewDecision { Id = Id(1), Number = 1, Program = new ProgramId(10), RecordedBy = Ana, Text = "Webinars do not count." }, context)).State;
        ImmutableArray<FollowUp> ten = [.. Enumerable.Repeat(new FollowUp("Send it", Ana, new LocalDate(2026, 3, 9)), TextLimits.Actions)];
        for (var more = 0; more < ListLimits.ActionsOfDecision / TextLimits.Actions; more++)
        {
            decision = Changed(decision, new DecisionCommand.AddDetails(Ana) { Actions = ten });
        }

        for (var other = 0; other < ListLimits.Links; other++)
        {
            decision = Changed(decision, new DecisionCommand.AddDetails(Ana) { Supersedes = Id(100 + other) });
        }

        var many = Assert.IsType<DisputeRefusal.TooMany>(Refused(decision, new DecisionCommand.AddDetails(Ana) { Actions = ten[..1] }));
        Assert.Equal((ListLimits.ActionsOfDecision + 1, ListLimits.ActionsOfDecision), (many.Count, many.Limit));
        Assert.Equal(new DecisionRefusal.TooManyLinks(ListLimits.Links), Refused(decision, new DecisionCommand.AddDetails(Ana) { Supersedes = Id(200) }));

        Decision Changed(Decision state, DecisionCommand command) => Assert.IsType<Outcome<Decision>.Changed>(DecisionWorkflow.Apply(state, command, context)).State;

        Refusal Refused(Decision state, DecisionCommand command) => Assert.IsType<Outcome<Decision>.Refused>(DecisionWorkflow.Apply(state, command, context)).Why;
    }

    [Fact]
    public static void A_persons_absences_to_come_end()
    {
        var roster = Team() with
        {
            Absences = [.. Enumerable.Range(0, ListLimits.AbsencesOfOne).Select(week => Day(new LocalDate(2026, 4, 1).PlusWeeks(week)))],
        };

        Assert.Equal(new RosterRefusal.TooManyAbsences(Ana, ListLimits.AbsencesOfOne), RosterChecks.WhyNotAway(roster, Day(new LocalDate(2026, 12, 24)), Ana, Monday));
        Assert.Null(RosterChecks.WhyNotAway(roster with { Absences = roster.Absences[1..] }, Day(new LocalDate(2026, 12, 24)), Ana, Monday));

        static Absence Day(LocalDate date) => new() { User = Ana, From = date, To = date };
    }

    static DecisionId Id(int n) => new(new Guid(n, 0, 0, new byte[8]));

    static bool IsList(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
            || (Nullable.GetUnderlyingType(type) is { IsGenericType: true } nullable && nullable.GetGenericTypeDefinition() == typeof(ImmutableArray<>)));
}
