using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Actions;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Acks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Actions;

/// <summary><c>/align actions [mine|overdue|all]</c>: the open follow-ups, due first first.</summary>
sealed class ActionsVerb(IDecisionRecord decisions, IDatabase database, IClock clock) : IAlignVerb
{
    const int Listed = 15;

    public string Word => "actions";

    public Mrkdwn Help => Mrkdwn.Of($"`/align actions` lists what is yours to do; `overdue` and `all` list everybody's");

    public HelpPart Part => HelpPart.EveryDay;

    public async Task<CommandAck> Handle(ProgramCommand command, CancellationToken ct)
    {
        var which = command.Text.Trim().ToLower(CultureInfo.InvariantCulture);
        return which is "" or "mine" or "overdue" or "all"
            ? await ListAsync(command.Program, command.Actor, which)
            : MeantCommand.Unknown(Word, command.Text, ["mine", "overdue", "all"], Help);
    }

    async Task<CommandAck> ListAsync(ProgramInfo program, UserId me, string which)
    {
        var today = ActionWords.Today(program, clock.GetCurrentInstant());
        var (rows, count) = await database.ReadAsync(async db =>
        {
            var wanted = (which switch
            {
                "overdue" => ActionQueries.Overdue(db, program.Key, today),
                "all" => ActionQueries.Open(db, program.Key),
                _ => ActionQueries.Open(db, program.Key).Where(row => row.Owner == me.Value),
            }).ReadableBy(db, program, decisions, me, clock.GetCurrentInstant());
            return (await wanted.OrderBy(row => row.DueOn).ThenBy(row => row.GivenAt).ThenBy(row => row.Id).Take(Listed).ToListAsync(), await wanted.CountAsync());
        });
        var title = (which, count) switch
        {
            ("overdue", 0) => Mrkdwn.Of($"Nothing is overdue."),
            ("all", 0) => Mrkdwn.Of($"There are no open actions."),
            (_, 0) => Mrkdwn.Of($"Nothing is yours to do. `/align actions all` shows what others have."),
            ("overdue", _) => Mrkdwn.Of($"*Overdue: {Count(count)}*"),
            ("all", _) => Mrkdwn.Of($"*Open: {Count(count)}*"),
            _ => Mrkdwn.Of($"*Yours to do: {Count(count)}*"),
        };
        List<Block> blocks = [new SectionBlock(title), .. rows.Select(row => Line(ActionDesk.StateOf(row), program, me, today, withOwner: which is "overdue" or "all"))];
        if (count > rows.Count)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"and {count - rows.Count} more, due later.")));
        }

        return CommandAck.Ephemeral(title, blocks);
    }

    SectionBlock Line(ActionItem action, ProgramInfo program, UserId me, LocalDate today, bool withOwner)
    {
        var owner = withOwner ? Mrkdwn.Of($"{Names.Of(program.Roster, action.Owner)}: ") : Mrkdwn.Empty;
        var mayChange = ActionWorkflow.MayChange(action, me, new RuleContext(clock.GetCurrentInstant(), program.Roster, program.Calendar));
        return new SectionBlock(owner + ActionWords.Task(action, today))
        {
            Accessory = mayChange ? new Button(ActionButtons.DoneAction, "Done") { Value = new ActionRef(program.Key.ProgramId, action.Id.Value).ToString() } : null,
        };
    }

    static string Count(int count) => count == 1 ? "1 action" : $"{count} actions";
}
