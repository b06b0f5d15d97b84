using AlignBot.Artifacts.Cards;
using AlignBot.Artifacts.Forms;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Acks;
using NodaTime;

namespace AlignBot.Artifacts.Sla;

/// <summary><c>/align sla</c>: what sales and marketing owe each other, and what was kept of it this quarter.</summary>
sealed class SlaVerb(SlaCounts sla, IDatabase database, IClock clock) : IAlignVerb
{
    public string Word => "sla";

    public Mrkdwn Help => Mrkdwn.Of($"`/align sla` shows what sales and marketing owe each other, and what was kept of it this quarter");

    public HelpPart Part => HelpPart.Program;

    public async Task<CommandAck> Handle(ProgramCommand command, CancellationToken ct)
    {
        var (program, reader) = (command.Program, command.Actor);
        if (command.Text.Trim().Length > 0)
        {
            return MeantCommand.Unknown(Word, command.Text, [], Help);
        }

        var context = ArtifactDesk.Context(program, clock.GetCurrentInstant());
        if (await database.ReadAsync(db => ArtifactTables.OneAsync(db, program.Key, ArtifactKind.ServiceLevelAgreement)) is { Latest: not null } artifact)
        {
            var (text, blocks) = ArtifactPage.Of(artifact, program, reader, context, await sla.ShowAsync(artifact, program, reader));
            return CommandAck.Ephemeral(text, blocks);
        }

        var none = Mrkdwn.Of($"Nothing is written yet of what sales and marketing owe each other, and within which time.");
        return ArtifactWorkflow.WhyNotBegin(ArtifactKind.ServiceLevelAgreement, reader, context) is null
            ? CommandAck.Ephemeral(none, [new SectionBlock(none), new ActionsBlock(new Button(WriteForms.WriteAction, "Write it") { Value = new ArtifactRef(program.Key.ProgramId, Id: null, ArtifactKind.ServiceLevelAgreement).ToString() })])
            : CommandAck.Ephemeral(none);
    }
}
