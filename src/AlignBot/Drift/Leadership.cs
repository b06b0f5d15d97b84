using System.Collections.Immutable;
using System.Text.Json;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Drift;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using AlignBot.Engine.Features;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Drift;

/// <summary>Looks, whenever a dispute moves, whether it is a problem of leadership and not of structure; while there is evidence that nobody
/// was told of, again each week: the structure may be in place by then.</summary>
sealed class LeadershipLook(IEnumerable<ILeadershipFacts> facts, ICadenceRecord cadence, ProgramDirectory programs, DriftDesk desk)
    : IFollow<DisputeChanged>
{
    public ValueTask FollowAsync(Session session, DisputeChanged moment) => LookAsync(session, moment.Program);

    /// <summary>Looks now.</summary>
    public async ValueTask LookAsync(Session session, ProgramKey key)
    {
        var (program, now) = (await programs.CurrentAsync(session, key), session.Now);
        var (roster, zone) = (program.Roster, program.Calendar.Zone);

        // This quarter and the last.
        var since = CadenceHealth.QuarterOf(now.InZone(zone).Date).PlusMonths(-3).AtStartOfDayInZone(zone).ToInstant();
        var known = new LeadershipFacts
        {
            Executive = roster.Holder(Role.AccountableExecutive),
            SalesLeader = roster.Holder(Role.SalesLeader),
            MarketingLeader = roster.Holder(Role.MarketingLeader),
        };
        await session.SaveAsync();
        foreach (var one in facts)
        {
            known = await one.AddAsync(known, new FindingsOf(session.Db, program, since, now));
        }

        if (!IsOften(known.BeforeTheExecutive, program) && !IsOften(known.SignedThenContested, program))
        {
            return;
        }

        var health = await cadence.SinceAsync(session.Db, program, since, now);
        if (LeadershipProblem.Of(known with { CadenceHeld = health.Due == 0 ? null : health.Held * 100m / health.Due }) is { } problem)
        {
            // Of what they were told already they are not told again.
            _ = await desk.ApplyAsync(session, key, new DriftCommand.Notice(problem));
            return;
        }

        var monday = DriftWorkflow.MondayOf(now.InZone(zone).Date).PlusWeeks(1);
        await session.SetTimerAsync(
            key, DriftDesk.FeatureName, DriftDesk.Subject, DriftTimers.Look, WorkingTime.FirstOpening(monday, program.Calendar));
    }

    /// <summary>Often enough, with something among it that nobody was told of.</summary>
    static bool IsOften(ImmutableArray<string> evidence, ProgramInfo program) =>
        evidence.Length >= LeadershipProblem.From && !evidence.All(program.Drift.Told.Contains);
}

/// <summary>The moments of drift: the end of a week in which language is counted, and another look at what leadership may be.</summary>
sealed class DriftTimers(DriftDesk desk, LeadershipLook leadership) : ITimerHandler
{
    public const string Look = "drift-look";

    public string Feature => DriftDesk.FeatureName;

    public async ValueTask HandleAsync(Session session, DueTimer timer)
    {
        if (timer.Name == Look)
        {
            await leadership.LookAsync(session, timer.Program);
            return;
        }

        // Turned off in between, nothing is counted and nobody waits for it.
        _ = await desk.ApplyAsync(session, timer.Program, new DriftCommand.WeekOver());
    }
}

/// <summary>Tells the accountable executive privately that it is no problem of structure; or both leaders, the same at the same minute,
/// where the
/// executive is one of them.</summary>
sealed class LeadershipMessage : IMessageRenderer
{
    public const string Name = "drift.leadership";

    /// <summary>So much evidence is named.</summary>
    const int Named = 12;

    string IMessageRenderer.Message => Name;

    public static OutgoingMessage To(UserId reader, IReadOnlyList<string> evidence) => new()
    {
        Kind = OutboxKind.Nudge,
        Message = Name,
        SubjectId = DriftDesk.Subject,
        Destination = reader.Value,
        Body = JsonSerializer.Serialize(new LeadershipNews([.. evidence]), DriftJson.Default.LeadershipNews),
    };

    public Task<Rendering> RenderAsync(RenderContext context)
    {
        var evidence = JsonSerializer.Deserialize(context.Row.Body!, DriftJson.Default.LeadershipNews)!.Evidence;
        var title = Mrkdwn.Of($"*This looks like leadership, not structure.* The meetings are held and the five artifacts are "
            + $"current, and the two leaders still do not settle it between them.");
        var rest = evidence.Length > Named ? $" and {evidence.Length - Named} more" : "";
        var from = Mrkdwn.Of($"In this quarter and the last: {Names.Join([.. evidence.Take(Named)])}{rest}, that came to the "
            + $"accountable executive or were contested after they were signed.");
        var advice = Mrkdwn.Of(
            $"More rules will not help. Go through these with both leaders, one by one: what kept the two of them from deciding it. "
                + $"Give both one number that they answer for together. Where it goes on, who leads is the question.");
        return Task.FromResult<Rendering>(new Rendering.Send(
            title, [new SectionBlock(title + Mrkdwn.Of($"\n") + from), new SectionBlock(advice),
                new ContextBlock(Mrkdwn.Of(
                $"This is private, and stands in no channel. You read of it again only where there is something new."))]));
    }
}

/// <param name="Evidence">By number, as it was known then.</param>
sealed record LeadershipNews(string[] Evidence);
