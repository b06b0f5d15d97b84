using AlignBot.Artifacts.Definitions;
using AlignBot.Artifacts.Forms;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Artifacts.Cards;

/// <summary>The operating model of a program on one page: each document, how it stands, and the one thing to do about it.</summary>
static class ArtifactsPage
{
    static readonly ArtifactKind[] Singles =
    [
        ArtifactKind.OperatingDefinition, ArtifactKind.AccountList, ArtifactKind.Definition, ArtifactKind.Cadence, ArtifactKind.Scoreboard,
        ArtifactKind.EscalationPath, ArtifactKind.ServiceLevelAgreement, ArtifactKind.Incentives,
    ];

    public static async Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)> OfAsync(AlignBotContext db, ProgramInfo program, UserId reader, RuleContext context)
    {
        var singles = await ArtifactTables.SinglesAsync(db, program.Key);
        var counts = await ArtifactTables.CountsAsync(db, program.Key);
        var title = Mrkdwn.Of($"*The operating model of {program.Name}*").Shortened(300);
        List<Block> blocks = [new SectionBlock(title)];
        foreach (var kind in Singles.Where(kind => ArtifactWorkflow.MayRead(kind, reader, context)))
        {
            blocks.Add(kind is ArtifactKind.Definition ? Terms(counts, program, DefinitionsKeeper.Of(program, singles.GetValueOrDefault(ArtifactKind.OperatingDefinition))) : Line(kind, singles.GetValueOrDefault(kind), program, reader, context));
        }

        blocks.Add(new ActionsBlock(
            MeantCommand.Run(Many(counts, ArtifactKind.Playbook, "Playbooks"), "artifacts playbooks", program),
            MeantCommand.Run(Many(counts, ArtifactKind.AccountPlan, "Accounts"), "account", program)));
        return (title, blocks);
    }

    /// <summary>'definition current, list missing, definitions 4 current, 1 awaiting, ...': a line for Home and status.</summary>
    public static string Summary(IReadOnlyDictionary<(ArtifactKind Kind, ArtifactStanding Standing), int> counts) => string.Join(", ",
        new[] { ArtifactKind.OperatingDefinition }.Concat(ArtifactKinds.Parts).Select(kind => kind is ArtifactKind.Definition
            ? $"definitions {Counted(counts, kind)}"
            : $"{Short(kind)} {Single(kind, counts.Keys.Where(key => key.Kind == kind).Select(key => (ArtifactStanding?)key.Standing).FirstOrDefault())}"));

    static string Single(ArtifactKind kind, ArtifactStanding? standing) =>
        (standing is null or ArtifactStanding.Missing) && (kind is ArtifactKind.Cadence or ArtifactKind.EscalationPath) ? "not signed" : Word(standing);

    static SectionBlock Line(ArtifactKind kind, Artifact? artifact, ProgramInfo program, UserId reader, RuleContext context)
    {
        var about = artifact is null ? new ArtifactRef(program.Key.ProgramId, Id: null, kind).ToString() : ArtifactRef.To(artifact).ToString();
        var status = artifact is null ? ArtifactWords.Missing(kind) : ArtifactWords.Status(artifact, program.Roster);
        status += artifact is { InForce: null, DueOn: { } due } ? $"; {(artifact.Owner is { } owner ? $"{Names.Of(program.Roster, owner)} answers for it" : "nobody answers for it")}, and it is to hold by {When.Date(due)}" : "";
        var mayBegin = ArtifactWorkflow.WhyNotBegin(kind, reader, context) is null;
        Button? button = artifact?.Latest is not null ? new Button(ArtifactButtons.OpenAction, "Open") { Value = about }
            : !mayBegin ? null
            : kind.IsLiving() ? new Button(ArtifactButtons.BeginAction, "Have it signed") { Value = about }
            : new Button(WriteForms.WriteAction, "Write it") { Value = about, Style = kind is ArtifactKind.OperatingDefinition ? ButtonStyle.Primary : ButtonStyle.Default };
        return new SectionBlock(Mrkdwn.Of($"*{ArtifactWords.Title(kind)}*\n{status}").Shortened(900)) { Accessory = button };
    }

    static SectionBlock Terms(Dictionary<(ArtifactKind Kind, ArtifactStanding Standing), int> counts, ProgramInfo program, UserId? keeper) =>
        new(Mrkdwn.Of($"*Definitions*\n{Counted(counts, ArtifactKind.Definition)}{(keeper is { } owner ? $"; {Names.Of(program.Roster, owner)} answers for them" : "")}").Shortened(900)) { Accessory = MeantCommand.Run("Terms", "define", program) };

    /// <summary>'3 current, 1 awaiting': how many of a kind stand how.</summary>
    public static string Counted(IReadOnlyDictionary<(ArtifactKind Kind, ArtifactStanding Standing), int> counts, ArtifactKind kind)
    {
        var said = Enum.GetValues<ArtifactStanding>().Where(standing => standing is not ArtifactStanding.OutOfUse)
            .OrderBy(standing => standing is not ArtifactStanding.Current)
            .Select(standing => (standing, Count: counts.GetValueOrDefault((kind, standing)))).Where(one => one.Count > 0)
            .Select(one => $"{one.Count} {Word(one.standing)}").ToList();
        return said.Count == 0 ? "missing" : string.Join(", ", said);
    }

    static string Many(Dictionary<(ArtifactKind Kind, ArtifactStanding Standing), int> counts, ArtifactKind kind, string label) =>
        counts.Where(one => one.Key.Kind == kind).Sum(one => one.Value) is var count and > 0 ? $"{label} ({count})" : label;

    static string Word(ArtifactStanding? standing) => standing switch
    {
        ArtifactStanding.Draft => "draft",
        ArtifactStanding.Awaiting => "awaiting",
        ArtifactStanding.Current => "current",
        ArtifactStanding.Stale => "stale",
        _ => "missing",
    };

    static string Short(ArtifactKind kind) => kind switch
    {
        ArtifactKind.OperatingDefinition => "operating definition",
        ArtifactKind.AccountList => "list",
        ArtifactKind.Cadence => "cadence",
        ArtifactKind.Scoreboard => "scoreboard",
        ArtifactKind.EscalationPath => "path",
        _ => throw new InvalidOperationException($"No short name for {kind}."),
    };
}
