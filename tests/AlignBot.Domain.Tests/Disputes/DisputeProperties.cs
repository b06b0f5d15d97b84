using System.Collections.Immutable;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static AlignBot.Domain.Tests.Disputes.DisputeStory;

namespace AlignBot.Domain.Tests.Disputes;

/// <summary>What holds of every dispute, whatever people, the clock and the bot throw at it.</summary>
public sealed class DisputeProperties
{
    static readonly UserId[] People = [Ana, Tom, Dana, Priya, Morgan, Olga, Sam, Guest, new("nobody")];

    /// <summary>One thing that happens: numbers, so that FsCheck can make a failing story shorter.</summary>
    sealed record Happening(int What, int Who, int Round, int Level, int Number);

    static readonly Gen<Happening> Happenings =
        from what in Gen.Choose(0, 39)
        from who in Gen.Choose(0, People.Length - 1)
        from round in Gen.Frequency((9, Gen.Constant(0)), (1, Gen.Choose(-1, 1)))
        from level in Gen.Frequency((8, Gen.Constant(0)), (2, Gen.Choose(-2, 2)))
        from number in Gen.Choose(0, 40)
        select new Happening(what, who, round, level, number);

    static readonly Gen<(int Path, bool Delivers, ImmutableArray<Happening> Story)> Stories =
        from path in Gen.Choose(0, 4)
        from delivers in Gen.Elements(true, true, false)
        from story in Happenings.ListOf(60)
        select (path, delivers, story.ToImmutableArray());

    readonly HashSet<Type> seenFacts = [];

    [Fact]
    public void Nothing_that_happens_breaks_a_promise()
    {
        Prop.ForAll(Stories.ToArbitrary(), x => Live(x.Path, x.Delivers, x.Story)).Check(Config.QuickThrowOnFailure.WithMaxTest(1500).WithReplay(20260302, 1));

        // A property over stories in which little happens would prove little: every kind of fact has come up.
        var kinds = typeof(DisputeFact).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(DisputeFact)) && !t.IsAbstract);
        Assert.Empty(kinds.Except(seenFacts).Select(t => t.Name));
    }

    bool Live(int path, bool delivers, ImmutableArray<Happening> happenings)
    {
        var story = new DisputeStory { Path = PathOf(path), Delivers = delivers };
        story.Give(Role.SalesLeader, r => r with { Deputy = Sam });
        story.Raise();
        var decisionsByRound = new Dictionary<int, int>();
        foreach (var happening in happenings)
        {
            var before = story.State;
            var seen = story.All.Count;
            Happen(story, happening);
            foreach (var _ in story.All.Skip(seen).OfType<DisputeEffect.RecordDecision>())
            {
                decisionsByRound[story.State.Round] = decisionsByRound.GetValueOrDefault(story.State.Round) + 1;
            }

            Promises(before, story, decisionsByRound);
        }

        seenFacts.UnionWith(story.Logged<DisputeFact>().Select(f => f.GetType()));
        return true;
    }

    static void Promises(Dispute before, DisputeStory story, Dictionary<int, int> decisionsByRound)
    {
        var state = story.State;
        Assert.True(state.Round > before.Round || state.Level >= before.Level, "the level fell within a round");
        Assert.All(decisionsByRound.Values, count => Assert.Equal(1, count));
        Assert.Equal(state.Timers.Select(t => t.Key).Order(), story.Timers.Select(t => t.Key).Order());
        Assert.True(state.LastRevision >= before.LastRevision && state.EndedLevels.Length >= before.EndedLevels.Length, "the record lost something");
        if (state.IsOpen)
        {
            Assert.True(EndsByItself(story), $"nothing will end the level: held until {state.HeldUntil}, due {state.DueAt}, now {story.Now}");
            Assert.All(state.Timers, t => Assert.Equal((state.Round, state.Level), (t.Round, t.Level)));
            Assert.Equal(state.Deciders.Length, state.Deciders.Distinct().Count());
            // Who differs is asked again, until they agree or the time for it is over.
            Assert.Equal(
                state.Seats.Where(s => s.IsWaiting || (s.Occupant is not null && state.ReconcileUntil is not null)).Select(s => s.Occupant!.Value.Value).Order(),
                state.Asks.Where(a => a.Kind is AskKind.Decide).Select(a => a.To.Value).Order());
            Assert.NotNull(state.DueAt);
            Assert.Equal(state.Seats.Select(s => s.Index), Enumerable.Range(0, state.Seats.Length));
        }
        else
        {
            Assert.All(state.Timers, t => Assert.True(t.Kind is DisputeTimerKind.StandBy or DisputeTimerKind.Lesson, t.Key));
            // Whoever is asked to stand by it is not asked for ever; whoever is not at work is asked later.
            Assert.Subset(Timers(state, DisputeTimerKind.StandBy).Select(t => t.User!.Value).ToHashSet(), Asked(state, AskKind.Commit));
            Assert.Null(state.DueAt);
            Assert.All(state.Asks, a => Assert.True(a.Kind is AskKind.Commit or AskKind.Lesson, a.ToString()));
            // What would have prevented it is asked of those who have not said it, or soon is, and not for ever either.
            var awaited = DisputeWorkflow.PendingLesson(state)?.Awaited ?? [];
            Assert.Subset(awaited.ToHashSet(), Asked(state, AskKind.Lesson));
            Assert.All(awaited, user => Assert.True(Asked(state, AskKind.Lesson).Contains(user) || Timers(state, DisputeTimerKind.Lesson).Any(t => t.User == user), $"{user} is never asked"));
            Assert.Equal(!awaited.IsEmpty, Timers(state, DisputeTimerKind.Lesson).Any(t => t.Percent == 100));
            Assert.Equal(state.Status is DisputeStatus.Withdrawn, state.Closing!.Decision is null);
            Assert.Equal(state.Status is DisputeStatus.DecidedByTimeout, state.Closing.By.IsEmpty);
        }
    }

    static HashSet<UserId> Asked(Dispute state, AskKind kind) => [.. state.Asks.Where(a => a.Kind == kind).Select(a => a.To)];

    static IEnumerable<DisputeTimer> Timers(Dispute state, DisputeTimerKind kind) => state.Timers.Where(t => t.Kind == kind);

    /// <summary>The open level has a moment to come at which it ends, or is looked at again: its deadline's, or that of its time to reconcile.
    /// Never later than what the card says.</summary>
    static bool EndsByItself(DisputeStory story)
    {
        var (state, now) = (story.State, story.Now);
        var says = state.ReconcileUntil is { } reconcile && !state.IsLastLevel ? Instant.Min(reconcile, state.DueAt!.Value) : state.DueAt!.Value;
        return story.Timers.Any(t => DisputeTimer.Parse(t.Key) is { Kind: DisputeTimerKind.Deadline or DisputeTimerKind.Reconcile } timer
            && (timer.Round, timer.Level) == (state.Round, state.Level)
            && (t.At <= says || now >= says));
    }

    static void Happen(DisputeStory story, Happening h)
    {
        var (state, actor) = (story.State, People[h.Who]);
        var (round, level) = (state.Round + h.Round, state.Level + h.Level);
        var seat = state.Deciders.IsEmpty ? actor : state.Deciders[h.Number % state.Deciders.Length];
        var terms = new Terms { Option = h.Number % 3, Rationale = h.Number % 7 == 0 ? " " : "Because." };
        DisputeCommand? command = h.What switch
        {
            0 => new DisputeCommand.Rule(actor, round, level, terms),
            1 or 2 => new DisputeCommand.Rule(seat, round, level, terms),
            3 => new DisputeCommand.Agree(actor, round, level, h.Number),
            4 or 5 => new DisputeCommand.Agree(seat, round, level, state.Proposal?.Revision ?? h.Number),
            6 => new DisputeCommand.FormOpened(seat, round, level),
            7 => new DisputeCommand.FormClosed(seat, round, level),
            8 => new DisputeCommand.Recuse(seat, round, level, "Conflict."),
            9 => new DisputeCommand.Extend(seat, round, level, new Window((h.Number % 12) + 1, WindowUnit.WorkingHours), "More data."),
            10 => new DisputeCommand.EscalateNow(actor, round, level),
            11 => new DisputeCommand.GiveBrief(actor, round, "Mine.", "Theirs."),
            12 => new DisputeCommand.ProposeSettlement(actor, round, terms),
            13 => new DisputeCommand.AcceptSettlement(actor, round, state.Settlement?.Revision ?? 0),
            14 => new DisputeCommand.DeclineSettlement(actor, round),
            15 => new DisputeCommand.ProposeDefault(actor, round, "Other."),
            16 => new DisputeCommand.AgreeToDefault(actor, round, "Other."),
            17 => new DisputeCommand.Withdraw(actor, round),
            18 => new DisputeCommand.Reopen(actor, round, "New.", PathOf(h.Number % 5) with { Reopenings = 3 }),
            19 => new DisputeCommand.RecordDissent(actor, round, "No."),
            20 => new DisputeCommand.Commit(actor, round),
            21 => new DisputeCommand.AddView(actor, round, "View."),
            22 => new DisputeCommand.DeadlinePassed(round, level),
            23 => new DisputeCommand.ReconcileEnded(round, level),
            24 => new DisputeCommand.AskDelivered(round, level, seat),
            25 => new DisputeCommand.AskUndeliverable(round, level, seat, "user_disabled"),
            30 => new DisputeCommand.TakeSeatBack(actor, round, level),
            33 => new DisputeCommand.KeepOpen(actor, round),
            34 => new DisputeCommand.PutOff(seat, round, level, (Later)(h.Number % 2)),
            35 => new DisputeCommand.WroteInThread(seat, round, level),
            37 or 38 => new DisputeCommand.AnswerLesson(
                DisputeWorkflow.PendingLesson(state)?.Awaited.FirstOrDefault() is { Value: not null } asked ? asked : actor, round, new LessonAim((LessonKind)(h.Number % 6)), "Words.", Owner: h.Number % 5 == 0 ? actor : null),
            26 => new DisputeCommand.CreditOutage(story.Now - Duration.FromMinutes(h.Number * 10), story.Now),
            _ => null,
        };
        if (command is not null)
        {
            var outcome = story.Send(command);
            if (command is DisputeCommand.ByPerson byPerson && !story.Roster.MayDecide(byPerson.Actor))
            {
                Assert.IsNotType<Outcome<Dispute>.Changed>(outcome);
            }

            return;
        }

        switch (h.What)
        {
            case 27:
                story.Change(actor, m => m with { IsActive = !m.IsActive });
                story.Send(new DisputeCommand.RosterChanged());
                break;
            case 28:
                story.Change(actor, m => m with { InChannel = !m.InChannel });
                story.Send(new DisputeCommand.RosterChanged());
                break;
            case 29:
                story.Give((Role)(h.Number % 4), r => r with { Holder = actor });
                story.Send(new DisputeCommand.RosterChanged());
                break;
            case 31:
                story.Change(actor, m => m with { Kind = m.Kind is MemberKind.Guest ? MemberKind.Human : MemberKind.Guest });
                story.Send(new DisputeCommand.RosterChanged());
                break;
            case 32:
                story.Away(actor, 2 + (h.Number % 7), 3 + (h.Number % 9));
                story.Send(new DisputeCommand.RosterChanged());
                break;
            default:
                story.TurnTo(story.Now + Duration.FromMinutes(h.Number * h.Number));
                break;
        }
    }

    static EscalationPath PathOf(int index) => index switch
    {
        0 => EscalationPath.Default,
        1 => EscalationPath.Default with { Levels = [EscalationPath.Default.Levels[1] with { Rule = DecisionRule.One }, EscalationPath.Default.Levels[2]] },
        2 => EscalationPath.Default with
        {
            Levels =
            [
                EscalationPath.Default.Levels[0] with { Window = Window.Of("90m") },
                new EscalationLevel
                {
                    Deciders = [new Decider.ByRole(Role.SalesLeader), new Decider.ByRole(Role.MarketingLeader), new Decider.ByPerson(Sam), new Decider.ByRole(Role.OperatingLead)],
                    Rule = DecisionRule.Majority,
                    Window = Window.Of("8wh"),
                },
            ],
        },
        3 => EscalationPath.Default with { Levels = [EscalationPath.Default.Levels[0], EscalationPath.Default.Levels[1] with { Window = Window.Of("24h") }] },
        _ => EscalationPath.Default with
        {
            Levels =
            [
                new EscalationLevel
                {
                    Deciders = [new Decider.ByRole(Role.SalesLeader), new Decider.ByRole(Role.MarketingLeader), new Decider.ByRole(Role.OperatingLead)],
                    Rule = DecisionRule.All,
                    Window = Window.Of("1wd"),
                },
                EscalationPath.Default.Levels[2],
            ],
        },
    };
}
