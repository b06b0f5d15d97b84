using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.Drafts;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;

namespace AlignBot.Policy;

/// <summary>Begins to edit the path: a draft of what is in force and its first page, or its text.</summary>
sealed class PathOpener(DraftStore drafts)
{
    public async Task<ModalView> EditAsync(ProgramInfo program, UserId actor)
    {
        var id = Guid.CreateVersion7();
        var draft = new PathDraft(program.Path.Version, program.Path);
        await drafts.SaveAsync(program.Key.InstallationId, id, actor.Value, draft, PathJson.Default.PathDraft);
        return PathEditorModal.Form(program, draft, new ProgramRef(program.Key.ProgramId, id.ToString("N")));
    }

    /// <summary>The path as text in a form; longer than a form holds, as a file to put in.</summary>
    public static ModalView AsFile(ProgramInfo program) =>
        PathFileModal.Form(program) ?? PathUploadModal.Form(program, "The path is longer than a form can hold as text.");
}
