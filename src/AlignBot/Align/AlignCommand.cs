using System.Globalization;
using AlignBot.Decisions;
using AlignBot.Disputes;
using AlignBot.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Align;

/// <summary><c>/align</c>: how the program stands, and every other command under one name, for workspaces where the short ones are taken.</summary>
sealed class AlignCommand(ProgramFinder finder, ProgramStatus status, RaiseDispute disputes, DecisionCommandHandler decisions) : ICommandHandler
{
    public async Task<CommandAck> Handle(SlashCommand command, SlackRequest request, CancellationToken ct)
    {
        var text = command.Text.Trim();
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var verb = (space < 0 ? text : text[..space]).ToLower(CultureInfo.InvariantCulture);
        var rest = space < 0 ? "" : text[(space + 1)..].Trim();
        return verb switch
        {
            "" or "help" => CommandAck.Ephemeral(Help),
            "status" => await StatusAsync(command, request),
            "dispute" => await disputes.Handle(command with { Command = "/dispute", Text = rest }, request, ct),
            "decision" => await decisions.Handle(command with { Command = "/decision", Text = rest }, request, ct),
            _ => CommandAck.Ephemeral((Mrkdwn.Of($"`/align {text}` is not known here.\n").Shortened(1000) + Help).Shortened(3000)),
        };
    }

    async Task<CommandAck> StatusAsync(SlashCommand command, SlackRequest request)
    {
        var found = await finder.FindAsync(request.Workspace, command.ChannelId, command.UserId);
        if (found.Program is not { } program)
        {
            return CommandAck.Ephemeral(found.Sentence);
        }

        var (text, blocks) = await status.SayAsync(program);
        return CommandAck.Ephemeral(text, blocks);
    }

    static Mrkdwn Help => Mrkdwn.Of(
        $"""
        *What you can do here*
        `/dispute` and a question raises a dispute: named deciders, a deadline at every level, a decision at the end
        `/decision` and what was decided records it; `/decision list` and `/decision search` read the log
        `/align status` shows how the program stands
        All of them work under `/align` as well: `/align dispute`, `/align decision`. On a message, look for 'Raise a dispute' and 'Record a decision' in its menu.
        """);
}
