using AlignBot.Contracts;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.SourceReadings;

/// <summary>Has a source read now.</summary>
sealed class SourceButtons(
    InstallationDirectory installations, ISourceReadings readings, ClickReply reply, RequestInbox inbox) : IActionHandler
{
    public const string ReadAction = "source.read";

    public static Button Read(ProgramInfo program, string source) =>
        new(ReadAction, "Read it now") { Value = new ProgramRef(program.Key.ProgramId, source).ToString() };

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        // Only names of the server's configuration are read; a value that comes back changed names none.
        if (ProgramRef.Parse(action.Value) is not { } about || !readings.Names.Contains(about.Rest)
            || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var key = about.In(installation);
        await inbox.OnceAsync(key, request, session => readings.AskAsync(session, key, about.Rest), ct);
        await reply.SayAsync(payload, request, Mrkdwn.Of($"{about.Rest} is being read. `/align sources` shows how that went."), ct);
        return ActionAck.Nothing;
    }
}
