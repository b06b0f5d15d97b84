using AlignBot.Contracts;
using AlignBot.Engine.Budgets;
using AlignBot.Engine.Features;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;

namespace AlignBot.Policy;

/// <summary>The escalation path as a policy: shown, edited, checked, rehearsed.</summary>
sealed class PolicyFeature : Feature
{
    static readonly Right Reading = Right.Read("read its escalation path here");

    static readonly Right Changing = Right.GovernTo("change that", Mrkdwn.Of($"Ask one of them. `/align path` shows it to everybody."));

    public override string Name => "path";

    public override void Declare(FeatureDeclaration it)
    {
        it.Has<PathDesk>()
            .Offers<ILivingText, PathLiving>()
            .Has<PathOpener>()
            .Has<PathExport>()
            .Has<ChannelLook>()
            .InProgramFile<PathSection>()
            .Offers<IProgramChannels, CategoryChannels>()
            .Offers<IRulesWords, PathChangeNotice>()
            .Offers<IFileFindings, PathFileFindings>()
            .Verb<PathVerb>("path", Reading)
            .Points(new Signpost("Path", "path") { OnHome = 30, Said = ["escalation", "levels", "policy", "rules"] })
            .Word("/align path", "edit", Changing)
            .Word("/align path", "file", Changing, Cost.File)
            .Word("/align path", "upload", Changing, Cost.File);

        it.Deed<PathButtons>(PathButtons.EditAction, Right.Govern)
            .Deed<PathButtons>(PathButtons.FileAction, Right.Govern, Cost.File)
            .Deed<PathButtons>(PathButtons.UploadAction, Right.Govern, Cost.File)
            .Deed<PathButtons>(PathButtons.SendAction, Reading, Cost.Export)
            .Deed<PathButtons>(PathButtons.CheckAction, Reading)
            .Deed<PathButtons>(PathButtons.RehearseAction, Reading)
            .Deed<PathEditor>(PathEditor.AddLevelAction, Right.Govern)
            .Deed<PathEditor>(PathEditor.LevelAction, Right.Govern)
            .Deed<PathEditor>(PathEditor.CategoriesAction, Right.Govern)
            .Deed<PathEditor>(PathEditor.AddCategoryAction, Right.Govern)
            .Deed<PathEditor>(PathEditor.CategoryAction, Right.Govern)
            .Deed<PathEditor>(PathEditor.RulesAction, Right.Govern);

        it.Form<PathForms>(PathEditorModal.CallbackId, Right.Govern)
            .Form<PathForms>(LevelModal.CallbackId, Right.Govern)
            .Form<PathForms>(CategoriesModal.CallbackId, Right.Govern)
            .Form<PathForms>(RulesModal.CallbackId, Right.Govern)
            .Form<PathFileForm>(PathFileModal.CallbackId, Right.Govern)
            .Form<PathUploadForm>(PathUploadModal.CallbackId, Right.Govern)
            .Form<PathUploadForm>(PathUploadModal.ConfirmCallbackId, Right.Govern)
            .Form<RehearsalForm>(RehearsalModal.CallbackId, Reading)
            .Form<RehearsalForm>(RehearsalModal.PageCallbackId, Reading);
    }
}
