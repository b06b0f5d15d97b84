using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Artifacts.Sla;

/// <summary>Counts what was kept of an SLA, and shows it clause by clause.</summary>
sealed class SlaCounts(IEnumerable<IOwedRecord> records, IDatabase database, IClock clock)
{
    /// <summary>More breaches of a clause than these are counted.</summary>
    const int Named = 4;

    /// <summary>What was kept of each signed clause in a time, in the order of the SLA.</summary>
    public async Task<IReadOnlyList<(StandingClause Clause, SlaTally Tally)>> CountAsync(AlignBotContext db, ProgramInfo program, Artifact sla, Instant since, Instant now)
    {
        var (counted, owed) = (new List<(StandingClause, SlaTally)>(), new Dictionary<ClauseKind, IReadOnlyList<Owed>>());
        foreach (var clause in sla.Clauses)
        {
            var kind = clause.Of.Kind;
            if (!owed.TryGetValue(kind, out var theirs))
            {
                var from = kind.HasWindow() ? since - SlaCount.LookBack : since;
                owed[kind] = theirs = records.FirstOrDefault(record => record.Kind == kind) is { } record ? await record.OfAsync(db, program, from) : [];
            }

            counted.Add((clause, SlaCount.Of(clause, since, now, theirs, sla.Late, program.Roster, program.Calendar)));
        }

        return counted;
    }

    /// <summary>The beginning of this quarter.</summary>
    public static Instant Quarter(ProgramInfo program, Instant now) =>
        CadenceHealth.QuarterBegan(now, program.Calendar.Zone);

    /// <summary>The signed clauses with what was kept of each this quarter; null where it is no SLA, or has no signed clause.</summary>
    public async Task<IReadOnlyList<Block>?> ShowAsync(Artifact artifact, ProgramInfo program, UserId reader)
    {
        if (artifact is not { Kind: ArtifactKind.ServiceLevelAgreement, Clauses.IsEmpty: false, InForce: { } inForce })
        {
            return null;
        }

        var now = clock.GetCurrentInstant();
        var (since, context) = (Quarter(program, now), ArtifactDesk.Context(program, now));
        var (counted, links) = await database.ReadAsync(async db =>
        {
            var counted = await CountAsync(db, program, artifact, since, now);
            return (counted, await LinksAsync(db, program.Key, counted));
        });
        List<Block> blocks = [new ContextBlock(Mrkdwn.Of($"This quarter, since {When.Date(since.InZone(program.Calendar.Zone).Date)}"))];
        foreach (var (clause, tally) in counted)
        {
            var text = (Mrkdwn.Of($"*{clause.Of.Number}*   {ClauseText.Promise(clause.Of)}\n") + Say(clause.Of, tally, links, program) + Contested(artifact, clause.Of)).Shortened(2500);
            blocks.Add(new SectionBlock(text)
            {
                Accessory = ArtifactWorkflow.WhyNotReport(artifact, reader, clause.Of.Number, context) is null
                    ? new Button(SlaLate.ReportAction, "Report it late") { Value = ArtifactRef.To(artifact, clause.Of.Number.ToString(CultureInfo.InvariantCulture)).ToString() }
                    : null,
            });
        }

        List<IActionsElement> buttons = artifact.LateSides.Any(side => side.Asked == reader) ? [LateMessage.Answer(artifact)] : [];
        if (LateModals.Takeable(artifact, reader, context).Count > 0)
        {
            buttons.Add(new Button(SlaLate.TakeBackAction, "Take a report back") { Value = ArtifactRef.To(artifact).ToString() });
        }

        if (buttons.Count > 0)
        {
            blocks.Add(new ActionsBlock([.. buttons]));
        }

        if (inForce.Beside is { } beside)
        {
            blocks.Add(new SectionBlock(Mrkdwn.Quoted(beside).Shortened(1200)));
        }

        return blocks;
    }

    /// <summary>'kept 3 of 4, 1 open. Late: DSP-14, due Wed 4 Mar'.</summary>
    static Mrkdwn Say(Clause clause, SlaTally tally, Dictionary<Guid, string> links, ProgramInfo program)
    {
        var open = tally.Open > 0 ? $", {tally.Open} open" : "";
        var text = clause.Kind.IsInRecord()
            ? tally.Due == 0 ? Mrkdwn.Of($"nothing was due yet{open}") : Mrkdwn.Of($"*kept {tally.Kept} of {tally.Due}*{open}")
            : tally.Breaches.IsEmpty ? Mrkdwn.Of($"nothing is reported late") : Mrkdwn.Of($"*{tally.Breaches.Length} reported late*");
        if (tally.Breaches.IsEmpty)
        {
            return text;
        }

        var named = tally.Breaches.Take(Named).Select(breach => One(breach, links, program));
        var more = tally.Breaches.Length > Named ? Mrkdwn.Of($"\nand {tally.Breaches.Length - Named} more") : Mrkdwn.Empty;
        return text + Mrkdwn.Of($"\n") + Mrkdwn.Join("\n", named) + more;
    }

    /// <summary>What does not count while it is decided about.</summary>
    static Mrkdwn Contested(Artifact sla, Clause clause) =>
        sla.Late.Count(report => report.Clause == clause.Number && report is { TakenBack: null, Contested.IsOpen: true }) is var open and > 0 ? Mrkdwn.Of($"\n{open} contested, and not counted before that is decided") : Mrkdwn.Empty;

    static Mrkdwn One(Breach breach, Dictionary<Guid, string> links, ProgramInfo program)
    {
        if (breach.Report is { } report)
        {
            return Mrkdwn.Of($"•  {When.Date(report.On)}{(report.Contested is null ? "" : ", contested and decided")}: {report.Text} ({Names.Of(program.Roster, report.By)})").Shortened(400);
        }

        var owed = breach.Owed!;
        var subject = links.TryGetValue(owed.Id, out var link) ? Mrkdwn.Of($"{Link.To(link, owed.Subject)}") : Mrkdwn.Of($"{owed.Subject}");
        return Mrkdwn.Of($"•  ") + subject + Mrkdwn.Of($", {(owed.DoneAt is null ? "was due" : "late, was due")} {When.Day(breach.DueAt, program.Calendar.Zone)}");
    }

    /// <summary>Where the cards of what came late stand.</summary>
    static async Task<Dictionary<Guid, string>> LinksAsync(AlignBotContext db, ProgramKey key, IEnumerable<(StandingClause Clause, SlaTally Tally)> counted)
    {
        var ids = counted.SelectMany(one => one.Tally.Breaches.Take(Named)).Select(breach => breach.Owed?.Id).OfType<Guid>().Distinct().ToList();
        return ids.Count == 0 ? [] : await db.Posts
            .Where(post => post.InstallationId == key.InstallationId && post.ProgramId == key.ProgramId && ids.Contains(post.SubjectId)
                && post.Slot == IDisputeRecord.ThreadSlot && post.Permalink != null)
            .ToDictionaryAsync(post => post.SubjectId, post => post.Permalink!);
    }
}
