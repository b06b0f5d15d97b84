using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Domain.People;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.SourceBreaches;

/// <summary>Tells the leader of the owing side what the source shows not kept and nobody has answered: all of it in one message,
/// once a working day at most.</summary>
sealed class BreachMessage(IAccountsOnList list, IRecordsOfAccounts records, IClock clock) : IMessageRenderer
{
    public const string Name = "breach.told";

    /// <summary>More than these are counted: the page has all.</summary>
    const int Listed = 5;

    static readonly Guid Sales = new("5a1e5b2e-0000-4000-8000-000000000001");
    static readonly Guid Marketing = new("5a1e5b2e-0000-4000-8000-000000000002");

    string IMessageRenderer.Message => Name;

    /// <summary>A program has one such message a side.</summary>
    public static Guid SubjectOf(Function side) => side is Function.Sales ? Sales : Marketing;

    public static OutgoingMessage To(Function side, UserId leader, OutboxKind kind) => new()
    {
        Kind = kind,
        Message = Name,
        SubjectId = SubjectOf(side),
        Destination = leader.Value,
        Slot = $"breaches/{leader.Value}",
    };

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var (program, now) = (context.Program, clock.GetCurrentInstant());
        var side = BreachDesk.Sides.First(one => SubjectOf(one) == context.Row.SubjectId);
        var all = await BreachTables.SinceAsync(context.Db, program.Key, now - Duration.FromDays(90));
        var theirs = all.Where(one => one.It.Side == side).ToList();
        var open = Open(theirs, program, now);
        if (open.Count == 0 || program.Roster.Acting(SlaCount.LeaderOf(side), now)?.Value != context.Row.Destination)
        {
            var nothing = Mrkdwn.Of($"No breach of the SLA waits for your answer.{Withdrawn(theirs, now)}");
            return context.IsEdit ? new Rendering.Send(nothing,
                [new ContextBlock(nothing)]) : new Rendering.Drop("It was answered or corrected before they could be told.");
        }

        var names = await list.NamesAsync(context.Db, program.Key);
        var source = (await records.AsOfAsync(context.Db, program.Key, Sources.SourceKinds.Leads)) is
        {
            IsFromFiles: false,
            Source: var name
        } ? name : "the file of leads";
        var title = Mrkdwn.Of($"*{Title(open, side)}*, as {source} shows. Say by when you act on each, excuse it, or contest it.");
        var lines = open.Take(Listed).Select(one => Mrkdwn.Of($"•  {BreachWords.Say(one.It, names, program.Calendar.Zone)}").Shortened(500));
        var more = open.Count > Listed ? Mrkdwn.Of($"\nand {open.Count - Listed} more") : Mrkdwn.Empty;
        List<Block> blocks =
        [
            new SectionBlock(title + Mrkdwn.Of($"\n") + Mrkdwn.Join("\n", lines) + more),
            new ActionsBlock(new Button(BreachButtons.PageAction, "Read and answer") { Value = BreachButtons.About(program,
                SubjectOf(side)), Style = ButtonStyle.Primary }),
        ];
        if (Withdrawn(theirs, now) is { Length: > 0 } corrected)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"{corrected.TrimStart()}")));
        }

        return new Rendering.Send(title, blocks);
    }

    /// <summary>What nobody has said anything to that holds.</summary>
    public static List<Breach> Open(IEnumerable<Breach> all, ProgramInfo program, Instant now) =>
        [.. all.Where(one => one.It.IsOnTheAgenda(now, program.Calendar))];

    /// <summary>'3 promises that sales made were not kept'.</summary>
    public static string Title(IReadOnlyList<Breach> open, Function side)
    {
        var leads = open.Sum(one => one.It.Count);
        return $"{leads:N0} {(leads == 1 ? "lead" : "leads")}: what {Names.Of(side)} promised was not kept";
    }

    /// <summary>What was corrected in a week is said, and not only gone.</summary>
    static string Withdrawn(IEnumerable<Breach> theirs, Instant now)
    {
        var count = theirs.Where(one => !(one.It.WithdrawnAt < now - Duration.FromDays(7))).Sum(one => one.It.Corrected);
        return count == 0 ? "" : $" {count:N0} {(count == 1 ? "is" : "are")} withdrawn: the source was corrected.";
    }
}

/// <summary>Offers both leaders a dispute about what has stood unanswered on three weekly agendas.</summary>
sealed class BreachOffer(IAccountsOnList list, IClock clock) : IMessageRenderer
{
    public const string Name = "breach.offer";

    string IMessageRenderer.Message => Name;

    public static OutgoingMessage To(Guid breach, UserId leader) => new()
    {
        Kind = OutboxKind.Nudge,
        Message = Name,
        SubjectId = breach,
        Destination = leader.Value,
        Slot = $"offer/{leader.Value}",
    };

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var (program, it) = (context.Program, BreachDesk.StateOf(await context.SubjectAsync<BreachRow>()));
        if (!it.IsOnTheAgenda(clock.GetCurrentInstant(), program.Calendar))
        {
            return new Rendering.Drop("It was answered or corrected before they could be told.");
        }

        var names = await list.NamesAsync(context.Db, program.Key);
        var title = Mrkdwn.Of($"*A breach of the SLA has been without an answer for three weeks.* {Names.Of(it.Side)} can still answer it; a dispute gets it decided.").Shortened(600);
        return new Rendering.Send(
            title,
            [
                new SectionBlock(title + Mrkdwn.Of($"\n•  {BreachWords.Say(it, names, program.Calendar.Zone)}").Shortened(600)),
                new ActionsBlock(new Button(BreachButtons.ContestAction, "Raise a dispute") { Value = BreachButtons.About(program,
                    context.Row.SubjectId), Style = ButtonStyle.Primary }),
            ]);
    }
}
