using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Disputes.Records;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Disputes.Overview;

/// <summary>The list of disputes, page by page: what is due first stands first, what ended last stands first.</summary>
sealed class DisputeList(IDatabase database, ProgramDirectory programs, InstallationDirectory installations, ClickReply reply, IClock clock) : IActionHandler
{
    /// <summary>Turns the page; its value is 'program/page/query'.</summary>
    public const string OlderAction = "dispute.list.older";

    public const string NewerAction = "dispute.list.newer";

    /// <summary>How many a page shows: what fits an answer that is still read.</summary>
    const int PageSize = 8;

    public async Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)> SayAsync(ProgramKey key, DisputeQuery query, UserId reader, int page)
    {
        var program = await programs.LatestAsync(key);
        var (rows, count) = await database.ReadAsync(async db =>
        {
            var all = Rows(db, program, query, reader).ReadableBy(db, program, reader, clock.GetCurrentInstant());
            return (await Ordered(all, query).Skip(page * PageSize).Take(PageSize).ToListAsync(), await all.CountAsync());
        });
        var title = Mrkdwn.Of($"*{query.Title(program)}*: {(count == 0 ? "none" : count.ToString(CultureInfo.InvariantCulture))}");
        if (count == 0)
        {
            return (title, [new SectionBlock(title), new ContextBlock(Mrkdwn.Of($"`/dispute` and a question raises one. `/dispute list all` shows those that ended as well."))]);
        }

        var pages = (count + PageSize - 1) / PageSize;
        List<Block> blocks =
        [
            new SectionBlock(pages == 1 ? title : title + Mrkdwn.Of($", page {page + 1} of {pages}")),
            .. rows.Select(row => Line(DisputeDesk.StateOf(row), program)),
        ];
        List<IActionsElement> turns = [];
        if (page > 0)
        {
            turns.Add(Turn(NewerAction, "Back", page - 1));
        }

        if (page + 1 < pages)
        {
            turns.Add(Turn(OlderAction, "More", page + 1));
        }

        return (title, turns.Count == 0 ? blocks : [.. blocks, new ActionsBlock(turns)]);

        Button Turn(string action, string label, int to) =>
            new(action, label) { Value = string.Create(CultureInfo.InvariantCulture, $"{key.ProgramId}/{to}/{query}") };
    }

    /// <summary>Another page, in place of the one that was clicked.</summary>
    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        var reader = new UserId(payload.User.Id);
        if (action.Value?.Split('/', 3) is [var id, var number, var text]
            && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var programId)
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            && await installations.FindAsync(request.Workspace) is { } installation)
        {
            var program = await programs.LatestAsync(new ProgramKey(installation, programId));
            if (DisputeQuery.Parse(text, program, out _) is { } query)
            {
                var (said, blocks) = await SayAsync(program.Key, query, reader, page);
                await reply.SayAsync(payload, request, said, blocks, ct, replace: true);
            }
        }

        return ActionAck.Nothing;
    }

    public static Mrkdwn Words(Dispute dispute, ProgramInfo program)
    {
        var zone = program.Calendar.Zone;
        var title = Mrkdwn.Of($"*DSP-{dispute.Number}*  {dispute.Question}").Shortened(240);
        return dispute.IsOpen
            ? title + Mrkdwn.Of($"\n_level {dispute.Level + 1} of {dispute.Path.Levels.Length}, {Mrkdwn.Of($"{Names.List(program.Roster, dispute.Deciders)}").Shortened(1000)}, due {When.At(dispute.DueAt!.Value, zone)}_")
            : title + Mrkdwn.Of($"\n_") + DisputeRefusals.Closed(dispute.Closing!, program.Roster, zone).Shortened(300) + Mrkdwn.Of($"_");
    }

    public static SectionBlock Line(Dispute dispute, ProgramInfo program) => new(Words(dispute, program))
    {
        Accessory = new Button(DisputeButtons.Deeds, "Open")
        {
            Value = new DisputeRef(program.Key.ProgramId, dispute.Id.Value, dispute.Round, dispute.Level).ToString(),
        },
    };

    static IQueryable<DisputeRow> Rows(AlignBotContext db, ProgramInfo program, DisputeQuery query, UserId reader)
    {
        var (installation, id) = (program.Key.InstallationId, program.Key.ProgramId);
        var rows = db.Disputes.Where(row => row.InstallationId == installation && row.ProgramId == id);
        rows = query.Open switch
        {
            true => rows.Where(row => row.Status == DisputeStatus.Open),
            false => rows.Where(row => row.Status != DisputeStatus.Open),
            null => rows,
        };
        if (query.Category is { } category)
        {
            rows = rows.Where(row => row.Category == category);
        }

        if (query.Mine)
        {
            rows = OfPerson(rows, db, reader.Value);
        }

        if (query.With is { } with)
        {
            rows = OfPerson(rows, db, with.Value);
        }

        return rows;
    }

    static IQueryable<DisputeRow> OfPerson(IQueryable<DisputeRow> rows, AlignBotContext db, string user) => rows.Where(row => db.Set<DisputePersonRow>().Any(person =>
        person.InstallationId == row.InstallationId && person.ProgramId == row.ProgramId && person.UserId == user && person.DisputeId == row.Id));

    static IQueryable<DisputeRow> Ordered(IQueryable<DisputeRow> rows, DisputeQuery query) => query.Open switch
    {
        true => rows.OrderBy(row => row.DueAt).ThenBy(row => row.Number),
        false => rows.OrderByDescending(row => row.ClosedAt).ThenByDescending(row => row.Number),
        null => rows.OrderByDescending(row => row.Number),
    };
}
