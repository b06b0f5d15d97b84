using System.Collections.Immutable;
using AlignBot.Domain.Drift;
using AlignBot.Domain.Drift.Language;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Tests.Drift;

public static class DriftWorkflowTests
{
    static readonly UserId Morgan = new("morgan"), Riley = new("riley"), Dana = new("dana"), Priya = new("priya"), Ana = new("ana"),
        Gus = new("gus");

    static readonly Roster Roster = new()
    {
        Members =
        [
            .. new[] { Morgan, Riley, Dana, Priya, Ana }.Select(user => new Member { User = user, DisplayName = user.Value }),
            new Member { User = Gus, DisplayName = "Gus", Kind = MemberKind.Guest },
        ],
        Roles =
        [
            new RoleHolding { Role = Role.AccountableExecutive, Holder = Morgan },
            new RoleHolding { Role = Role.OperatingLead, Holder = Riley },
            new RoleHolding { Role = Role.SalesLeader, Holder = Dana },
            new RoleHolding { Role = Role.MarketingLeader, Holder = Priya },
        ],
    };

    /// <summary>Wednesday 16 September 2026, noon in London.</summary>
    static readonly RuleContext Context = new(Instant.FromUtc(2026, 9, 16, 11, 0), Roster, WorkingCalendar.Default("Europe/London"));

    static Outcome<DriftSettings> Apply(DriftSettings state, DriftCommand command) => DriftWorkflow.Apply(state, command, Context);

    static DriftSettings On() => Apply(Apply(DriftSettings.Usual, new DriftCommand.TurnOn(Dana)).Taken(),
        new DriftCommand.TurnOn(Priya)).Taken();

    static Refusal WhyNot(Outcome<DriftSettings> outcome) => Assert.IsType<Outcome<DriftSettings>.Refused>(outcome).Why;

    static ImmutableArray<Effect> Effects(Outcome<DriftSettings> outcome) => Assert.IsType<Outcome<DriftSettings>.Changed>(outcome).Effects;

    [Fact]
    public static void Those_who_lead_and_run_the_program_read_it()
    {
        Assert.All(new[] { Morgan, Riley, Dana, Priya }, user => Assert.Null(DriftWorkflow.WhyNotRead(user, Context)));
        Assert.Equal<UserId>([Riley, Dana, Priya, Morgan], Assert.IsType<DriftRefusal.NotYours>(DriftWorkflow.WhyNotRead(Ana,
            Context)).WhoMay);
        Assert.Empty(Assert.IsType<DriftRefusal.NotYours>(DriftWorkflow.WhyNotRead(Gus, Context)).WhoMay);
    }

    [Fact]
    public static void Only_the_operating_lead_sets_thresholds_and_words()
    {
        Assert.IsType<DriftRefusal.NotYourSettings>(WhyNot(Apply(DriftSettings.Usual, new DriftCommand.SetThresholds(Dana, []))));
        Assert.IsType<DriftRefusal.NotYourSettings>(WhyNot(Apply(DriftSettings.Usual, new DriftCommand.SetWords(Morgan,
            WordLists.German))));

        var set = Apply(DriftSettings.Usual, new DriftCommand.SetThresholds(Riley, [new(DriftSign.ParkedItems, 5, 8),
            new(DriftSign.Reconciling, 15, 4)])).Taken();

        Assert.Equal([new SetThreshold(DriftSign.ParkedItems, 5, 8)], set.Thresholds.AsEnumerable());
        Assert.Equal((5m, 8, DriftFigure.Sum), (set.Threshold(DriftSign.ParkedItems).From, set.Threshold(DriftSign.ParkedItems).Weeks,
            set.Threshold(DriftSign.ParkedItems).Figure));
        Assert.IsType<Outcome<DriftSettings>.Ignored>(Apply(set, new DriftCommand.SetThresholds(Riley, [new(DriftSign.ParkedItems, 5,
            8)])));
    }

    [Fact]
    public static void Words_hold_until_they_are_as_everybody_starts()
    {
        var words = WordLists.German with { Sales = ["aussenwelt"] };
        var set = Apply(DriftSettings.Usual, new DriftCommand.SetWords(Riley, words)).Taken();

        Assert.Equal(["aussenwelt"], set.WordsInUse().Single(list => list.Language == "German").Sales.AsEnumerable());
        Assert.Equal(4, set.WordsInUse().Length);
        Assert.Empty(Apply(set, new DriftCommand.SetWords(Riley, WordLists.German)).Taken().Words);
        var odd = Assert.IsType<DriftRefusal.BadWords>(WhyNot(Apply(set, new DriftCommand.SetWords(Riley, words with
        {
            They = [],
            Group = ["123"]
        }))));
        Assert.Equal(["they", "group"], odd.Problems.Select(one => one.Field));
    }

    [Fact]
    public static void Language_is_on_once_both_leaders_want_it_and_the_channel_is_told_then()
    {
        Assert.IsType<DriftRefusal.NotALeader>(WhyNot(Apply(DriftSettings.Usual, new DriftCommand.TurnOn(Morgan))));

        var first = Apply(DriftSettings.Usual, new DriftCommand.TurnOn(Dana));
        Assert.Equal([Priya], Effects(first).OfType<DriftEffect.Ask>().Select(ask => ask.Leader));
        Assert.False(first.Taken().Talk.IsOn);
        Assert.IsType<Outcome<DriftSettings>.Ignored>(Apply(first.Taken(), new DriftCommand.TurnOn(Dana)));

        var both = Apply(first.Taken(), new DriftCommand.TurnOn(Priya));
        Assert.True(both.Taken().Talk.IsOn);
        Assert.Contains(new DriftEffect.TellChannel(IsOn: true), Effects(both));

        // The end of Sunday in London, which is on summer time.
        Assert.Contains(new DriftEffect.SetTimer(DriftEffect.WeekTimer, Instant.FromUtc(2026, 9, 20, 23, 0)), Effects(both));
    }

    [Fact]
    public static void Either_leader_turns_it_off_and_what_is_not_over_is_forgotten()
    {
        Assert.IsType<DriftRefusal.NotALeader>(WhyNot(Apply(On(), new DriftCommand.TurnOff(Riley))));

        var off = Apply(On(), new DriftCommand.TurnOff(Priya));

        Assert.False(off.Taken().Talk.IsOn);
        Assert.Contains(new DriftEffect.DropWeek(), Effects(off));
        Assert.Contains(new DriftEffect.TellChannel(IsOn: false), Effects(off));
        Assert.IsType<Outcome<DriftSettings>.Ignored>(Apply(off.Taken(), new DriftCommand.TurnOff(Priya)));
        Assert.IsType<Outcome<DriftSettings>.Ignored>(Apply(off.Taken(), new DriftCommand.WeekOver()));
    }

    [Fact]
    public static void Whoever_excludes_themselves_is_forgotten_at_once()
    {
        var excluded = Apply(On(), new DriftCommand.Exclude(Ana));

        Assert.Equal(new DriftEffect.DropSpeaker(Ana), Assert.Single(Effects(excluded)));
        Assert.False(excluded.Taken().Talk.Counts(Ana, Context.Now));
        Assert.True(Apply(excluded.Taken(), new DriftCommand.Include(Ana)).Taken().Talk.Counts(Ana, Context.Now));
        Assert.IsType<DriftRefusal.NotCounted>(WhyNot(Apply(On(), new DriftCommand.Exclude(Gus))));
    }

    [Fact]
    public static void A_problem_of_leadership_is_told_once_for_each_evidence()
    {
        var told = Apply(DriftSettings.Usual, new DriftCommand.Notice(new LeadershipProblem([Morgan], ["DSP-1", "DSP-2", "DSP-3"])));

        Assert.Equal<UserId>([Morgan], Assert.IsType<DriftEffect.TellLeadership>(Assert.Single(Effects(told))).To);
        Assert.IsType<Outcome<DriftSettings>.Ignored>(Apply(told.Taken(), new DriftCommand.Notice(new LeadershipProblem([Morgan],
            ["DSP-2", "DSP-3"]))));
        Assert.IsType<Outcome<DriftSettings>.Changed>(Apply(told.Taken(), new DriftCommand.Notice(new LeadershipProblem([Morgan],
            ["DSP-2", "DSP-3", "DSP-7"]))));
    }

    [Fact]
    public static void A_week_is_read_on_each_day_of_the_next()
    {
        var point = new WeeklyTalk(Function.Sales, new LocalDate(2026, 9, 7), Speakers: 6, Messages: 40, ThirdPerson: 6,
            Together: 4).Point()!;

        Assert.All(Enumerable.Range(14, 7), day => Assert.True(Read(new LocalDate(2026, 9, day)).IsShown));
        Assert.Null(Read(new LocalDate(2026, 9, 21)).Value);

        DriftReading Read(LocalDate today) => DriftSigns.Read(DriftSign.ThirdPerson, "sales", [point],
            DriftSigns.Usual[DriftSign.ThirdPerson], today);
    }
}
