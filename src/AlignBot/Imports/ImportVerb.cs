using AlignBot.Contracts;
using AlignBot.Engine.Interaction;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Sources;
using NodaTime;

namespace AlignBot.Imports;

/// <summary><c>/align import</c>: takes a file of accounts, or of what happened to them.</summary>
sealed class ImportVerb(IImportForms imports, FormOpener forms, IClock clock) : IAlignVerb
{
    const string Usage = "accounts, opportunities, activities, leads or signals";

    public string Word => "import";

    public Mrkdwn Help =>
        Mrkdwn.Of($"`/align import opportunities` takes a CSV file: {Usage}. It shows what would change before anything does");

    public HelpPart Part => HelpPart.Program;

    public async Task<CommandAck> Handle(ProgramCommand command, CancellationToken ct)
    {
        var (word, rest) = CommandWords.Split(command.Text);

        // 'opportunities deals.csv' names a file of the person's own machine: the form takes it.
        if (word.Length > 0 && RecordWords.Read(word) is { } kind && (rest.Length == 0 || rest.Contains('.', StringComparison.Ordinal)))
        {
            return await OpenAsync(command, kind, ct);
        }

        if (word.Length > 0)
        {
            return MeantCommand.Unknown(Word, command.Text, [.. RecordWords.All.Select(RecordWords.Of)], Help);
        }

        var text = Mrkdwn.Of($"*A file of what?* It can have {Usage}.");
        return CommandAck.Ephemeral(
            text, [new SectionBlock(text), new ActionsBlock([.. RecordWords.All.Select(one => ImportButtons.Open(command.Program, one))])]);
    }

    async Task<CommandAck> OpenAsync(ProgramCommand command, SourceKinds kind, CancellationToken ct)
    {
        var program = command.Program;
        if (Keepers.WhyNot(program, command.Actor, clock.GetCurrentInstant(), ImportForm.Deed) is { } no)
        {
            return CommandAck.Ephemeral(Mrkdwn.Of($"{no}"));
        }

        if (await forms.TryOpenAsync(command.Request.Workspace, command.TriggerId, await imports.FormAsync(program, kind), ct))
        {
            return CommandAck.Nothing;
        }

        var sentence = Mrkdwn.Of($"If no form opened, open it here.");
        return CommandAck.Ephemeral(sentence, [new SectionBlock(sentence), new ActionsBlock(ImportButtons.Open(program, kind))]);
    }
}
