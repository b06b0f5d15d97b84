

namespace AlignBot.Domain.Artifacts;

/// <content>What would have prevented a dispute comes back as a draft.</content>
public static partial class ArtifactWorkflow
{
    /// <summary>A draft after the newest version: its text, and what is to be different at its end. What holds goes on holding.</summary>
    /// <remarks>Where it can't be a draft it is ignored, and whoever asked does something else with it. Nobody who decided something else is written over.</remarks>
    static Outcome<Artifact> Suggest(Artifact state, ArtifactCommand.Suggest command, RuleContext context)
    {
        if (!state.IsInUse || state.Kind.IsLiving() || state.Kind is ArtifactKind.OperatingDefinition || state.Kind.Signers().IsEmpty || state.Latest is not { } latest)
        {
            return new Outcome<Artifact>.Ignored("it takes no draft");
        }

        if (state.AwaitsSignatures)
        {
            return new Outcome<Artifact>.Ignored("its newest version waits for signatures");
        }

        var words = $"To be worked in, after DSP-{command.Number}:{string.Concat(command.Said.Select(said => $"\n- {said.Words.Trim()}"))}";
        var text = $"{latest.Text}\n\n{words}";
        if (ArtifactText.WhyNot(state.Kind, text) is not null)
        {
            return new Outcome<Artifact>.Ignored("it would be longer than a text may be, or hold what none may");
        }

        var draft = new Revision
        {
            Number = latest.Number + 1,
            Text = text,
            Hash = ArtifactText.Hash(state.Kind, state.Name, text),
            By = command.Said[0].By,
            At = context.Now,
            // Clauses stay clauses: what is to be worked in stands beside them.
            Clauses = latest.Clauses,
            Beside = latest.Clauses.IsEmpty ? null : latest.Beside is { } beside ? $"{beside}\n\n{words}" : words,
            Why = $"What would have prevented DSP-{command.Number}: {string.Join(" / ", command.Said.Select(said => said.Words.Trim()))}",
        };
        var isKnown = state.Disputes.Contains(command.After);
        var (asked, effects) = Asked(
            state with
            {
                Latest = draft,
                Disputes = [.. state.Disputes.Remove(command.After).TakeLast(ListLimits.Links - 1), command.After],
            },
            OwnerAskKind.Suggested, context);
        return Changed(
            asked, new ArtifactFact.Written(draft.Number, draft.Text, draft.Hash, draft.Why), draft.By,
            [.. isKnown ? [] : new ArtifactEffect[] { new ArtifactEffect.Log(new ArtifactFact.Disputed(command.After), Actor: null) }, .. effects]);
    }
}
