using AlignBot.Domain.Drift;
using AlignBot.Domain.Drift.Language;
using AlignBot.Drift.Forms;
using AlignBot.Drift.Language;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Acks;
using NodaTime;

namespace AlignBot.Drift;

/// <summary><c>/align drift</c>: what drifts, for those who can do something about it.</summary>
sealed class DriftVerb(DriftReader reader, DriftDesk desk, RequestInbox inbox, FormOpener forms, IDatabase database, IClock clock)
    : IAlignVerb
{
    static readonly string[] Words = ["page", "thresholds", "language", "words", "exclude", "include"];

    public string Word => "drift";

    public Mrkdwn Help => Mrkdwn.Of($"`/align drift` shows those who lead what drifts, before it is a dispute; `thresholds` says "
        + $"from when on, `language` what is counted of how you speak, and `exclude me` leaves you out");

    public HelpPart Part => HelpPart.Program;

    public async Task<CommandAck> Handle(ProgramCommand command, CancellationToken ct)
    {
        var (program, context) = (command.Program, DriftDesk.Context(command.Program, clock.GetCurrentInstant()));
        var (word, after) = CommandWords.Split(command.Text);
        switch (word)
        {
            case "exclude":
                return await ApplyAsync(command, new DriftCommand.Exclude(command.Actor), ct);
            case "include":
                return await ApplyAsync(command, new DriftCommand.Include(command.Actor), ct);
            case "language" when after.Length == 0:
                var (said, parts) = TalkPage.Of(program, command.Actor, context);
                return CommandAck.Ephemeral(said, parts);
            case "language" when after.Equals("on", StringComparison.OrdinalIgnoreCase):
                return await ApplyAsync(command, new DriftCommand.TurnOn(command.Actor), ct);
            case "language" when after.Equals("off", StringComparison.OrdinalIgnoreCase):
                return await ApplyAsync(command, new DriftCommand.TurnOff(command.Actor), ct);
            default:
                break;
        }

        if (DriftWorkflow.WhyNotRead(command.Actor, context) is { } no)
        {
            return CommandAck.Ephemeral(DriftWords.Say(no, program));
        }

        switch (word)
        {
            case "" or "show":
                var view = await database.ReadAsync(db => reader.ReadAsync(db, program, context.Now, ct), ct);
                var (text, blocks) = DriftCard.Of(view, program, command.Actor, context);
                return CommandAck.Ephemeral(text, blocks);
            case "page" or "all":
                var whole = await database.ReadAsync(db => reader.ReadAsync(db, program, context.Now, ct), ct);
                return await OpenedAsync(command, DriftPage.Of(whole, program), DriftButtons.Page(program), ct);
            case "thresholds" or "threshold" or "settings":
                return DriftWorkflow.WhyNotSet(command.Actor, context) is { } why
                    ? CommandAck.Ephemeral(DriftWords.Say(why, program))
                    : await OpenedAsync(command, ThresholdsModal.Form(program), DriftButtons.Thresholds(program), ct);
            case "words" when WordsModal.Form(program, after.Length == 0 ? WordLists.English.Language : after) is { } form:
                return DriftWorkflow.WhyNotSet(command.Actor, context) is { } not
                    ? CommandAck.Ephemeral(DriftWords.Say(not, program))
                    : await OpenedAsync(command, form, TalkButtons.Words(program, after.Length == 0 ? WordLists.English.Language
                        : after), ct);
            default:
                return MeantCommand.Unknown(Word, command.Text, Words, Help);
        }
    }

    async Task<CommandAck> ApplyAsync(ProgramCommand command, DriftCommand it, CancellationToken ct)
    {
        var key = command.Program.Key;
        return await inbox.OnceAsync(
            key, command.Request, async session => CommandAck.Ephemeral(TalkButtons.Say(it, await desk.ApplyAsync(session, key, it),
                command.Program)), ct);
    }

    async Task<CommandAck> OpenedAsync(ProgramCommand command, ModalView page, Button again, CancellationToken ct)
    {
        if (await forms.TryOpenAsync(command.Request.Workspace, command.TriggerId, page, ct))
        {
            return CommandAck.Nothing;
        }

        var sentence = Mrkdwn.Of($"If no page opened, open it here.");
        return CommandAck.Ephemeral(sentence, [new SectionBlock(sentence), new ActionsBlock(again)]);
    }
}
