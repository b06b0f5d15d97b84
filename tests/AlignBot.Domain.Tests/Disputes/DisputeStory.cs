using AlignBot.Domain.Disputes;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Tests.Disputes;

/// <summary>One dispute in a small team, with a clock that fires its timers in order, as the bot's ticker does.</summary>
sealed class DisputeStory
{
    public static readonly UserId Ana = new("ana"), Tom = new("tom"), Dana = new("dana"), Priya = new("priya"), Morgan = new("morgan"), Olga = new("olga"), Sam = new("sam"), Guest = new("guest"), Bot = new("bot");

    /// <summary>Monday 2 March 2026, 10:00 in London: no bank holiday and no change of clocks is near.</summary>
    public static readonly Instant Monday = At(2, 10);

    readonly SortedSet<(Instant At, string Key)> timers = [];
    int decisions;

    public Instant Now { get; set; } = Monday;

    public Roster Roster { get; set; } = Team();

    public WorkingCalendar Calendar { get; set; } = WorkingCalendar.Default("Europe/London");

    public EscalationPath Path { get; set; } = EscalationPath.Default;

    /// <summary>Whether asks reach people the moment they are sent.</summary>
    public bool Delivers { get; set; } = true;

    public Dispute State { get; private set; } = null!;

    public IReadOnlyList<Effect> Last { get; private set; } = [];

    public List<Effect> All { get; } = [];

    public IEnumerable<(Instant At, string Key)> Timers => timers;

    /// <summary>When Slack was last asked who is there; null for 'always just now'.</summary>
    public Instant? PeopleAskedAt { get; set; }

    public DisputeContext Context => new(Now, Roster, Calendar, new DecisionId(new Guid(decisions + 1, 0, 0, new byte[8])), PeopleAskedAt);

    public static Instant At(int day, int hour, int minute = 0, int second = 0) => Instant.FromUtc(2026, 3, day, hour, minute, second);

    public static Roster Team() => new()
    {
        Members =
        [
            Person(Ana, Function.Sales), Person(Tom, Function.Marketing), Person(Dana, Function.Sales), Person(Priya, Function.Marketing),
            Person(Morgan, null), Person(Olga, Function.RevOps), Person(Sam, Function.Sales),
            Person(Guest, null) with { Kind = MemberKind.Guest }, Person(Bot, null) with { Kind = MemberKind.Bot },
        ],
        Roles =
        [
            new() { Role = Role.AccountableExecutive, Holder = Morgan },
            new() { Role = Role.OperatingLead, Holder = Olga },
            new() { Role = Role.SalesLeader, Holder = Dana },
            new() { Role = Role.MarketingLeader, Holder = Priya },
        ],
    };

    public static NewDispute Question(EscalationPath path) => new()
    {
        Id = new DisputeId(new Guid("00000000-0000-0000-0000-00000000000d")),
        Number = 14,
        Program = new ProgramId(10),
        RaisedBy = Ana,
        Question = "Do webinar sign-ups count as MQLs?",
        Category = "definition",
        Parties = [new(Ana, Function.Sales), new(Tom, Function.Marketing)],
        Options = ["Yes", "No"],
        Path = path,
    };

    public static Terms Say(string text, string why = "Because the numbers say so.") => new() { Other = text, Rationale = why };

    /// <summary>Raised at the story's time.</summary>
    public DisputeStory Raise(Func<NewDispute, NewDispute>? change = null)
    {
        var raise = Question(Path);
        Take(Assert.IsType<Outcome<Dispute>.Changed>(DisputeWorkflow.Raise(change?.Invoke(raise) ?? raise, Context)));
        return this;
    }

    /// <summary>Raised and gone up, so that the two leaders are asked.</summary>
    public DisputeStory AtTheLeaders()
    {
        Raise();
        Do(new DisputeCommand.EscalateNow(Ana, 1, 0));
        return this;
    }

    /// <summary>Raised and gone up twice, so that the accountable executive is asked.</summary>
    public DisputeStory AtTheTop()
    {
        AtTheLeaders();
        Do(new DisputeCommand.EscalateNow(Dana, 1, 1));
        return this;
    }

    public Outcome<Dispute> Send(DisputeCommand command)
    {
        var outcome = DisputeWorkflow.Apply(State, command, Context);
        switch (outcome)
        {
            case Outcome<Dispute>.Changed changed:
                Take(changed);
                break;
            case Outcome<Dispute>.Refused { Kept: { } kept }:
                Take(kept);
                break;
            default:
                Last = [];
                break;
        }

        return outcome;
    }

    public void Do(DisputeCommand command) => Assert.IsType<Outcome<Dispute>.Changed>(Send(command));

    public T Refused<T>(DisputeCommand command)
        where T : Refusal => Assert.IsType<T>(Assert.IsType<Outcome<Dispute>.Refused>(Send(command)).Why);

    public void Ignored(DisputeCommand command) => Assert.IsType<Outcome<Dispute>.Ignored>(Send(command));

    /// <summary>Turns the clock, stopping at every due instant on the way.</summary>
    public void TurnTo(Instant target)
    {
        while (timers.Count > 0 && timers.Min.At <= target)
        {
            var due = timers.Min;
            timers.Remove(due);
            Now = Instant.Max(Now, due.At);
            Send(DisputeTimer.Parse(due.Key).ToCommand());
        }

        Now = target;
    }

    public IEnumerable<T> Announced<T>()
        where T : DisputeNotice => All.OfType<DisputeEffect.Announce>().Select(a => a.Notice).OfType<T>();

    public IEnumerable<T> Logged<T>()
        where T : DisputeFact => All.OfType<DisputeEffect.Log>().Select(l => l.Fact).OfType<T>();

    public IEnumerable<UserId> Asked(AskKind kind) => Last.OfType<DisputeEffect.Ask>().Where(a => a.Of.Kind == kind).Select(a => a.Of.To);

    public void Change(UserId user, Func<Member, Member> change) =>
        Roster = Roster with { Members = [.. Roster.Members.Select(m => m.User == user ? change(m) : m)] };

    public void Give(Role role, Func<RoleHolding, RoleHolding> change) =>
        Roster = Roster with { Roles = [.. Roster.Roles.Select(r => r.Role == role ? change(r) : r)] };

    public void Away(UserId user, int fromDay, int toDay) =>
        Roster = Roster with { Absences = Roster.Absences.Add(new Absence { User = user, From = new LocalDate(2026, 3, fromDay), To = new LocalDate(2026, 3, toDay) }) };

    static Member Person(UserId user, Function? function) =>
        new() { User = user, DisplayName = user.Value, Function = function, TimeZone = "Europe/London" };

    void Take(Outcome<Dispute>.Changed changed)
    {
        State = changed.State;
        Last = changed.Effects;
        All.AddRange(changed.Effects);
        foreach (var effect in changed.Effects)
        {
            switch (effect)
            {
                case DisputeEffect.SetTimer set:
                    timers.RemoveWhere(t => t.Key == set.Timer.Key);
                    timers.Add((set.At, set.Timer.Key));
                    break;
                case DisputeEffect.ClearTimer clear:
                    timers.RemoveWhere(t => t.Key == clear.Timer.Key);
                    break;
                case DisputeEffect.RecordDecision:
                    decisions++;
                    State = State with { Closing = State.Closing! with { DecisionNumber = decisions } };
                    break;
            }
        }

        if (!Delivers)
        {
            return;
        }

        var asks = changed.Effects.OfType<DisputeEffect.Ask>().Where(a => a.Of.Kind is AskKind.Decide).ToArray();
        var last = Last;
        foreach (var ask in asks)
        {
            Send(new DisputeCommand.AskDelivered(ask.Of.Round, ask.Of.Level, ask.Of.To));
        }

        Last = last;
    }
}
