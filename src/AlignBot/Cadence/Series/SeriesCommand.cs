using AlignBot.Domain;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Engine.Inbox;
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

/// <summary>What people do with the recurring meetings of a program: make and change them in their form, pause and end them, take a file of them.</summary>
sealed class SeriesCommand(
    InstallationDirectory installations, ProgramDirectory programs, SeriesDesk desk, SeriesList list, SeriesCalendar calendar, FormOpener forms, ClickReply reply,
    RequestInbox inbox, IClock clock)
    : IActionHandler, IViewSubmissionHandler
{
    /// <summary>Entries of a series' menu: 'deed:reference'.</summary>
    public const string MenuAction = "series.menu";

    /// <summary>Chooses a template: 'template:reference'.</summary>
    public const string TemplateAction = "series.template";

    public const string CalendarAction = "series.calendar";

    /// <summary>The menu's entry for the same of one series.</summary>
    public const string CalendarEntry = "calendar";

    /// <summary>How many dates a form shows ahead.</summary>
    const int Shown = 4;

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        if (action.ActionId == SeriesModal.PreviewAction)
        {
            await PreviewAsync(payload, installation, request, ct);
            return ActionAck.Nothing;
        }

        var (deed, value) = action.SelectedOption?.Value.Split(':', 2) is [var entry, var about] ? (entry, about) : (action.ActionId, action.Value);
        if (SeriesRef.Parse(value) is { } reference)
        {
            await HandleAsync(deed, new Click(payload, request, reference.Program(installation), reference, new UserId(payload.User.Id)), ct);
        }

        return ActionAck.Nothing;
    }

    /// <summary>The form was sent.</summary>
    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        if (SeriesRef.Parse(submission.View.PrivateMetadata) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        var key = about.Program(installation);
        var (start, program) = await StartAsync(key, about);
        var (wanted, problems) = SeriesModal.Read(start, submission.View.State, clock.GetCurrentInstant().InZone(program.Calendar.Zone).Date);
        var actor = new UserId(submission.User.Id);

        // Every mistake at once, those of the words and those of the rules.
        return await inbox.OnceAsync(
            installation, request,
            async session =>
            {
                var refusals = problems.Count == 0 ? await desk.SaveAsync(session, key, [wanted], actor) : await desk.ProblemsAsync(session, key, wanted, actor);
                if (problems.Count == 0 && refusals.Count == 0 && await ClashesAsync(session, wanted, program) is { Length: > 0 } clashes)
                {
                    return ViewAck.Update(new ModalView("Saved", [new SectionBlock(clashes)]) { Close = "Close" });
                }

                return refusals.FirstOrDefault(refusal => refusal.Field is null) is { } whole
                    ? ViewAck.Update(new ModalView("Not saved", [new SectionBlock(SeriesRefusals.Say(whole, program.Roster))]) { Close = "Close" })
                    : problems.Count == 0 && refusals.Count == 0 ? ViewAck.Clear
                    : ViewAck.Errors(Sentences(problems, refusals));
            },
            ct);
    }

    static async ValueTask<Mrkdwn> MadeAsync(Session session, IReadOnlyList<MeetingSeries> made, ProgramInfo program)
    {
        var said = Mrkdwn.Of($"Made: {string.Join(", ", made.Select(series => series.Name))}. `/meeting series` changes them.");
        foreach (var series in made)
        {
            var clashes = await ClashesAsync(session, series with { Program = new ProgramId(program.Key.ProgramId) }, program);
            said += clashes.Length > 0 ? Mrkdwn.Of($"\n") + clashes : Mrkdwn.Empty;
        }

        return said.Shortened(3000);
    }

    /// <summary>It is saved all the same: two meetings of an afternoon may be meant.</summary>
    static async ValueTask<Mrkdwn> ClashesAsync(Session session, MeetingSeries series, ProgramInfo program)
    {
        await session.SaveAsync();
        var others = (await SeriesDesk.Of(session.Db, program.Key).ToListAsync()).ConvertAll(SeriesDesk.StateOf);
        return SeriesWords.Clashes(SeriesClash.Of(series, others, program.Calendar, session.Now), series);
    }

    /// <summary>One sentence a field; of a field that can't be read at all, that.</summary>
    static Dictionary<string, string> Sentences(IReadOnlyDictionary<string, string> problems, IReadOnlyList<SeriesRefusal> refusals)
    {
        var sentences = new Dictionary<string, string>(problems);
        foreach (var refusal in refusals)
        {
            sentences.TryAdd(SeriesModal.BlockOf(refusal.Field), SeriesRefusals.Sentence(refusal));
        }

        return sentences;
    }

    async Task HandleAsync(string deed, Click click, CancellationToken ct)
    {
        var (all, program) = await list.ReadAsync(click.Key);
        if (deed is CalendarAction or CalendarEntry)
        {
            var isSent = await calendar.SendAsync(click.Request.Workspace, click.Actor, click.Key, click.About.SeriesId == Guid.Empty ? null : click.About.SeriesId);
            await reply.SayAsync(click.Payload, isSent
                ? Mrkdwn.Of($"The file is on its way to your messages with AlignBot.")
                : Mrkdwn.Of($"No series is going on, so there is nothing for a calendar."));
            return;
        }

        if (SeriesRules.WhyNotChange(click.Actor, program.Roster, clock.GetCurrentInstant()) is { } stranger)
        {
            await reply.SayAsync(click.Payload, SeriesRefusals.Say(stranger, program.Roster));
            return;
        }

        var series = all.Find(series => series.Id.Value == click.About.SeriesId);
        switch (deed)
        {
            case "edit" when series is not null:
                await OpenAsync(click, series, click.About, program, ct);
                break;
            case "pause" or "resume" or "end" when series is not null:
                await SetAsync(click, deed switch { "pause" => SeriesStatus.Paused, "end" => SeriesStatus.Ended, _ => SeriesStatus.Active }, series, ct);
                break;
            case var key when SeriesTemplates.All.FirstOrDefault(template => template.Key == key) is { } template:
                await NewAsync(click, template, program, ct);
                break;
        }
    }

    /// <summary>One meeting opens its form; a pack is made at once, all of it or nothing, each to be changed afterwards.</summary>
    async Task NewAsync(Click click, SeriesTemplate template, ProgramInfo program, CancellationToken ct)
    {
        var made = template.Series.Select(series => series with { Id = new SeriesId(Guid.CreateVersion7()), ZoneId = program.Calendar.ZoneId }).ToList();
        if (made is [var one])
        {
            await OpenAsync(click, one, new SeriesRef(click.Key.ProgramId, one.Id.Value, template.Key), program, ct);
            return;
        }

        var said = await inbox.FirstTimeAsync(
            click.Key, click.Request,
            async session => await desk.SaveAsync(session, click.Key, made, click.Actor) is [var refusal, ..]
                ? MeetingRefusals.Say(refusal, program, program.Calendar.Zone)
                : await MadeAsync(session, made, program),
            ct);
        if (said != Mrkdwn.Empty)
        {
            await reply.SayAsync(click.Payload, said);
        }
    }

    async Task SetAsync(Click click, SeriesStatus status, MeetingSeries series, CancellationToken ct)
    {
        if (await inbox.FirstTimeAsync(
            click.Key, click.Request, session => desk.SetAsync(session, click.Key, series.Id.Value, status, click.Actor), ct) is not { } outcome)
        {
            return;
        }

        var program = await programs.LatestAsync(click.Key);
        await reply.SayAsync(click.Payload, outcome switch
        {
            Outcome<MeetingSeries>.Refused { Why: SeriesRefusal refusal } => SeriesRefusals.Say(refusal, program.Roster),
            Outcome<MeetingSeries>.Ignored => Mrkdwn.Of($"{series.Name} is so already."),
            _ when status is SeriesStatus.Paused => Mrkdwn.Of($"{series.Name} pauses: its planned meetings are taken off, its agenda is kept. Resume it with `/meeting series`."),
            _ when status is SeriesStatus.Ended => Mrkdwn.Of($"{series.Name} has ended. What was held stays in the record."),
            _ => Mrkdwn.Of($"{series.Name} goes on."),
        });
    }

    Task<bool> OpenAsync(Click click, MeetingSeries series, SeriesRef about, ProgramInfo program, CancellationToken ct) =>
        reply.OpenAsync(click.Payload, click.Request, SeriesModal.Form(program, series, about, Preview(series, program)), ct);

    async Task PreviewAsync(BlockActions payload, int installation, SlackRequest request, CancellationToken ct)
    {
        if (payload.View is not { } view || SeriesRef.Parse(view.PrivateMetadata) is not { } about)
        {
            return;
        }

        var (start, program) = await StartAsync(about.Program(installation), about);
        var (wanted, problems) = SeriesModal.Read(start, view.State, clock.GetCurrentInstant().InZone(program.Calendar.Zone).Date);
        var preview = problems.Count > 0 ? Mrkdwn.Of($"{problems.Values.First()}") : Preview(wanted, program);
        await forms.TryUpdateAsync(request.Workspace, view, SeriesModal.Form(program, wanted, about, preview), ct);
    }

    /// <summary>The dates to come, or the first thing that is wrong.</summary>
    Mrkdwn Preview(MeetingSeries series, ProgramInfo program)
    {
        var now = clock.GetCurrentInstant();
        return SeriesRules.Problems(series, [], program.Calendar, now).FirstOrDefault(problem => problem.Field is SeriesField.Recurrence or SeriesField.Zone) is { } problem
            ? Mrkdwn.Of($"{SeriesRefusals.Sentence(problem)}")
            : SeriesWords.Next(Occurrences.Next(series, program.Calendar, now, Shown), series);
    }

    /// <summary>What a form began with: the series as it is, or its template.</summary>
    async Task<(MeetingSeries Start, ProgramInfo Program)> StartAsync(ProgramKey key, SeriesRef about)
    {
        var (all, program) = await list.ReadAsync(key);
        var template = SeriesTemplates.All.FirstOrDefault(template => template.Key == about.Template) ?? SeriesTemplates.WeeklyReview;
        return (
            all.Find(series => series.Id.Value == about.SeriesId)
                ?? template.Series[0] with { Id = new SeriesId(about.SeriesId), ZoneId = program.Calendar.ZoneId },
            program);
    }

    sealed record Click(BlockActions Payload, SlackRequest Request, ProgramKey Key, SeriesRef About, UserId Actor);
}
