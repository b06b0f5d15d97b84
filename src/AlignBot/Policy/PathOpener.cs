using AlignBot.Domain;
using AlignBot.Drafts;
using AlignBot.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Storage;

namespace AlignBot.Policy;

/// <summary>Begins to edit the path: a draft of what is in force, and its first page.</summary>
sealed class PathOpener(DraftStore drafts)
{
    public const string TooLong =
        "The path is longer than a form can hold as text. Change it with `/align path edit`, or in the program file.";

    public async Task<ModalView> EditAsync(ProgramInfo program, UserId actor)
    {
        var id = Guid.CreateVersion7();
        var draft = new PathDraft(program.Path.Version, program.Path);
        await drafts.SaveAsync(program.Key.InstallationId, id, actor.Value, draft, RecordJson.Default.PathDraft);
        return PathEditorModal.Form(program, draft, new ProgramRef(program.Key.ProgramId, id.ToString("N")));
    }
}
