using System.Collections.Immutable;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Tests.Cadence;

/// <summary>One meeting of a small team, with a clock that fires its timers in order, as the bot's ticker does.</summary>
sealed class MeetingStory
{
    public static readonly UserId Dana = new("dana"), Priya = new("priya"), Ben = new("ben"), Lena = new("lena"), Ana = new("ana"), Olga = new("olga"), Morgan = new("morgan"), Guest = new("guest");

    /// <summary>Tuesday 3 March 2026, 09:30 in London.</summary>
    public static readonly Instant Start = Instant.FromUtc(2026, 3, 3, 9, 30);

    readonly SortedSet<(Instant At, string Key)> timers = [];
    int items;

    public MeetingStory(Func<MeetingSeries, MeetingSeries>? change = null, Instant? plannedAt = null)
    {
        Series = SeriesTemplates.WeeklyReview.Series[0] with { Id = new SeriesId(new Guid(1, 0, 0, new byte[8])), Program = new ProgramId(7), ZoneId = "Europe/London" };
        Series = change?.Invoke(Series) ?? Series;
        Now = plannedAt ?? Start - Duration.FromDays(6);
        var occurrence = Occurrences.Next(Series, Calendar, Now, 1)[0];
        Take(MeetingWorkflow.Plan(new MeetingId(new Guid(2, 0, 0, new byte[8])), Series, occurrence, Context));
    }

    public MeetingSeries Series { get; }

    public Instant Now { get; set; }

    public Roster Roster { get; set; } = Team();

    public WorkingCalendar Calendar { get; set; } = WorkingCalendar.Default("Europe/London");

    public ImmutableArray<BusyTime> Others { get; set; } = [];

    public ImmutableArray<BusyTime> Outages { get; set; } = [];

    public int MissedBefore { get; set; }

    public NextOfSeries? Next { get; set; }

    public ImmutableArray<UserId> Unconfirmed { get; set; } = [];

    /// <summary>Whether posts reach Slack the moment they are sent.</summary>
    public bool Delivers { get; set; } = true;

    public Meeting State { get; private set; } = null!;

    public IReadOnlyList<Effect> Last { get; private set; } = [];

    public List<Effect> All { get; } = [];

    public IEnumerable<(Instant At, string Key)> Timers => timers;

    public MeetingContext Context => new(Now, Roster, Calendar) { Others = Others, Outages = Outages, EarlierMissesInARow = MissedBefore, EarlierMissesThisQuarter = MissedBefore, Next = Next, Unconfirmed = Unconfirmed };

    public static Roster Team() => new()
    {
        Members =
        [
            Person(Dana), Person(Priya) with { TimeZone = "Europe/Berlin" }, Person(Ben), Person(Lena), Person(Ana), Person(Olga), Person(Morgan),
            Person(Guest) with { Kind = MemberKind.Guest },
        ],
        Roles =
        [
            new() { Role = Role.AccountableExecutive, Holder = Morgan },
            new() { Role = Role.OperatingLead, Holder = Olga },
            new() { Role = Role.SalesLeader, Holder = Dana, Deputy = Ben },
            new() { Role = Role.MarketingLeader, Holder = Priya, Deputy = Lena },
        ],
    };

    public static TakenDecision Decision(int number = 1) => new(new DecisionId(new Guid(number, 1, 0, new byte[8])), number, $"Decision {number}");

    /// <summary>To the start: prompted, nobody there.</summary>
    public MeetingStory ToStart() => To(Start);

    /// <summary>Started by Dana, Priya there too.</summary>
    public MeetingStory Run()
    {
        ToStart();
        Do(new MeetingCommand.Start(Dana));
        return Do(new MeetingCommand.CheckIn(Priya));
    }

    public AgendaItemId Add(string text, UserId? by = null, int section = 0)
    {
        var id = new AgendaItemId(new Guid(++items, 2, 0, new byte[8]));
        Do(new MeetingCommand.AddItem(by ?? Ana, id, text, section));
        return id;
    }

    public MeetingStory Do(MeetingCommand command)
    {
        Take(Assert.IsType<Outcome<Meeting>.Changed>(MeetingWorkflow.Apply(State, command, Context)));
        return this;
    }

    public Outcome<Meeting> Try(MeetingCommand command) => MeetingWorkflow.Apply(State, command, Context);

    public T Refused<T>(MeetingCommand command)
        where T : Refusal => Assert.IsType<T>(Assert.IsType<Outcome<Meeting>.Refused>(Try(command)).Why);

    /// <summary>Turns the clock, firing what is due on the way.</summary>
    public MeetingStory To(Instant to)
    {
        while (timers.Count > 0 && timers.Min.At <= to)
        {
            var (at, key) = timers.Min;
            timers.Remove((at, key));
            Now = Instant.Max(Now, at);
            if (MeetingWorkflow.Apply(State, MeetingTimer.Parse(key).ToCommand(), Context) is Outcome<Meeting>.Changed changed)
            {
                Take(changed);
            }
        }

        Now = to;
        return this;
    }

    public MeetingStory Pass(int minutes) => To(Now + Duration.FromMinutes(minutes));

    public IEnumerable<T> Effects<T>()
        where T : Effect => All.OfType<T>();

    static Member Person(UserId user) => new() { User = user, DisplayName = user.Value, TimeZone = "Europe/London" };

    void Take(Outcome<Meeting>.Changed changed)
    {
        State = changed.State;
        Last = changed.Effects;
        All.AddRange(Last);
        foreach (var effect in Last)
        {
            switch (effect)
            {
                case MeetingEffect.SetTimer set:
                    timers.RemoveWhere(timer => timer.Key == set.Timer.Key);
                    timers.Add((set.At, set.Timer.Key));
                    break;
                case MeetingEffect.ClearTimer clear:
                    timers.RemoveWhere(timer => timer.Key == clear.Timer.Key);
                    break;
            }
        }

        if (Delivers && changed.Effects.Any(effect => effect is MeetingEffect.PostCard) && State.Status is MeetingStatus.Prompted)
        {
            Do(new MeetingCommand.PromptDelivered());
        }
    }
}
