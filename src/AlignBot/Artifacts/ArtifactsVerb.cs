using System.Globalization;
using AlignBot.Artifacts.Accounts;
using AlignBot.Artifacts.Cards;
using AlignBot.Artifacts.Forms;
using AlignBot.Artifacts.Sla;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Web;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Acks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Artifacts;

/// <summary><c>/align artifacts [playbooks|plans|ART-n]</c>: the operating model on one page, and each document of it.</summary>
sealed class ArtifactsVerb(AccountCard accounts, SlaCounts sla, IDatabase database, WebOptions web, IClock clock) : IAlignVerb
{
    const int Listed = 20;

    public string Word => "artifacts";

    public Mrkdwn Help => Mrkdwn.Of($"`/align artifacts` shows the operating model: what is signed, by whom, and what is missing; `playbooks`, `audits` and `ART-2` show those");

    public HelpPart Part => HelpPart.Program;

    public async Task<CommandAck> Handle(ProgramCommand command, CancellationToken ct)
    {
        var (program, reader) = (command.Program, command.Actor);
        var context = ArtifactDesk.Context(program, clock.GetCurrentInstant());
        var typed = CommandWords.Split(command.Text).Word;
        if (typed.StartsWith("art", StringComparison.Ordinal) && CommandWords.Number(ArtifactDesk.Numbers, command.Text) is { } number)
        {
            return await OneAsync(program, reader, number, context);
        }

        var (text, blocks) = typed switch
        {
            "" => await database.ReadAsync(db => ArtifactsPage.OfAsync(db, program, reader, context)),
            "playbooks" => await ListAsync(program, ArtifactKind.Playbook, "No playbook is here yet.", "Write a playbook"),
            "plans" => await accounts.ListAsync(program, reader),
            "audits" => await ListAsync(program, ArtifactKind.Audit, "No audit was closed yet: `/align audit` shows the one that runs.", write: null),
            _ => default,
        };
        return blocks is null ? MeantCommand.Unknown(Word, command.Text, ["playbooks", "plans", "audits"], Help) : CommandAck.Ephemeral(text, blocks);
    }

    async Task<CommandAck> OneAsync(ProgramInfo program, UserId reader, int number, RuleContext context)
    {
        var row = await database.ReadAsync(db => ArtifactTables.Of(db, program.Key).SingleOrDefaultAsync(row => row.Number == number));
        if (row is null || !ArtifactWorkflow.MayRead(row.Kind, reader, context))
        {
            return CommandAck.Ephemeral(Mrkdwn.Of($"There is no ART-{number} that you can read. `/align artifacts` shows what there is."));
        }

        var artifact = ArtifactDesk.StateOf(row);
        var (text, blocks) = ArtifactPage.Of(artifact, program, reader, context, web.HasPages, await sla.ShowAsync(artifact, program, reader));
        return CommandAck.Ephemeral(text, blocks);
    }

    async Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)> ListAsync(ProgramInfo program, ArtifactKind kind, string none, string? write)
    {
        var all = await database.ReadAsync(db => ArtifactTables.InUseAsync(db, program.Key, kind));
        var title = all.Count == 0 ? Mrkdwn.Of($"{none}") : Mrkdwn.Of($"*{ArtifactWords.Title(kind)}: {all.Count.ToString(CultureInfo.InvariantCulture)}*");
        List<Block> blocks = [new SectionBlock(title)];
        blocks.AddRange(all.Take(Listed).Select(one => new SectionBlock(Mrkdwn.Of($"*{ArtifactWords.Title(one)}*\n{ArtifactWords.Status(one, program.Roster)}").Shortened(700))
        {
            Accessory = new Button(ArtifactButtons.OpenAction, "Open") { Value = ArtifactRef.To(one).ToString() },
        }));
        if (all.Count > Listed)
        {
            blocks.Add(new SectionBlock(Lines.Fit([.. all.Skip(Listed).Select(one => Mrkdwn.Of($"ART-{one.Number} {ArtifactWords.Title(one)}").Shortened(200))])));
        }

        if (write is null)
        {
            return (title, blocks);
        }

        blocks.Add(new ActionsBlock(new Button(WriteForms.WriteAction, write) { Value = new ArtifactRef(program.Key.ProgramId, Id: null, kind).ToString() }));
        return (title, blocks);
    }
}
