using AlignBot.Domain.Disputes;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using static AlignBot.Domain.Tests.Disputes.DisputeStory;

namespace AlignBot.Domain.Tests.Disputes;

public static class RehearsalTests
{
    public sealed class WhenNobodyActs
    {
        [Fact]
        public void It_shows_who_is_asked_when_and_when_the_default_binds()
        {
            var (report, _) = Rehearsal.Run(Question(EscalationPath.Default), new DisputeStory().Context);

            var asked = report!.Steps.Where(s => s.Effect is DisputeEffect.Ask { Of.Kind: AskKind.Decide }).Select(s => (s.At, ((DisputeEffect.Ask)s.Effect).Of.To));
            Assert.Equal([(Monday, Ana), (Monday, Tom), (At(3, 10), Dana), (At(3, 10), Priya), (At(5, 10), Morgan)], asked);
            Assert.Equal((DisputeStatus.DecidedByTimeout, At(6, 10)), (report.End.Status, report.End.Closing!.At));
            Assert.Equal(5, report.Steps.Count(s => s.Effect is DisputeEffect.Nudge));
        }

        [Fact]
        public void It_is_what_then_really_happens()
        {
            var story = new DisputeStory();
            story.Give(Role.SalesLeader, r => r with { Deputy = Sam });
            story.Away(Priya, 2, 6);
            var (report, _) = Rehearsal.Run(Question(story.Path), story.Context);
            story.Raise();

            story.TurnTo(report!.End.Closing!.At);

            Assert.Equal(story.All.Select(e => e.GetType()), report!.Steps.Select(s => s.Effect.GetType()));
            Assert.Equal(story.State.Closing!.At, report.End.Closing!.At);
        }

        [Fact]
        public void An_absence_that_begins_later_seats_the_deputy_that_morning()
        {
            var story = new DisputeStory();
            story.Give(Role.SalesLeader, r => r with { Deputy = Sam });
            story.Away(Dana, 4, 9);

            var (report, _) = Rehearsal.Run(Question(story.Path), story.Context);

            var reseated = Assert.Single(report!.Steps, s => s.Effect is DisputeEffect.Announce { Notice: DisputeNotice.Reseated });
            Assert.Equal(At(4, 0), reseated.At);
            Assert.Equal(Sam, ((DisputeNotice.Reseated)((DisputeEffect.Announce)reseated.Effect).Notice).To);
        }
    }

    public sealed class WhenTheDisputeCouldNotBeRaised
    {
        [Fact]
        public void It_says_why()
        {
            var (report, refusal) = Rehearsal.Run(Question(EscalationPath.Default) with { Category = "weather" }, new DisputeStory().Context);

            Assert.Null(report);
            Assert.IsType<DisputeRefusal.UnknownCategory>(refusal);
        }
    }
}
