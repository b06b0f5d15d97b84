using AlignBot.Domain;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Setup;

/// <summary><c>/align setup</c>: makes the program of a channel that has none, step by step.</summary>
sealed class SetupVerb(InstallationDirectory installations, ProgramDirectory programs, SetupOpener opener) : IAlignWord
{
    public const string Verb = "setup";

    public string Word => Verb;

    public Mrkdwn Help => Mrkdwn.Of($"`/align setup` sets a program up in a channel that has none: roles, teams, working time, meetings, escalation path, first artifact");

    public HelpPart Part => HelpPart.Running;

    public async Task<CommandAck> Handle(SlashCommand command, SlackRequest request, CancellationToken ct)
    {
        if (await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return CommandAck.Ephemeral(ProgramFinder.NotInstalled);
        }

        if (command.ChannelId is not { Length: > 0 } channel || channel[0] == 'D')
        {
            return CommandAck.Ephemeral(Mrkdwn.Of($"A program lives in a channel. Type `/align setup` in the channel where sales and marketing meet."));
        }

        if (await programs.FindAsync(installation, channel) is { } here)
        {
            var program = await programs.LatestAsync(here);
            return CommandAck.Ephemeral(Mrkdwn.Of($"*{program.Name}* runs in this channel already. `/align status` shows how it stands; `/align members`, `/align calendar`, `/meeting series` and `/align path` change it.").Shortened(1000));
        }

        return await opener.OpenAsync(installation, channel, new UserId(command.UserId), command.TriggerId, request, ct)
            ? CommandAck.Nothing
            : CommandAck.Ephemeral(
                Mrkdwn.Of($"If no form opened:"), [new SectionBlock(Mrkdwn.Of($"If no form opened:")), new ActionsBlock(new Button(SetupPages.OpenAction, "Set up") { Value = new SetupRef(channel).ToString() })]);
    }
}
