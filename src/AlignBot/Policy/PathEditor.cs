using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Engine.Drafts;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Slack;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Policy;

/// <summary>What is pressed inside the path's form: the pages for a level, the categories and the rules, and moving and removing.</summary>
sealed class PathEditor(InstallationDirectory installations, ProgramDirectory programs, DraftStore drafts, FormOpener forms) : IActionHandler
{
    public const string AddLevelAction = "policy.add-level";
    public const string CategoriesAction = "policy.categories";
    public const string AddCategoryAction = "policy.add-category";
    public const string RulesAction = "policy.rules";

    /// <summary>One for each level; its index takes the asterisk's place.</summary>
    public const string LevelAction = "policy.level.*";

    /// <summary>One for each category.</summary>
    public const string CategoryAction = "policy.category.*";

    public static string LevelActionOf(int level) => LevelAction.Replace("*", level.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    public static string CategoryActionOf(int index) => CategoryAction.Replace("*", index.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (payload.View is not { } view || PathPage.Parse(view.PrivateMetadata) is not { } page || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var program = await programs.LatestAsync(page.Program.In(installation));
        if (await drafts.FindAsync(installation, page.Draft, payload.User.Id, PathJson.Default.PathDraft) is not { } draft)
        {
            return ActionAck.Nothing;
        }

        var path = draft.Path;
        var (deed, index) = Deed(action);
        switch (action.ActionId)
        {
            case AddLevelAction:
                await PushAsync(LevelModal.Form(program, null, page.At(path.Levels.Length), path.Levels.Length));
                break;
            case CategoriesAction:
                await PushAsync(CategoriesModal.List(path, page.Whole));
                break;
            case AddCategoryAction:
                await PushAsync(CategoriesModal.Form(null, page.At(path.Categories.Length)));
                break;
            case RulesAction:
                await PushAsync(RulesModal.Form(path, page.Whole));
                break;
            case var level when level.StartsWith(LevelAction[..^1], StringComparison.Ordinal) && index < path.Levels.Length:
                if (deed == PathEditorModal.Change)
                {
                    await PushAsync(LevelModal.Form(program, path.Levels[index], page.At(index), index));
                }
                else
                {
                    draft = draft with { Path = path with { Levels = Moved(path.Levels, deed, index) } };
                    await KeepAsync();
                    await forms.TryUpdateAsync(request.Workspace, view, PathEditorModal.Form(program, draft, page.Whole), ct);
                }

                break;
            case var category when category.StartsWith(CategoryAction[..^1], StringComparison.Ordinal) && index < path.Categories.Length:
                if (deed == PathEditorModal.Change)
                {
                    await PushAsync(CategoriesModal.Form(path.Categories[index], page.At(index)));
                }
                else
                {
                    draft = draft with { Path = path with { Categories = Moved(path.Categories, deed, index) } };
                    await KeepAsync();
                    await forms.TryUpdateAsync(request.Workspace, view, CategoriesModal.List(draft.Path, page.Whole), ct);
                    Refresh(forms, request.Workspace, view.RootViewId, PathEditorModal.Form(program, draft, page.Whole));
                }

                break;
        }

        return ActionAck.Nothing;

        Task<bool> PushAsync(ModalView form) => forms.TryOpenAsync(payload, request, form, ct);

        Task KeepAsync() => drafts.SaveAsync(installation, page.Draft, payload.User.Id, draft, PathJson.Default.PathDraft);
    }

    /// <summary>Brings a page below the open one up to date, without keeping anybody waiting. The draft is what counts; the page only shows it.</summary>
    public static void Refresh(FormOpener forms, WorkspaceKey workspace, string? viewId, ModalView form)
    {
        if (viewId is not null)
        {
            _ = forms.TryUpdateAsync(workspace, new ReceivedView { Id = viewId }, form, CancellationToken.None);
        }
    }

    static (string Deed, int Index) Deed(BlockAction action) =>
        action.SelectedOption?.Value.Split(':') is [var deed, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? (deed, index)
            : ("", int.MaxValue);

    static ImmutableArray<T> Moved<T>(ImmutableArray<T> list, string deed, int index) => deed switch
    {
        PathEditorModal.Up when index > 0 => list.RemoveAt(index).Insert(index - 1, list[index]),
        PathEditorModal.Down when index < list.Length - 1 => list.RemoveAt(index).Insert(index + 1, list[index]),
        PathEditorModal.Remove when list.Length > 1 => list.RemoveAt(index),
        _ => list,
    };
}

/// <summary>Which draft a page of the form is of, and which part of it the page is about.</summary>
readonly record struct PathPage(ProgramRef Program, Guid Draft, int Index)
{
    /// <summary>The page of the whole path.</summary>
    public ProgramRef Whole => new(Program.ProgramId, Draft.ToString("N"));

    /// <summary>The page of one level or category.</summary>
    public ProgramRef At(int index) => new(Program.ProgramId, string.Create(CultureInfo.InvariantCulture, $"{Draft:N}/{index}"));

    public static PathPage? Parse(string? text) =>
        ProgramRef.Parse(text) is { } program && program.Rest.Split('/') is [var draft, .. var rest] && Guid.TryParseExact(draft, "N", out var id)
            ? new PathPage(program, id, rest is [var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1)
            : null;
}
