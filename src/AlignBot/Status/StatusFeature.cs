using AlignBot.Engine.Features;
using AlignBot.Engine.Interaction;

namespace AlignBot.Status;

/// <summary>The program at a glance.</summary>
sealed class StatusFeature : Feature
{
    public override string Name => "status";

    public override void Declare(FeatureDeclaration it) => it
        .Has<ProgramStatus>()
        .Home<AttentionSection>()
        .Status<RulesStatus>()
        .Verb<StatusVerb>("status", Right.Read("see how it stands"));
}
