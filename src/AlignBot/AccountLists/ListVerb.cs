using AlignBot.AccountLists.Comparing;
using AlignBot.AccountLists.Pages;
using AlignBot.AccountLists.Pairs;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Acks;
using NodaTime;

namespace AlignBot.AccountLists;

/// <summary><c>/align list</c>: the one account list, its accounts, what changed, and for those who keep it the way to change where it
/// comes from.</summary>
sealed class ListVerb(
    ListPage page, ComparePage comparing, PairPage pairs, ListButtons buttons, FormOpener forms, IClock clock) : IAlignVerb
{
    public string Word => "list";

    public Mrkdwn Help =>
        Mrkdwn.Of(
            $"`/align list` shows the account list; `/align list tier 1` or a name finds accounts; `diff`, `history`, `pairs`, "
                + $"`compare`, `import` and `source` do what they say");

    public HelpPart Part => HelpPart.EveryDay;

    public async Task<CommandAck> Handle(ProgramCommand command, CancellationToken ct)
    {
        var (program, actor) = (command.Program, command.Actor);
        var typed = SlackMarkup.Plain(command.Text, program.Roster).Trim();
        var (word, rest) = CommandWords.Split(typed);
        switch (word)
        {
            case "" or "show" or "all" when rest.Length == 0:
                return Said(await page.ShowAsync(program, actor));
            case "diff" or "changes" when rest.Length == 0:
                return Said(await page.DiffAsync(program));
            case "history" when rest.Length == 0:
                return Said(await page.HistoryAsync(program));
            case "compare" when rest.Length > 0 || await comparing.HasAnyAsync(program):
                return Said(await comparing.ShowAsync(program, actor, rest));
            case "pairs" or "pair" when rest.Length == 0:
                return Said(await pairs.ShowAsync(program, actor));
            case "pair":
                return Said(await page.PairAsync(program, actor, rest));
            case "import" when rest.Length == 0:
                return await OpenAsync(command, ListButtons.ImportAction, ct);
            case "source" or "map" or "mapping" when rest.Length == 0:
                return await OpenAsync(command, ListButtons.SourceAction, ct);
            case "compare":
                return await OpenAsync(command, ListButtons.CompareAction, ct);
            default:
                return Said(await page.FindAsync(program, actor, word is "show" or "find" ? rest : typed));
        }
    }

    async Task<CommandAck> OpenAsync(ProgramCommand command, string action, CancellationToken ct)
    {
        var program = command.Program;
        if (AccountListWorkflow.WhyNotKeep(command.Actor, AccountListDesk.Context(program, clock.GetCurrentInstant())) is { } no)
        {
            return CommandAck.Ephemeral(Mrkdwn.Of($"{ListWords.Say(no, program)}"));
        }

        if (await forms.TryOpenAsync(command.Request.Workspace, command.TriggerId, await buttons.FormAsync(program, action), ct))
        {
            return CommandAck.Nothing;
        }

        var sentence = Mrkdwn.Of($"If no form opened, open it here.");
        return CommandAck.Ephemeral(
            sentence,
            [new SectionBlock(sentence), new ActionsBlock(new Button(action, "Open the form") { Value = new ProgramRef(program.Key.ProgramId).ToString() })]);
    }

    static CommandAck Said((Mrkdwn Text, IReadOnlyList<Block> Blocks) page) => CommandAck.Ephemeral(page.Text, page.Blocks);
}
