using AlignBot.Engine.Interaction;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Acks;

namespace AlignBot.Web;

/// <summary><c>/align web</c>: a link to the program's pages, for whoever typed it.</summary>
sealed class WebVerb(SignIns signIns) : IAlignVerb
{
    public string Word => "web";

    public Mrkdwn Help => Mrkdwn.Of($"`/align web` gives you a link to the program's pages in your browser: what is signed, decided and disputed, to read in peace or print");

    public HelpPart Part => HelpPart.Program;

    public async Task<CommandAck> Handle(ProgramCommand command, CancellationToken ct)
    {
        if (!signIns.AreServed)
        {
            return CommandAck.Ephemeral(WebWords.NotServed);
        }

        var link = await signIns.MakeAsync(command.Program.Key, command.Actor, path: "", ct);
        var (text, blocks) = WebWords.Link(link);
        return CommandAck.Ephemeral(text, blocks);
    }
}
