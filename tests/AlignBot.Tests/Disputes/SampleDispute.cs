using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Tests.Harness;

namespace AlignBot.Tests.Disputes;

/// <summary>A dispute of the sandbox's team, moved on by the real rules.</summary>
sealed class SampleDispute
{
    public static readonly DecisionId Decision = new(new Guid("0192f000-0000-7000-8000-0000000000de"));

    /// <summary>A member whose name shows whether text of people is escaped.</summary>
    public static readonly ProgramInfo Program = new(
        new ProgramKey(1, 7), "CGTM", "GTM Enterprise", 1,
        new Domain.People.Roster { Members = [.. GtmProgram.File.Members], Roles = [.. GtmProgram.File.Roles] },
        GtmProgram.File.Sections);

    public Instant Now { get; private set; } = Bot.Monday;

    public Dispute State { get; private set; }

    public SampleDispute(Func<NewDispute, NewDispute>? change = null)
    {
        var raise = new NewDispute
        {
            Id = new DisputeId(new Guid("0192f000-0000-7000-8000-00000000000d")),
            Number = 14,
            Program = new ProgramId(7),
            RaisedBy = GtmProgram.Ana,
            Question = "Do webinar sign-ups count as MQLs?",
            Category = "definition",
            Parties = [new(GtmProgram.Ana, Domain.People.Function.Sales), new(GtmProgram.Tom, Domain.People.Function.Marketing)],
            Options = ["Yes", "No"],
            Account = "Northwind",
            Meanwhile = "They count as leads.",
            Path = Program.Path,
        };
        State = Changed(DisputeWorkflow.Raise(change?.Invoke(raise) ?? raise, Context));
    }

    DisputeContext Context => new(Now, Program.Roster, Program.Calendar, Decision);

    public SampleDispute Do(DisputeCommand command)
    {
        State = Changed(DisputeWorkflow.Apply(State, command, Context));
        return this;
    }

    /// <summary>Past deadline after deadline, every ask delivered, until the level is open.</summary>
    public SampleDispute ToLevel(int level)
    {
        while (State.IsOpen && State.Level < level)
        {
            foreach (var ask in State.Asks.Where(ask => ask.Kind == AskKind.Decide))
            {
                Do(new DisputeCommand.AskDelivered(ask.Round, ask.Level, ask.To));
            }

            Now = State.HeldUntil ?? State.DueAt!.Value;
            Do(new DisputeCommand.DeadlinePassed(State.Round, State.Level));
        }

        return this;
    }

    public SampleDispute Decided() => ToLevel(2)
        .Do(new DisputeCommand.Rule(GtmProgram.Morgan, 1, 2, Say("Only after a second touch")))
        .Number(31);

    public SampleDispute TimedOut() => ToLevel(99).Number(31);

    public SampleDispute Settled() =>
        Do(new DisputeCommand.Rule(GtmProgram.Ana, 1, 0, Say("Half of them")))
            .Do(new DisputeCommand.Agree(GtmProgram.Tom, 1, 0, State.Proposal!.Revision))
            .Number(31);

    public SampleDispute Withdrawn() => Do(new DisputeCommand.Withdraw(GtmProgram.Ana, 1, "We talked."));

    /// <summary>The number that the desk gives when it enters the decision.</summary>
    SampleDispute Number(int number)
    {
        State = State with { Closing = State.Closing! with { DecisionNumber = number } };
        return this;
    }

    public static Terms Say(string text) => new()
    {
        Other = text,
        Rationale = "The second touch is what predicts a meeting.",
        EffectiveOn = new LocalDate(2026, 12, 1),
        ReviewOn = new LocalDate(2027, 3, 1),
        Actions = [new FollowUp("Change the scoring", GtmProgram.Riley, new LocalDate(2026, 12, 4))],
    };

    static Dispute Changed(Outcome<Dispute> outcome) =>
        (outcome as Outcome<Dispute>.Changed ?? throw new InvalidOperationException($"Expected a change, got {outcome}.")).State;
}
