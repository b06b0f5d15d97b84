using AlignBot.Artifacts.Asks;
using AlignBot.Artifacts.Cards;
using AlignBot.Artifacts.Forms;
using AlignBot.Artifacts.Signing;
using AlignBot.Artifacts.Sla;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Waiting;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Artifacts;

/// <summary>What waits for somebody on Home: signatures in one line, what they answer for in one each.</summary>
sealed class ArtifactWaiting(IDisputeRecord disputes) : IWaitingWords
{
    public const string FeatureName = "artifact";

    public string Feature => FeatureName;

    public async Task<IReadOnlyList<WaitingLine?>> SayAsync(AlignBotContext db, IReadOnlyList<WaitingRow> rows, IReadOnlyDictionary<ProgramKey, ProgramInfo> programs)
    {
        var installation = rows[0].InstallationId;
        var ids = rows.Select(row => row.SubjectId).ToList();
        var theirs = rows.Select(row => row.ProgramId).Distinct().ToList(); // without it, the key is no help and every row is read
        var artifacts = (await db.Artifacts.Where(row => row.InstallationId == installation && theirs.Contains(row.ProgramId) && ids.Contains(row.Id)).ToListAsync())
            .ToDictionary(row => (row.ProgramId, row.Id), ArtifactDesk.StateOf);
        var (lines, signed) = (new List<WaitingLine?>(), new HashSet<int>());
        foreach (var row in rows)
        {
            var program = programs[new ProgramKey(row.InstallationId, row.ProgramId)];
            if (!artifacts.TryGetValue((row.ProgramId, row.SubjectId), out var artifact))
            {
                lines.Add(null);
            }
            else if (row.Slot == SignatureAsks.SlotOf(new UserId(row.UserId)))
            {
                // The first says all of a program's.
                lines.Add(signed.Add(row.ProgramId) ? await SignAsync(db, program, new UserId(row.UserId)) : null);
            }
            else if (artifact.LateSides.FirstOrDefault(side => LateMessage.SlotOf(side.Side) == row.Slot) is { } late)
            {
                var open = LateMessage.Open(artifact, late.Side);
                lines.Add(open.Count == 0 || late.Asked?.Value != row.UserId ? null : new WaitingLine(LateMessage.Title(open, late.Side), LateMessage.Answer(artifact)));
            }
            else
            {
                var ask = artifact.Asks.FirstOrDefault(ask => OwnerAskMessage.SlotOf(ask) == row.Slot);
                lines.Add(ask is null ? null : await AskAsync(db, artifact, ask, program));
            }
        }

        return lines;
    }

    static async Task<WaitingLine?> SignAsync(AlignBotContext db, ProgramInfo program, UserId user)
    {
        var waits = await SignatureAsks.OfAsync(db, program.Key, user);
        var button = new Button(SignForms.SignAllAction, "Read and sign") { Value = new ProgramRef(program.Key.ProgramId).ToString() };
        return waits switch
        {
            [] => null,
            [var one] => new WaitingLine(Mrkdwn.Of($"*Sign {ArtifactWords.Named(one)}*, version {one.Latest!.Number}").Shortened(400), button),
            _ => new WaitingLine(Mrkdwn.Of($"*Sign {waits.Count} texts*: {string.Join(", ", waits.Select(ArtifactWords.Title))}").Shortened(600), button),
        };
    }

    async Task<WaitingLine> AskAsync(AlignBotContext db, Domain.Artifacts.Artifact artifact, Domain.Artifacts.OwnerAsk ask, ProgramInfo program)
    {
        var buttons = OwnerAskMessage.Buttons(artifact, ask).ToList();
        return new WaitingLine((await OwnerAskMessage.SayAsync(db, disputes, artifact, ask, program)).Shortened(600), buttons[0]) { Others = buttons[1..] };
    }
}
