using AlignBot.Contracts;
using AlignBot.Domain.Removal;
using AlignBot.Engine.Interaction;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Acks;
using NodaTime;

namespace AlignBot.Removal;

/// <summary><c>/align delete</c>: what would go, who has to confirm it, and the button that asks.</summary>
sealed class RemovalVerb(DeclaredProgram declared, IClock clock) : IAlignVerb
{
    public string Word => "delete";

    public Mrkdwn Help => Mrkdwn.Of($"`/align delete` deletes the program, once the accountable executive and the operating lead both want that");

    public HelpPart Part => HelpPart.Running;

    public Task<CommandAck> Handle(ProgramCommand command, CancellationToken ct)
    {
        var (program, now) = (command.Program, clock.GetCurrentInstant());
        var removal = RemovalWorkflow.Standing(program.Settings.Of(RemovalPart.Part), program.Roster, now);
        if (RemovalWorkflow.Apply(removal, new RemovalCommand.Ask(command.Actor), new(now, program.Roster, program.Calendar)) is var outcome
            && outcome is not Domain.Outcome<RemovalRequest>.Changed && !removal.IsOpen(now))
        {
            return Task.FromResult(CommandAck.Ephemeral(RemovalWords.Say(program, outcome)));
        }

        if (RemovalWorkflow.Pair(program.Roster, now) is not var (executive, lead) || (command.Actor != executive && command.Actor != lead))
        {
            return Task.FromResult(CommandAck.Ephemeral(RemovalWords.Say(program, outcome)));
        }

        var other = command.Actor == executive ? lead : executive;
        var (text, blocks) = !removal.IsOpen(now) ? RemovalWords.Offer(program, other, declared.File?.Channel == program.ChannelId)
            : removal.AskedBy == command.Actor ? RemovalWords.Waits(program, other, removal.Until!.Value)
            : (RemovalWords.Asked(program, removal.AskedBy!.Value, removal.Until!.Value), null);
        return Task.FromResult(blocks is null
            ? CommandAck.Ephemeral(text, [new SectionBlock(text), RemovalWords.Answers(program)])
            : CommandAck.Ephemeral(text, blocks));
    }
}
