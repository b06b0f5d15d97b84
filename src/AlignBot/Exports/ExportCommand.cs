using System.Globalization;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Acks;

namespace AlignBot.Exports;

/// <summary><c>/align export [csv|json|markdown]</c>: the whole record as a file, for those who run the program.</summary>
sealed class ExportCommand(ExportDesk desk, RequestInbox inbox) : IAlignVerb
{
    public string Word => "export";

    public Mrkdwn Help => Mrkdwn.Of($"`/align export csv`, `json` or `markdown` sends you the whole record as a file");

    public HelpPart Part => HelpPart.Running;

    public async Task<CommandAck> Handle(ProgramCommand command, CancellationToken ct)
    {
        RecordFormat? format = command.Text.Trim().ToLower(CultureInfo.InvariantCulture) switch
        {
            "" or "csv" => RecordFormat.Csv,
            "json" => RecordFormat.Json,
            "markdown" or "md" => RecordFormat.Markdown,
            _ => null,
        };
        return format is not { } wanted
            ? Slips.Nearest(CommandWords.Split(command.Text).Word, ["csv", "json", "markdown"]) is { } near
                ? MeantCommand.Ask("/align", $"export {SlackMarkup.Plain(command.Text)}", $"export {near}")
                : CommandAck.Ephemeral(Mrkdwn.Of($"The record can't be exported as '{command.Text}'. Write `/align export csv`, `/align export json` or `/align export markdown`.").Shortened(1000))
            : await inbox.OnceAsync(
                command.Program.Key, command.Request,
                session =>
                {
                    desk.Ask(session, command.Program.Key, command.Actor.Value, wanted);
                    return ValueTask.FromResult(CommandAck.Ephemeral(Mrkdwn.Of($"The export is being made; you get it as a direct message.")));
                },
                ct);
    }
}
