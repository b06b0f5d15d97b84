using AlignBot.Contracts;
using AlignBot.Engine.Features;
using AlignBot.Engine.Interaction;

namespace AlignBot.StandUp;

/// <summary>The first ninety days of a program: milestones with owners and dates, whose progress is read from the record.</summary>
sealed class StandUpFeature : Feature
{
    static readonly Right Reading = Right.Read("see how its first ninety days go");

    public override string Name => "standup";

    public override void Declare(FeatureDeclaration it) => it
        .Has<StandUpReader>()
        .Has<StandUpDesk>()
        .Timers<StandUpTimers>()
        .Follows<ProgramStarted, StandUpDesk>()
        .Says<StandUpNudge>()
        .Says<StandUpEnded>()
        .Home<StandUpSection>()
        .Status<StandUpStatus>()
        .Exports<StandUpRecord>()
        .Verb<StandUpVerb>("standup", Reading)
        .Points(new Signpost("The first ninety days", "standup") { Said = ["stand-up", "ninety", "90", "milestones", "milestone"] })
        .Deed<StandUpForms>(StandUpForms.ChangeAction, Right.Ruled)
        .Form<StandUpForms>(StandUpForms.CallbackId, Right.Ruled);
}
