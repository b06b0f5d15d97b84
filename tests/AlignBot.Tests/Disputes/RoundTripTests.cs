using System.Text.Json;
using AlignBot.Contracts;
using AlignBot.Decisions;
using AlignBot.Disputes;
using AlignBot.Disputes.Asks;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Tests.Harness;
using FsCheck;
using FsCheck.Fluent;

namespace AlignBot.Tests.Disputes;

/// <summary>What is written down or sent along comes back as it was.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public void A_reference_in_a_button_comes_back_as_it_was() => Prop.ForAll<PositiveInt, Guid, NonNegativeInt>((program, dispute, level) =>
    {
        var reference = new DisputeRef(program.Get, dispute, level.Get + 1, level.Get);
        return DisputeRef.Parse(reference.ToString()) == reference;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_at_all_makes_a_reference_fail_otherwise_than_by_being_none() => Prop.ForAll<string?>(text =>
        DisputeRef.Parse(text) is null || DisputeRef.Parse(text)!.Value.ToString() == text).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7/0192f0000000700080000000000000de/1")]
    [InlineData("-7/0192f0000000700080000000000000de/1/0")]
    [InlineData("7/0192f000-0000-7000-8000-0000000000de/1/0")]
    [InlineData("7/0192f0000000700080000000000000de/1/0/2")]
    [InlineData("99999999999/0192f0000000700080000000000000de/1/0")]
    public void A_value_that_is_no_reference_is_none(string? text) => Assert.Null(DisputeRef.Parse(text));

    [Fact]
    public void An_ask_comes_back_as_it_was_and_has_a_slot_of_its_own()
    {
        var asks = Enum.GetValues<AskKind>()
            .SelectMany(kind => new AskKey[] { new("UDANA", kind, 1, 0), new("UDANA", kind, 1, 1), new("UDANA", kind, 2, 1), new("UPRIYA", kind, 1, 1) })
            .ToList();

        Assert.All(asks, ask => Assert.Equal(ask with { Ended = AskEnd.Recused }, Back(ask with { Ended = AskEnd.Recused })));
        Assert.Equal(asks.Count, asks.Select(ask => ask.Slot).Distinct().Count());

        static AskKey? Back(AskKey ask) =>
            JsonSerializer.Deserialize(JsonSerializer.Serialize(ask, DisputeFormJson.Default.AskKey), DisputeFormJson.Default.AskKey);
    }

    [Fact]
    public void A_dispute_with_a_full_life_comes_back_from_its_column_as_it_was()
    {
        var dispute = new SampleDispute()
            .Do(new DisputeCommand.GiveBrief(GtmProgram.Ana, 1, "Mine 🙂", "Theirs"))
            .Do(new DisputeCommand.ProposeDefault(GtmProgram.Tom, 1, "Half of them, until June."))
            .ToLevel(1)
            .Do(new DisputeCommand.Rule(GtmProgram.Dana, 1, 1, SampleDispute.Say("No")))
            .Do(new DisputeCommand.Extend(GtmProgram.Priya, 1, 1, new Domain.Time.Window(4, Domain.Time.WindowUnit.WorkingHours), "Waiting for the numbers"))
            .ToLevel(2)
            .Do(new DisputeCommand.FormOpened(GtmProgram.Morgan, 1, 2));

        ComesBack(dispute.State);
        ComesBack(dispute.Decided().Do(new DisputeCommand.RecordDissent(GtmProgram.Ana, 1, "I disagree.")).Do(new DisputeCommand.Commit(GtmProgram.Tom, 1)).State);

        static void ComesBack(Dispute state)
        {
            var text = JsonSerializer.Serialize(state, DisputeJson.Default.Dispute);
            var back = JsonSerializer.Deserialize(text, DisputeJson.Default.Dispute)!;

            Assert.Equal(text, JsonSerializer.Serialize(back, DisputeJson.Default.Dispute));
            Assert.Equal((state.DueAt, state.Status, state.Level, state.Seats.Length, state.Timers.Length), (back.DueAt, back.Status, back.Level, back.Seats.Length, back.Timers.Length));
        }
    }

    [Fact]
    public void A_decision_with_everything_comes_back_from_its_column_as_it_was()
    {
        var decision = new Decision
        {
            Id = SampleDispute.Decision,
            Number = 31,
            Program = new ProgramId(7),
            Text = "Only after a second touch",
            Source = DecisionSource.Dispute,
            RecordedBy = GtmProgram.Ana,
            RecordedAt = Bot.Monday,
            DecidedBy = [new DecidedBy(GtmProgram.Morgan, Confirmation.Confirmed, Bot.Monday), new DecidedBy(GtmProgram.Dana, Confirmation.Refused, null, "No")],
            Rationale = "It predicts a meeting.",
            EffectiveOn = new LocalDate(2026, 12, 1),
            ReviewOn = new LocalDate(2027, 3, 1),
            Category = "definition",
            Account = "Northwind",
            Dispute = new DisputeId(Guid.CreateVersion7()),
            Meeting = new MeetingId(Guid.CreateVersion7()),
            Actions = [new FollowUp("Change the scoring", GtmProgram.Riley, new LocalDate(2026, 12, 4))],
            Status = DecisionStatus.Contested,
            Links = [new DecisionLink(DecisionLinkKind.Supersedes, SampleDispute.Decision, true)],
            Dissents = [new Dissent(GtmProgram.Tom, "No", Bot.Monday)],
            Commitments = [new Commitment(GtmProgram.Ana, Bot.Monday)],
        };

        var text = JsonSerializer.Serialize(decision, DecisionJson.Default.Decision);
        var back = JsonSerializer.Deserialize(text, DecisionJson.Default.Decision)!;

        Assert.Equal(text, JsonSerializer.Serialize(back, DecisionJson.Default.Decision));
        Assert.Equal((decision.Id, decision.Dispute, decision.Meeting, decision.EffectiveOn, decision.RecordedAt), (back.Id, back.Dispute, back.Meeting, back.EffectiveOn, back.RecordedAt));
        Assert.Equal(decision.DecidedBy.AsEnumerable(), back.DecidedBy);
    }
}
