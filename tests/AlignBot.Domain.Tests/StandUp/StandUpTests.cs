using AlignBot.Domain.People;
using AlignBot.Domain.StandUp;
using AlignBot.Domain.Time;
using NodaTime;
using static AlignBot.Domain.Tests.Disputes.DisputeStory;

namespace AlignBot.Domain.Tests.StandUp;

/// <remarks>It begins on Monday 2 March 2026 in London. Olga runs the program, Dana leads sales, Priya marketing.</remarks>
public static class StandUpTests
{
    static readonly RuleContext First = new(Monday, Team(), WorkingCalendar.Default("Europe/London"));
    static readonly StandUpFacts Nothing = new();

    static readonly StandUpFacts All = new() { IsAnySigned = true, IsDefined = true, IsCadenceSigned = true, Terms = 4, MeetingsDue = 8, MeetingsHeld = 7, IsAudited = true };

    static RuleContext On(int month, int day, int hour = 9) => First with { Now = Instant.FromUtc(2026, month, day, hour, 0) };

    static NinetyDays Begun(RuleContext? context = null) => Changed(StandUpWorkflow.Begin(NinetyDays.NotBegun, Olga, context ?? First)).State;

    static Outcome<NinetyDays>.Changed Changed(Outcome<NinetyDays> outcome) => Assert.IsType<Outcome<NinetyDays>.Changed>(outcome);

    static T Refused<T>(Outcome<NinetyDays> outcome)
        where T : Refusal => Assert.IsType<T>(Assert.IsType<Outcome<NinetyDays>.Refused>(outcome).Why);

    static (NinetyDays State, StandUpEffect.Nudge[] Nudges) Look(NinetyDays state, RuleContext context, StandUpFacts? facts = null)
    {
        var changed = Changed(StandUpWorkflow.Look(state, facts ?? Nothing, context));
        return (changed.State, [.. changed.Effects.OfType<StandUpEffect.Nudge>()]);
    }

    static MilestoneStanding Standing(MilestoneKind kind, StandUpFacts facts, LocalDate today) =>
        StandUpProgress.Of(Begun().Milestones.First(milestone => milestone.Kind == kind), facts, today);

    [Fact]
    public static void Each_milestone_has_an_owner_and_a_working_day_from_the_beginning()
    {
        var begun = Begun();

        Assert.Equal(
            [
                (MilestoneKind.FirstArtifact, Olga, new LocalDate(2026, 3, 16)), (MilestoneKind.OperatingDefinition, Olga, new LocalDate(2026, 4, 1)),
                (MilestoneKind.Scoreboard, Olga, new LocalDate(2026, 4, 1)), (MilestoneKind.Cadence, Olga, new LocalDate(2026, 5, 1)),
                (MilestoneKind.Definitions, Priya, new LocalDate(2026, 5, 1)), (MilestoneKind.Run, Dana, new LocalDate(2026, 5, 29)),
                (MilestoneKind.Audit, Olga, new LocalDate(2026, 5, 29)),
            ],
            begun.Milestones.Select(milestone => (milestone.Kind, milestone.Owner!.Value, milestone.DueOn)));
        Assert.Equal([1, 1, 1, 2, 2, 3, 3], begun.Milestones.Select(milestone => StandUpWorkflow.MonthOf(milestone.Kind)));
        Assert.Equal((1, 90), (begun.DayOf(new LocalDate(2026, 3, 2)), begun.DayOf(new LocalDate(2027, 1, 1))));
    }

    [Fact]
    public static void It_begins_once_and_by_those_who_run_the_program()
    {
        Refused<StandUpRefusal.NotTheirs>(StandUpWorkflow.Begin(NinetyDays.NotBegun, Ana, First));
        Refused<StandUpRefusal.Runs>(StandUpWorkflow.Begin(Begun(), Olga, First));
        Refused<StandUpRefusal.Over>(StandUpWorkflow.Begin(Begun() with { EndedAt = Monday }, Olga, First));
        Assert.NotNull(Changed(StandUpWorkflow.Begin(NinetyDays.NotBegun, actor: null, First)).State.From);
    }

    [Fact]
    public static void Progress_is_read_from_the_record_and_what_comes_later_is_not_late()
    {
        var (due, after) = (new LocalDate(2026, 4, 1), new LocalDate(2026, 4, 2));

        Assert.Equal(MilestoneStanding.Open, Standing(MilestoneKind.OperatingDefinition, Nothing, due));
        Assert.Equal(MilestoneStanding.Late, Standing(MilestoneKind.OperatingDefinition, Nothing, after));
        Assert.Equal(MilestoneStanding.Reached, Standing(MilestoneKind.OperatingDefinition, All, after));
        Assert.Equal(MilestoneStanding.ComesLater, Standing(MilestoneKind.Scoreboard, Nothing, after));
        Assert.Equal(MilestoneStanding.Late, Standing(MilestoneKind.Scoreboard, Nothing with { IsScoreboardSigned = false }, after));
        Assert.Equal(MilestoneStanding.Open, Standing(MilestoneKind.Definitions, All with { Terms = 3 }, after));
        Assert.Equal(MilestoneStanding.Open, Standing(MilestoneKind.Run, All with { MeetingsHeld = 6 }, after));
        Assert.Equal(MilestoneStanding.Open, Standing(MilestoneKind.Run, All with { MeetingsDue = 7, MeetingsHeld = 7 }, after));
        Assert.Equal(MilestoneStanding.Open, Standing(MilestoneKind.Audit, Nothing, after));
    }

    [Fact]
    public static void An_owner_is_reminded_five_working_days_before_and_once_when_it_is_late()
    {
        var begun = Begun();
        Assert.Empty(Look(begun, On(3, 6, 16)).Nudges);

        var (soon, reminded) = Look(begun, On(3, 9));
        Assert.Equal((Olga, MilestoneKind.FirstArtifact), (Assert.Single(reminded).To, Assert.Single(reminded[0].Soon)));
        Assert.Empty(Look(soon, On(3, 10)).Nudges);
        Assert.Empty(Look(soon, On(3, 16, 17)).Nudges);

        var (late, again) = Look(soon, On(3, 17));
        Assert.Equal(MilestoneKind.FirstArtifact, Assert.Single(Assert.Single(again).Late));
        Assert.Empty(Look(late, On(3, 18)).Nudges);
        Assert.Empty(Look(begun, On(3, 9), Nothing with { IsAnySigned = true }).Nudges);
    }

    [Fact]
    public static void Several_of_one_owner_are_one_message()
    {
        var begun = Begun();
        begun = Changed(StandUpWorkflow.Change(begun, Olga, MilestoneKind.Definitions, Olga, new LocalDate(2026, 5, 1), First)).State;

        var told = Look(begun, On(4, 27), All with { IsCadenceSigned = false, Terms = 0 }).Nudges;

        Assert.Equal([MilestoneKind.Cadence, MilestoneKind.Definitions], Assert.Single(told).Soon.AsEnumerable());
    }

    [Fact]
    public static void Nobody_is_reminded_in_their_night_or_while_they_are_away()
    {
        var newYork = On(3, 9) with { Roster = Team() with { Members = [.. Team().Members.Select(member => member.User == Olga ? member with { TimeZone = "America/New_York" } : member)] } };
        var waits = Changed(StandUpWorkflow.Look(Begun(), Nothing, newYork));
        Assert.Equal(Instant.FromUtc(2026, 3, 9, 13, 0), Assert.IsType<StandUpEffect.LookAt>(Assert.Single(waits.Effects)).At);
        Assert.Single(Look(Begun(), newYork with { Now = Instant.FromUtc(2026, 3, 9, 13, 0) }).Nudges);

        var away = On(3, 9) with { Roster = Team() with { Absences = [new Absence { User = Olga, From = new LocalDate(2026, 3, 9), To = new LocalDate(2026, 3, 10) }] } };
        Assert.Empty(Look(Begun(), away).Nudges);
        Assert.Single(Look(Begun(), away with { Now = Instant.FromUtc(2026, 3, 11, 9, 0) }).Nudges);
    }

    [Fact]
    public static void Of_an_owner_who_left_whoever_runs_the_program_hears()
    {
        var gone = On(4, 24) with { Roster = Team() with { Members = [.. Team().Members.Select(member => member.User == Priya ? member with { IsActive = false } : member)] } };

        Assert.Contains(Look(Begun(), gone, All with { Terms = 0 }).Nudges, nudge => nudge.To == Olga && nudge.Soon.Contains(MilestoneKind.Definitions));
    }

    [Fact]
    public static void Another_owner_or_day_is_reminded_anew()
    {
        var soon = Look(Begun(), On(3, 9)).State;

        var moved = Changed(StandUpWorkflow.Change(soon, Olga, MilestoneKind.FirstArtifact, Dana, new LocalDate(2026, 3, 20), On(3, 9))).State;

        Assert.Equal(Dana, Assert.Single(Look(moved, On(3, 13)).Nudges).To);
        Refused<StandUpRefusal.NotTheirs>(StandUpWorkflow.Change(soon, Dana, MilestoneKind.Run, Dana, new LocalDate(2026, 5, 1), On(3, 9)));
        Refused<TextRefusal.PersonNotEligible>(StandUpWorkflow.Change(soon, Olga, MilestoneKind.Run, Guest, new LocalDate(2026, 5, 1), On(3, 9)));
        Refused<StandUpRefusal.DayOutOfRange>(StandUpWorkflow.Change(soon, Olga, MilestoneKind.Run, Dana, new LocalDate(2026, 3, 8), On(3, 9)));
        Refused<StandUpRefusal.DayOutOfRange>(StandUpWorkflow.Change(soon, Olga, MilestoneKind.Run, Dana, new LocalDate(2027, 3, 8), On(3, 9)));
        Refused<StandUpRefusal.NotBegun>(StandUpWorkflow.Change(NinetyDays.NotBegun, Olga, MilestoneKind.Run, Dana, new LocalDate(2026, 5, 1), First));
        Assert.IsType<Outcome<NinetyDays>.Ignored>(StandUpWorkflow.Change(soon, Olga, MilestoneKind.FirstArtifact, Olga, new LocalDate(2026, 3, 16), On(3, 20)));
    }

    [Fact]
    public static void It_is_over_when_all_that_can_be_is_reached_or_after_ninety_days()
    {
        Assert.Contains(Changed(StandUpWorkflow.Look(Begun(), All, On(4, 20))).Effects, effect => effect is StandUpEffect.TellEnd);
        Assert.True(Look(Begun(), On(5, 31)).State.IsRunning);

        var over = Changed(StandUpWorkflow.Look(Begun(), Nothing, On(6, 1)));

        Assert.IsType<StandUpEffect.TellEnd>(Assert.Single(over.Effects));
        Assert.False(over.State.IsRunning);
        Assert.IsType<Outcome<NinetyDays>.Ignored>(StandUpWorkflow.Look(over.State, Nothing, On(6, 2)));
    }
}
