using AlignBot.Align;
using AlignBot.Programs;
using AlignBot.Slack;

namespace AlignBot.Policy;

/// <summary>The escalation path as a policy: shown, edited, checked, rehearsed.</summary>
static class PolicyFeature
{
    public static IServiceCollection AddPolicy(this IServiceCollection services) => services
        .AddSingleton<PathDesk>()
        .AddSingleton<PathOpener>()
        .AddSingleton<PathExport>()
        .AddAlignVerb<PathVerb>()
        .AddAlignVerb<ProgramVerb>()
        .AddSlackHandlers(slack => slack
            .OnButton<PathButtons>(PathButtons.EditAction)
            .OnButton<PathButtons>(PathButtons.FileAction)
            .OnButton<PathButtons>(PathButtons.UploadAction)
            .OnButton<PathButtons>(PathButtons.SendAction)
            .OnButton<PathButtons>(PathButtons.CheckAction)
            .OnButton<PathButtons>(PathButtons.RehearseAction)
            .OnButton<PathEditor>(PathEditor.AddLevelAction)
            .OnButton<PathEditor>(PathEditor.LevelAction)
            .OnButton<PathEditor>(PathEditor.CategoriesAction)
            .OnButton<PathEditor>(PathEditor.AddCategoryAction)
            .OnButton<PathEditor>(PathEditor.CategoryAction)
            .OnButton<PathEditor>(PathEditor.RulesAction)
            .OnSubmit<PathForms>(PathEditorModal.CallbackId)
            .OnSubmit<PathForms>(LevelModal.CallbackId)
            .OnSubmit<PathForms>(CategoriesModal.CallbackId)
            .OnSubmit<PathForms>(RulesModal.CallbackId)
            .OnSubmit<PathFileForm>(PathFileModal.CallbackId)
            .OnSubmit<PathUploadForm>(PathUploadModal.CallbackId)
            .OnSubmit<PathUploadForm>(PathUploadModal.ConfirmCallbackId)
            .OnSubmit<RehearsalForm>(RehearsalModal.CallbackId)
            .OnSubmit<RehearsalForm>(RehearsalModal.PageCallbackId));
}
