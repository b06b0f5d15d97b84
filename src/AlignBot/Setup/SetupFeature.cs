using AlignBot.Contracts;
using AlignBot.Engine.Features;
using AlignBot.Engine.Interaction;

namespace AlignBot.Setup;

/// <summary>A program for a channel that has none, made in Slack step by step. What it comes to is a program file, and is applied as one.</summary>
/// <remarks>Nobody has a role yet: the set-up itself asks who acts, of those whom Slack shows in the channel.</remarks>
sealed class SetupFeature : Feature
{
    public override string Name => "setup";

    public override void Declare(FeatureDeclaration it) => it
        .Has<SetupStore>()
        .Has<SetupPosts>()
        .Has<SetupDesk>()
        .Has<SetupLook>()
        .Has<SetupPreview>()
        .Has<SetupOpener>()
        .Has<SetupInvited>()
        .Offers<IBotInvited>(provider => provider.GetRequiredService<SetupInvited>())
        .Follows<ChannelMoved, SetupInvited>()
        .Says<SetupCard>()
        .Says<SetupBegunMessage>()
        .Says<SetupDoneMessage>()
        .Points(new Signpost("Set up", SetupVerb.Verb) { InHelp = 5, WithoutProgram = true, Said = ["install", "configure", "onboarding", "wizard"] })
        .FreeVerb<SetupVerb>(SetupVerb.Verb, Right.Open)
        .Deed<SetupButtons>(SetupPages.OpenAction, Right.Ruled)
        .Deed<SetupButtons>(SetupPages.LookAction, Right.Ruled)
        .Deed<SetupButtons>(SetupPages.BackAction, Right.Ruled)
        .Deed<SetupButtons>(SetupPages.GoAction, Right.Ruled)
        .Deed<SetupButtons>(SetupPages.ValueAction, Right.Ruled)
        .Form<SetupForms>(SetupPages.StepCallbackId, Right.Ruled)
        .Form<SetupStart>(SetupPages.StartCallbackId, Right.Ruled);
}
