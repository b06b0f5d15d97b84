using AlignBot.Contracts;
using AlignBot.Disputes.Cards;
using AlignBot.Disputes.Records;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Waiting;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Disputes.Asks;

/// <summary>What disputes ask of people: the one button that answers, and the line on Home.</summary>
sealed class DisputeAsks : IWaitingWords
{
    public string Feature => DisputeTimers.FeatureName;

    /// <summary>The button that does what is asked.</summary>
    public static Button Answer(Dispute dispute, AskKey ask, DisputeRef about, bool isPrimary = false)
    {
        var (deed, label, value) = ask.Kind switch
        {
            AskKind.Decide => (DisputeButtons.Decide, DisputeAskMessage.Act(dispute), about.ToString()),
            AskKind.Brief => (DisputeButtons.Brief, "Add my case", about.ToString()),
            AskKind.Settlement => (DisputeButtons.AcceptSettlement, "Accept", about.With(dispute.Settlement?.Revision ?? 0)),
            AskKind.OtherDefault => (DisputeButtons.AgreeToDefault, "Agree", about.With(DisputeRef.Stamp(dispute.OtherDefault?.Text ?? ""))),
            AskKind.Withdrawal => (DisputeButtons.WithdrawToo, "Withdraw it", about.ToString()),
            AskKind.Lesson => (DisputeButtons.Lesson, "Say what", about.ToString()),
            _ => (DisputeButtons.Commit, "Commit", about.ToString()),
        };
        return new Button(deed, label) { Value = value, Style = isPrimary ? ButtonStyle.Primary : ButtonStyle.Default };
    }

    public async Task<IReadOnlyList<WaitingLine?>> SayAsync(
        AlignBotContext db, IReadOnlyList<WaitingRow> rows, IReadOnlyDictionary<ProgramKey, ProgramInfo> programs)
    {
        var (installation, ids) = (rows[0].InstallationId, rows.Select(row => row.SubjectId).Distinct().ToList());
        var theirs = rows.Select(row => row.ProgramId).Distinct().ToList(); // without it, the key is no help and every dispute is read
        var disputes = await db.Disputes
            .Where(row => row.InstallationId == installation && theirs.Contains(row.ProgramId) && ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id);
        var said = new Dictionary<WaitingRow, WaitingLine>();
        foreach (var same in rows.GroupBy(row => (row.ProgramId, row.SubjectId, row.UserId)))
        {
            if (disputes.TryGetValue(same.Key.SubjectId, out var found) && found.ProgramId == same.Key.ProgramId
                && Line(DisputeDesk.StateOf(found), [.. same], programs[new(installation, found.ProgramId)]) is { } line)
            {
                said.Add(same.First(), line);
            }
        }

        return [.. rows.Select(row => said.GetValueOrDefault(row))];
    }

    /// <summary>All that one dispute asks of one person, as one row: what it waits for leads, and the rest are further buttons.</summary>
    static WaitingLine? Line(Dispute dispute, IReadOnlyList<WaitingRow> rows, ProgramInfo program)
    {
        List<AskKey> asks = [.. dispute.Asks.Select(AskKey.Of).Where(ask => rows.Any(row => row.Slot == ask.Slot)).OrderBy(ask => ask.Kind is AskKind.Brief).ThenBy(ask => ask.Kind)];
        if (asks.Count == 0)
        {
            return null;
        }

        var text = Mrkdwn.Join("\n", asks.Select(ask => What(dispute, ask, program))) + Mrkdwn.Of($"\n{dispute.Question}").Shortened(300);
        var buttons = asks.ConvertAll(ask => Answer(dispute, ask, About(ask)));
        if (asks[0].Kind is AskKind.Decide && DisputeCases.Read(dispute, About(asks[0]).ToString()) is { } cases)
        {
            buttons.Add(cases);
        }

        return new WaitingLine(text, buttons[0]) { Others = buttons[1..] };

        DisputeRef About(AskKey ask) => new(rows[0].ProgramId, rows[0].SubjectId, ask.Round, ask.Level);
    }

    static Mrkdwn What(Dispute dispute, AskKey ask, ProgramInfo program)
    {
        var zone = program.Roster.ZoneOf(new UserId(ask.User));
        var due = ask.Kind == AskKind.Decide && dispute.AnswerBy is { } at ? Mrkdwn.Of($" {When.By(at, zone)}") : Mrkdwn.Empty;
        var what = ask.Kind switch
        {
            AskKind.Decide => Mrkdwn.Of($"*{DisputeAskMessage.Deed(dispute)} DSP-{dispute.Number}*"),
            AskKind.Brief => Mrkdwn.Of($"*Your case in DSP-{dispute.Number}*: what those who decide read first"),
            AskKind.Settlement => Mrkdwn.Of($"*An offer to settle DSP-{dispute.Number}*: {dispute.Settlement?.Terms.Text(dispute.Options)}").Shortened(500),
            AskKind.OtherDefault => Mrkdwn.Of($"*If nobody decides DSP-{dispute.Number}*: {dispute.OtherDefault?.Text}").Shortened(500),
            AskKind.Withdrawal => Mrkdwn.Of($"*Withdraw DSP-{dispute.Number} together*"),
            AskKind.Lesson => Mrkdwn.Of($"*What would have prevented DSP-{dispute.Number}?*"),
            _ => Mrkdwn.Of($"*Stand by DEC-{dispute.Closing?.DecisionNumber}*: {dispute.Closing?.Outcome}").Shortened(500),
        };
        return what + due;
    }
}
