using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Scoreboard.Review;
using AlignBot.Engine.Features;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.ReviewLines;

/// <summary>The menu of a line and the way to all of them. Whoever is in the meeting says what becomes of a line, as of any item.</summary>
sealed class LineButtons(
    InstallationDirectory installations, ProgramDirectory programs, ReviewBook book, LinesPage page, IReviewMeetings meetings, ISettleItem settle, Moments moments,
    MeantCommand commands, FormOpener forms, ClickReply reply, RequestInbox inbox, IDatabase database)
    : IActionHandler
{
    /// <summary>The menu of a line: its entries are 'deed:reference', with the line in the place of the item.</summary>
    public const string LineAction = "review.line";

    /// <summary>All lines of the section.</summary>
    public const string AllAction = "review.lines";

    /// <summary>The entry that leads to the account: reading is all it takes.</summary>
    public const string Account = "account";

    const string Decide = "decide";
    const string Escalate = "escalate";
    const string Park = "park";
    const string Off = "off";

    public static OverflowMenu Menu(ProgramInfo program, Meeting meeting, ReviewLine line)
    {
        var about = new MeetingRef(program.Key.ProgramId, meeting.Id.Value, meeting.Section, line.Id);
        (string Deed, string Label)[] entries =
        [
            (Decide, "Decide"), (Escalate, "Escalate"), (Park, "Park"), (Off, "Take it off"),
            .. line.Account is { } account ? new[] { (Account, $"About {ReviewLine.Name(account)}") } : [],
        ];
        return new OverflowMenu(LineAction, [.. entries.Select(entry => new Option($"{entry.Deed}:{about}",
            new PlainText(entry.Label).Shortened(75)))]);
    }

    public static Button All(ProgramInfo program, Meeting meeting, int count) => new(AllAction, $"All {count:N0}")
    {
        Value = new MeetingRef(program.Key.ProgramId, meeting.Id.Value, meeting.Section).ToString(),
    };

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        var (deed, value) = action.SelectedOption?.Value.Split(':', 2) is [var entry, var about] ? (entry, about) : (AllAction,
            action.Value);
        if (MeetingRef.Parse(value) is not { } reference || await installations.FindAsync(request.Workspace) is not { } installation
            || await database.ReadAsync(db => meetings.FindAsync(db, reference.Program(installation),
                new MeetingId(reference.MeetingId))) is not { } meeting)
        {
            return ActionAck.Nothing;
        }

        // The section that its reader saw: meanwhile the meeting may be at another.
        meeting = meeting with { Section = Math.Clamp(reference.Section, 0, meeting.Terms.Sections.Length - 1) };
        var program = await programs.LatestAsync(reference.Program(installation));
        if (deed == AllAction)
        {
            await reply.OpenAsync(payload, request, await page.ShowAsync(program, meeting), ct);
            return ActionAck.Nothing;
        }

        if (await FindAsync(program, meeting, reference.Item) is not { } line)
        {
            await reply.SayAsync(
                payload, request, Mrkdwn.Of($"This line is not there any more: somebody dealt with it, or the records say something else by now."), ct);
            return ActionAck.Nothing;
        }

        var click = new Click(payload, request, program, meeting, line, new UserId(payload.User.Id));
        await (deed switch
        {
            Account when line.AccountKey is { } key => commands.Handle(
                payload, new BlockAction { Value = new ProgramRef(program.Key.ProgramId, $"account {key}").ToString() }, request, ct),
            Off => TakeOffAsync(click, ct),
            Decide => TakeUpAsync(click, ItemEnd.Decide, ct),
            Escalate => TakeUpAsync(click, ItemEnd.Escalate, ct),
            Park => TakeUpAsync(click, ItemEnd.Park, ct),
            _ => Task.CompletedTask,
        });
        return ActionAck.Nothing;
    }

    Task<ReviewLine?> FindAsync(ProgramInfo program, Meeting meeting, Guid? id) => database.ReadAsync(async db =>
        (await book.ReadAsync(db, program, meeting, ReviewTopics.In(meeting.Terms.Kind, meeting.Terms.Sections, meeting.Section)))
            .FirstOrDefault(line => line.Id == id));

    /// <summary>The line becomes an item, and what is asked about an item is asked about it.</summary>
    async Task TakeUpAsync(Click click, ItemEnd end, CancellationToken ct)
    {
        var (key, meeting, line) = (click.Program.Key, click.Meeting.Id, click.Line);
        var (item, whyNot) = await inbox.FirstTimeAsync(
            key, click.Request,
            async session =>
            {
                if (await IsSettledAsync(session, key, line))
                {
                    return (null, ClickReply.SoAlready);
                }

                var taken = await meetings.TakeUpAsync(session, key, meeting, click.Actor, line.Item,
                    line.Account is { } name ? TextLimits.Cut(name, TextLimits.Name) : null);
                if (taken.Item is not null)
                {
                    Settle(session, click);
                }

                return taken;
            },
            ct);
        await (item is { } made
            ? settle.SettleAsync(click.Payload, click.Request, key, meeting, made, end, ct)
            : SayAsync(click, whyNot, ct));
    }

    async Task TakeOffAsync(Click click, CancellationToken ct)
    {
        var key = click.Program.Key;
        var whyNot = await inbox.FirstTimeAsync(
            key, click.Request,
            async session =>
            {
                if (await meetings.WhyNotSettleAsync(session, key, click.Meeting.Id, click.Actor) is { } no)
                {
                    return no;
                }

                if (await IsSettledAsync(session, key, click.Line))
                {
                    return ClickReply.SoAlready;
                }

                Settle(session, click);
                await ReviewHistory.AppendAsync(session, key, click.Actor, click.Meeting.Id, new LineTakenOff(click.Line.Item));
                await moments.TellAsync(session, new MeetingPartChanged(key));
                return Mrkdwn.Empty;
            },
            ct);
        if (whyNot == Mrkdwn.Empty && click.Payload.View is { Type: "modal" } open)
        {
            await forms.TryUpdateAsync(click.Request.Workspace, open, await page.ShowAsync(click.Program, click.Meeting), ct);
        }

        await SayAsync(click, whyNot, ct);
    }

    Task SayAsync(Click click, Mrkdwn words, CancellationToken ct) =>
        words == Mrkdwn.Empty ? Task.CompletedTask : reply.SayAsync(click.Payload, click.Request, words, ct);

    static async ValueTask<bool> IsSettledAsync(Session session, ProgramKey key, ReviewLine line)
    {
        await session.SaveAsync();
        var settled = await SettledLines.FactsAsync(session.Db, key);
        return line.Facts.All(settled.Contains);
    }

    static void Settle(Session session, Click click)
    {
        foreach (var fact in click.Line.Facts.Distinct())
        {
            session.Db.SettledReviewLines.Add(new SettledLineRow
            {
                InstallationId = click.Program.Key.InstallationId,
                ProgramId = click.Program.Key.ProgramId,
                Fact = fact,
                MeetingId = click.Meeting.Id.Value,
                SettledBy = click.Actor.Value,
                SettledAt = session.Now,
            });
        }
    }

    sealed record Click(BlockActions Payload, SlackRequest Request, ProgramInfo Program, Meeting Meeting, ReviewLine Line, UserId Actor);
}
