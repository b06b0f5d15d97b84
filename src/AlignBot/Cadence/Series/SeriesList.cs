using System.Globalization;
using AlignBot.Cadence.Feeds;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Cadence.Series;

/// <summary><c>/meeting series</c>: the recurring meetings of a program, page by page, each with its menu.</summary>
sealed class SeriesList(InstallationDirectory installations, ProgramDirectory programs, CalendarFeeds feeds, ClickReply reply, IDatabase database, IClock clock) : IActionHandler
{
    /// <summary>Shows another part of the list: 'from:reference'.</summary>
    public const string NextAction = "series.next";
    public const string PreviousAction = "series.previous";

    /// <summary>As many series as a message lists.</summary>
    const int PageSize = 20;

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (action.Value?.Split(':', 2) is [var start, var at] && int.TryParse(start, CultureInfo.InvariantCulture, out var from) && SeriesRef.Parse(at) is { } of
            && await installations.FindAsync(request.Workspace) is { } installation)
        {
            var (title, blocks) = await PageAsync(of.Program(installation), from);
            await reply.SayAsync(payload, title, blocks, replace: true);
        }

        return ActionAck.Nothing;
    }

    public async Task<CommandAck> ListAsync(ProgramKey key)
    {
        var (title, blocks) = await PageAsync(key, 0);
        return CommandAck.Ephemeral(title, blocks);
    }

    async Task<(Mrkdwn Title, List<Block> Blocks)> PageAsync(ProgramKey key, int from)
    {
        var (list, program) = await ReadAsync(key);
        var now = clock.GetCurrentInstant();
        var meetings = await database.ReadAsync(db => SeriesDates.ToComeAsync(db, key, now));
        var about = new SeriesRef(key.ProgramId, Guid.Empty);
        from = Math.Clamp(from, 0, Math.Max(0, list.Count - 1)) / PageSize * PageSize;
        var title = list.Count == 0 ? Mrkdwn.Of($"No series yet. Begin with a template.")
            : list.Count <= PageSize ? Mrkdwn.Of($"*Meeting series*")
            : Mrkdwn.Of($"*Meeting series* {from + 1} to {Math.Min(from + PageSize, list.Count)} of {list.Count}");
        List<Block> blocks =
        [
            new SectionBlock(title),
            .. list.Skip(from).Take(PageSize).Select(series => new SectionBlock(Line(series, meetings[series.Id], program, now)) { Accessory = Menu(series, program) }),
            new ActionsBlock(
            [
                .. from == 0 ? [] : new[] { new Button(PreviousAction, "Previous page") { Value = $"{from - PageSize}:{about}" } },
                .. from + PageSize >= list.Count ? [] : new[] { new Button(NextAction, "Next page") { Value = $"{from + PageSize}:{about}" } },
                new StaticSelectMenu(SeriesCommand.TemplateAction, [.. SeriesTemplates.All.Select(template => new Option($"{template.Key}:{about}", (PlainText)template.Title))]) { Placeholder = "New from a template" },
                new Button(SeriesCommand.CalendarAction, "File for your calendar") { Value = about.ToString() },
                .. feeds.AreServed ? new[] { new Button(CalendarFeedForm.OpenAction, "Keep my calendar up to date") { Value = about.ToString() } } : [],
            ]),
        ];
        return (title, blocks);
    }

    /// <summary>Those that are not over, by name.</summary>
    public Task<(List<MeetingSeries> List, ProgramInfo Program)> ReadAsync(ProgramKey key) => database.ReadAsync(async db => (
        (await SeriesDesk.Of(db, key).Where(row => row.Status != SeriesStatus.Ended).OrderBy(row => row.Name).ToListAsync()).ConvertAll(SeriesDesk.StateOf),
        await programs.LatestAsync(key)));

    static Mrkdwn Line(MeetingSeries series, IEnumerable<Meeting> meetings, ProgramInfo program, Instant now)
    {
        var what = Mrkdwn.Of($"*{series.Name}*{(series.Status is SeriesStatus.Paused ? " (paused)" : "")}   {SeriesWords.When(series)}");
        return series.Status is SeriesStatus.Paused
            ? what
            : what + Mrkdwn.Of($"\n") + SeriesWords.Next(SeriesDates.Next(series, meetings, program.Calendar, now, 2), series);
    }

    static OverflowMenu Menu(MeetingSeries series, ProgramInfo program)
    {
        var about = new SeriesRef(program.Key.ProgramId, series.Id.Value);
        return new OverflowMenu(
            SeriesCommand.MenuAction,
            new Option($"edit:{about}", (PlainText)"Change"),
            series.Status is SeriesStatus.Paused ? new Option($"resume:{about}", (PlainText)"Resume") : new Option($"pause:{about}", (PlainText)"Pause"),
            new Option($"end:{about}", (PlainText)"End for good"),
            new Option($"{SeriesCommand.CalendarEntry}:{about}", (PlainText)"For your calendar"));
    }
}
