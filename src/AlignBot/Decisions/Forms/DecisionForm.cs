using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Decisions.Forms;

/// <summary>Lends the inputs of the decision log to forms of other features.</summary>
sealed class DecisionForm : IDecisionForm
{
    public string TextBlock => DecisionFields.Text;

    public IEnumerable<InputBlock> Inputs() => [DecisionFields.TextInput("What was decided"), DecisionFields.WhyInput(), .. DecisionFields.ActionInputs()];

    public (NewDecision Draft, IReadOnlyDictionary<string, string> Errors) Read(UserId actor, ViewState state) => DecisionModals.ReadNew(actor, state);

    public string? BlockOf(Refusal refusal, ViewState state) => DecisionFields.BlockOf(refusal, state);

    public Dictionary<string, string> Sentences(
        IEnumerable<Refusal> refusals, ViewState state, ProgramInfo program, IReadOnlyDictionary<string, string>? known = null) =>
        DecisionFields.Sentences(refusals, state, program, known);
}
