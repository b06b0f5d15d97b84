using AlignBot.Contracts;
using AlignBot.Drift.Declared;
using AlignBot.Drift.Forms;
using AlignBot.Drift.Language;
using AlignBot.Engine.Features;
using AlignBot.Engine.Interaction;

namespace AlignBot.Drift;

/// <summary>The signs by which drift is seen early, the pitfalls that a programme is in, and what is worth a word.</summary>
sealed class DriftFeature : Feature
{
    static readonly Right Reading = Right.Read("ask how it drifts");

    public override string Name => DriftDesk.FeatureName;

    public override void Declare(FeatureDeclaration it) => it
        .Keeps<TalkRow, TalkConfiguration>()
        .Keeps<SpeakerRow, SpeakerConfiguration>()
        .Has<DriftReader>()
        .Has<DriftDesk>()
        .Has<LeadershipLook>()
        .Timers<DriftTimers>()
        .Offers<IHearMessages, TalkHeard>()
        .Offers<IDriftPoints, TalkPoints>()
        .Offers<IFindings, DriftFindings>()
        .Follows<DisputeChanged, LeadershipLook>()
        .Says<TalkNotice>()
        .Says<TalkOver>()
        .Says<TalkAsk>()
        .Says<LeadershipMessage>()
        .Exports<DriftRecord>()
        .InProgramFile<DriftSection>()
        .Verb<DriftVerb>("drift", Reading)
        .Points(new Signpost("Signs of drift", "drift") { Said = ["drift", "signs", "pitfalls"] })
        .Deed<DriftButtons>(DriftButtons.PageAction, Right.Ruled)
        .Deed<DriftButtons>(DriftButtons.ThresholdsAction, Right.Ruled)
        .Deed<TalkButtons>(TalkButtons.OnAction, Right.Ruled)
        .Deed<TalkButtons>(TalkButtons.OffAction, Right.Ruled)
        .Deed<TalkButtons>(TalkButtons.ExcludeAction, Reading)
        .Deed<TalkButtons>(TalkButtons.IncludeAction, Reading)
        .Deed<TalkButtons>(TalkButtons.WordsAction, Right.Ruled)
        .Form<DriftForms>(ThresholdsModal.CallbackId, Right.Ruled)
        .Form<DriftForms>(WordsModal.CallbackId, Right.Ruled);
}
