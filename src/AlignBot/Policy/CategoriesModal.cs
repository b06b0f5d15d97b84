using System.Globalization;
using AlignBot.Domain;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Policy;

/// <summary>The page that lists the categories, and the page for one of them.</summary>
static class CategoriesModal
{
    /// <summary>One category.</summary>
    public const string CallbackId = "policy.category.form";

    const string Name = "name";
    const string Definition = "definition";
    public const string Channel = "channel";
    const string Value = "value";

    public static ModalView List(EscalationPath path, ProgramRef about)
    {
        var blocks = new List<Block>();
        for (var index = 0; index < path.Categories.Length; index++)
        {
            var category = path.Categories[index];
            var text = Mrkdwn.Of($"*{category.Name}*");
            text += category.Definition.Length > 0 ? Mrkdwn.Of($"\n{category.Definition}") : Mrkdwn.Empty;
            text += category.Channel is { } channel ? Mrkdwn.Of($"\nThreads in {Mention.Channel(channel)}") : Mrkdwn.Empty;
            blocks.Add(new SectionBlock(text.Shortened(1200)) { Accessory = Menu(index, path.Categories.Length) });
        }

        if (path.Categories.Length < PathText.MostCategories)
        {
            blocks.Add(new ActionsBlock(new Button(PathEditor.AddCategoryAction, "Add a category")));
        }

        return new ModalView("Categories", blocks) { PrivateMetadata = about.ToString(), Close = "Back" };
    }

    /// <param name="category">As it stands; null for a new one.</param>
    /// <param name="about">The program, the draft, and the category's index: one past the last for a new one.</param>
    public static ModalView Form(DisputeCategory? category, ProgramRef about) => new(
        category is null ? "New category" : "Category",
        [
            new InputBlock("Name", new PlainTextInput(Value) { InitialValue = category?.Name, MaxLength = PathText.LongestName }) { BlockId = Name },
            new InputBlock("What belongs here", new PlainTextInput(Value) { InitialValue = category?.Definition, MaxLength = TextLimits.Line, Multiline = true })
            {
                BlockId = Definition,
                Optional = true,
                Hint = "One sentence. Whoever raises a dispute reads its beginning in the list.",
            },
            new InputBlock(
                "A channel of its own for the threads",
                new ConversationSelectMenu(Value) { InitialConversation = category?.Channel, Filter = new ConversationFilter { Include = ["public", "private"] } })
            {
                BlockId = Channel,
                Optional = true,
                Hint = "For what not everybody should read: disputes and decisions stand there, and elsewhere only those with a part in them and those who run the program find them. Invite AlignBot there first.",
            },
        ])
    {
        CallbackId = CallbackId,
        PrivateMetadata = about.ToString(),
        Submit = "Done",
        Close = "Back",
    };

    /// <summary>The channel chosen in a category's form; null where none is, or it is another form.</summary>
    public static string? ChannelOf(ReceivedView view) => view.CallbackId == CallbackId ? view.State.Conversation(Channel, Value) : null;

    /// <summary>The category as it was filled in, or what is wrong with it, by the input it stands under.</summary>
    /// <param name="others">The categories beside it.</param>
    public static (DisputeCategory? Category, Dictionary<string, string> Errors) Read(ViewState state, DisputeCategory? before, IEnumerable<DisputeCategory> others)
    {
        var name = state.Text(Name, Value)?.Trim() ?? "";
        var key = before?.Key ?? PathText.KeyOf(name);
        if (name.Length == 0 || key.Length == 0)
        {
            return (null, new() { [Name] = "Write a name, for example: Lead handling." });
        }

        if (others.Any(other => string.Equals(other.Key, key, StringComparison.OrdinalIgnoreCase) || string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            return (null, new() { [Name] = $"There is a category '{name}' already: choose another name." });
        }

        return (new DisputeCategory(key, name, state.Text(Definition, Value)?.Trim() ?? "", state.Conversation(Channel, Value)) { Settings = before?.Settings }, []);
    }

    static OverflowMenu Menu(int index, int count)
    {
        var entries = new List<Option> { Entry(PathEditorModal.Change, "Change", index) };
        if (index > 0)
        {
            entries.Add(Entry(PathEditorModal.Up, "Move up", index));
        }

        if (count > 1)
        {
            entries.Add(Entry(PathEditorModal.Remove, "Remove", index));
        }

        return new OverflowMenu(PathEditor.CategoryActionOf(index), entries);
    }

    static Option Entry(string deed, string text, int index) => new(string.Create(CultureInfo.InvariantCulture, $"{deed}:{index}"), (PlainText)text);
}
