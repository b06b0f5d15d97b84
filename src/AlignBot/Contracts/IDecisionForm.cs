using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Contracts;

/// <summary>The inputs that record a decision, for a form of another feature.</summary>
interface IDecisionForm
{
    /// <summary>The input that holds what was decided.</summary>
    string TextBlock { get; }

    /// <summary>What was decided, why, and what follows from it.</summary>
    IEnumerable<InputBlock> Inputs();

    /// <summary>The decision as filled in, and the sentences for the fields that can't be read.</summary>
    (NewDecision Draft, IReadOnlyDictionary<string, string> Errors) Read(UserId actor, ViewState state);

    /// <summary>The input that a refusal stands under; null when it is about none of them.</summary>
    string? BlockOf(Refusal refusal, ViewState state);

    /// <summary>Each field's first sentence; with those that were known from reading it, which come first.</summary>
    Dictionary<string, string> Sentences(
        IEnumerable<Refusal> refusals, ViewState state, ProgramInfo program, IReadOnlyDictionary<string, string>? known = null);
}
