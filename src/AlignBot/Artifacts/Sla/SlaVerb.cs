using AlignBot.Artifacts.Cards;
using AlignBot.Artifacts.Forms;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Web;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Acks;
using NodaTime;

namespace AlignBot.Artifacts.Sla;

/// <summary><c>/align sla [late [n] TEXT]</c>: what sales and marketing owe each other, what was kept of it this quarter, and what comes late.</summary>
sealed class SlaVerb(SlaCounts sla, ProgramDirectory programs, ArtifactDesk desk, FormOpener forms, RequestInbox inbox, IDatabase database, WebOptions web, IClock clock) : IAlignVerb
{
    const string Late = "late";

    public string Word => "sla";

    public Mrkdwn Help => Mrkdwn.Of($"`/align sla` shows what sales and marketing owe each other, and what was kept of it this quarter; `/align sla late 2 TEXT` reports that clause 2 was not");

    public HelpPart Part => HelpPart.Program;

    public async Task<CommandAck> Handle(ProgramCommand command, CancellationToken ct)
    {
        var (program, reader) = (command.Program, command.Actor);
        var (word, after) = CommandWords.Split(command.Text);
        if (word.Length > 0 && word != Late)
        {
            return MeantCommand.Unknown(Word, command.Text, [Late], Help);
        }

        var context = ArtifactDesk.Context(program, clock.GetCurrentInstant());
        if (await database.ReadAsync(db => ArtifactTables.OneAsync(db, program.Key, ArtifactKind.ServiceLevelAgreement)) is { Latest: not null } artifact)
        {
            if (word == Late)
            {
                return await LateAsync(command, artifact, after, context, ct);
            }

            var (text, blocks) = ArtifactPage.Of(artifact, program, reader, context, web.HasPages, await sla.ShowAsync(artifact, program, reader));
            return CommandAck.Ephemeral(text, blocks);
        }

        var none = Mrkdwn.Of($"Nothing is written yet of what sales and marketing owe each other, and within which time.");
        return ArtifactWorkflow.WhyNotBegin(ArtifactKind.ServiceLevelAgreement, reader, context) is null
            ? CommandAck.Ephemeral(none, [new SectionBlock(none), new ActionsBlock(new Button(WriteForms.WriteAction, "Write it") { Value = new ArtifactRef(program.Key.ProgramId, Id: null, ArtifactKind.ServiceLevelAgreement).ToString(), Style = ButtonStyle.Primary })])
            : CommandAck.Ephemeral(none);
    }

    /// <summary>With a clause's number and a sentence it is recorded at once, for today; with less a form asks for the rest.</summary>
    async Task<CommandAck> LateAsync(ProgramCommand command, Artifact artifact, string typed, RuleContext context, CancellationToken ct)
    {
        var (program, actor) = (command.Program, command.Actor);
        var (first, rest) = CommandWords.Split(typed);
        var number = CommandWords.Number("clause", first);
        if (number is { } clause && rest.Length > 0)
        {
            return await inbox.OnceAsync(
                program.Key, command.Request,
                async session => await desk.ApplyAsync(session, program.Key, artifact.Id.Value, new ArtifactCommand.ReportLate(actor, clause, ArtifactDesk.Context(program, session.Now).Today, rest)) switch
                {
                    Outcome<Artifact>.Refused refused => CommandAck.Ephemeral(Mrkdwn.Of($"{ArtifactWords.Say(refused.Why, program)} You typed: `{SlackMarkup.Plain(typed)}`").Shortened(1500)),
                    Outcome<Artifact>.Changed changed => CommandAck.Ephemeral(LateModals.Reported(changed.State, await programs.CurrentAsync(session, program.Key))),
                    _ => CommandAck.Ephemeral(Mrkdwn.Of($"Nothing was recorded.")),
                },
                ct);
        }

        var clauses = LateModals.Reportable(artifact, actor, context);
        if (clauses.Count == 0)
        {
            var why = number is { } one ? ArtifactWords.Refused(ArtifactWorkflow.WhyNotReport(artifact, actor, one, context)!, program)
                : artifact.Clauses.Any(standing => !standing.Of.Kind.IsInRecord()) ? Mrkdwn.Of($"What is late is reported by those to whom it is owed, of sales or of marketing; `/align members` says who is which.")
                : Mrkdwn.Of($"No signed clause is counted by what people report. `/align sla` shows the clauses.");
            return CommandAck.Ephemeral(why);
        }

        if (await forms.TryOpenAsync(command.Request.Workspace, command.TriggerId, LateModals.Report(artifact, clauses, number, number is null ? typed : "", context.Today), ct))
        {
            return CommandAck.Nothing;
        }

        var again = Mrkdwn.Of($"If no form opened, open it here.");
        return CommandAck.Ephemeral(again, [new SectionBlock(again), new ActionsBlock(new Button(SlaLate.ReportAction, "Open the form") { Value = ArtifactRef.To(artifact).ToString() })]);
    }
}
