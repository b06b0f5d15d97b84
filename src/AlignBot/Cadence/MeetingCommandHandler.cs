using AlignBot.Cadence.Agendas;
using AlignBot.Cadence.Running;
using AlignBot.Cadence.Series;
using AlignBot.Cadence.Upcoming;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Inbox;
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

namespace AlignBot.Cadence;

/// <summary><c>/meeting</c>: the next one, its agenda, and what can be done with it; and 'Add to agenda' on a message or from anywhere.</summary>
sealed class MeetingCommandHandler(
    ProgramFinder finder, ProgramDirectory programs, MeetingDesk desk, SeriesList series, KickOff kickOff, FormOpener forms, ClickReply reply, RequestInbox inbox,
    IDatabase database, IClock clock)
    : ICommandHandler, IMessageShortcutHandler, IShortcutHandler
{
    public const string MessageShortcutId = "meeting.item.add.message";
    public const string GlobalShortcutId = "meeting.item.add.global";

    public static Mrkdwn Usage { get; } = Mrkdwn.Of(
        $"`/meeting` shows the next one\n`/meeting add` and what is to be settled puts it on the agenda; `/meeting agenda` shows it\n`/meeting start` and `/meeting end` it; `/meeting skip REASON` calls it off, `/meeting move Thu 10:00 REASON` moves it, each after you have seen the dates; `/meeting restore` takes a call-off back\n`/meeting met` records one that was held without the bot\n`/meeting series` lists and changes the recurring meetings, and has a file of them for your calendar\n`/meeting kick-off Thu 10:00` plans the workshop with which a programme begins");

    public async Task<CommandAck> Handle(SlashCommand command, SlackRequest request, CancellationToken ct)
    {
        var found = await finder.FindAsync(request.Workspace, command.ChannelId, command.UserId);
        if (found.Program is not { } key)
        {
            return CommandAck.Ephemeral(found.Sentence);
        }

        var text = command.Text.Trim();
        var (verb, rest) = CommandWords.Split(text);
        var typed = new Typed(key, new UserId(command.UserId), await programs.PlainAsync(key, rest, command.ChannelId, command.ChannelName), command.TriggerId, request);
        return verb switch
        {
            "" => await NextAsync(typed),
            "help" => CommandAck.Ephemeral(Usage),
            "add" when rest.Length == 0 => await OpenAsync(typed, (meeting, program) => AddItemModal.Form(meeting, program), ct),
            "add" => await AddAsync(typed, ct),
            "agenda" => await AgendaAsync(typed),
            "series" => await series.ListAsync(key),
            "kick-off" or "kickoff" => await kickOff.PlanAsync(key, typed.User, typed.Text, request, ct),
            "start" => await ApplyAsync(typed, new MeetingCommand.Start(typed.User), ct),
            "end" => await EndAsync(typed, ct),
            "skip" when rest.Length == 0 => await OpenChangeAsync(typed, SkipMeetingModal.Form, MeetingWorkflow.WhyNotBefore, ct),
            "skip" => await PreviewAsync(typed, (_, _) => (new MeetingCommand.Skip(typed.User, typed.Text), null), ct),
            "restore" => await RestoreAsync(typed, ct),
            "move" when rest.Length == 0 => await OpenChangeAsync(typed, MoveMeetingModal.Form, MeetingWorkflow.WhyNotMove, ct),
            "move" => await PreviewAsync(typed, (meeting, now) => Move(typed, meeting, now), ct),
            "met" => await MetAsync(typed, ct),
            _ when Near(verb) is { } near => MeantCommand.Ask("/meeting", SlackMarkup.Plain(text), $"{near} {rest}".TrimEnd()),
            _ => CommandAck.Ephemeral((Mrkdwn.Of($"`/meeting {text}` is not known here.\n").Shortened(800) + Usage).Shortened(3000)),
        };
    }

    /// <summary>The word that a slip is one letter from, or that others would use.</summary>
    static string? Near(string verb) => verb switch
    {
        "cancel" => "skip",
        "reschedule" or "postpone" => "move",
        "list" or "all" => "series",
        "items" or "show" or "next" => "agenda",
        _ => Slips.Near(verb, ["help", "add", "agenda", "series", "start", "end", "skip", "restore", "move", "met", "kick-off"]) ?? (verb.Any(char.IsLetterOrDigit) ? null : "help"),
    };

    /// <summary>'Add to agenda' on a message: its text, in a form that says where it goes.</summary>
    public async Task<ActionAck> Handle(MessageShortcut shortcut, SlackRequest request, CancellationToken ct)
    {
        var found = await finder.FindAsync(request.Workspace, shortcut.Channel.Id, shortcut.User.Id);
        if (found.Program is not { } key)
        {
            await reply.SayAsync(shortcut, found.Sentence);
            return ActionAck.Nothing;
        }

        var typed = new Typed(key, new UserId(shortcut.User.Id), await programs.PlainAsync(key, MessageText.Of(shortcut.Message), shortcut.Channel.Id, shortcut.Channel.Name), shortcut.TriggerId, request);
        if (await TryOpenAsync(typed, (meeting, program) => AddItemModal.Form(meeting, program, text: typed.Text), ct) is { } instead)
        {
            await reply.SayAsync(shortcut, instead);
        }

        return ActionAck.Nothing;
    }

    /// <summary>'Add to agenda' from anywhere: the empty form.</summary>
    public async Task<ActionAck> Handle(GlobalShortcut shortcut, SlackRequest request, CancellationToken ct)
    {
        var found = await finder.FindAsync(request.Workspace, channelId: null, shortcut.User.Id);
        var instead = found.Program is { } key
            ? await TryOpenAsync(new Typed(key, new UserId(shortcut.User.Id), "", shortcut.TriggerId, request), (meeting, program) => AddItemModal.Form(meeting, program), ct)
            : found.Sentence;
        if (instead is { } sentence)
        {
            // There is no response_url here: a small page says why there is no form.
            await forms.TryOpenAsync(request.Workspace, shortcut.TriggerId, new ModalView("Add to the agenda", [new SectionBlock(sentence)]) { Close = "Close" }, ct);
        }

        return ActionAck.Nothing;
    }

    async Task<CommandAck> NextAsync(Typed typed)
    {
        var (ahead, program) = await AheadAsync(typed, 5);
        return ahead.Count == 0 ? CommandAck.Ephemeral(Nothing) : CommandAck.Ephemeral(NextMeeting.Summary(ahead[0]), NextMeeting.Blocks(ahead, program, clock.GetCurrentInstant()));
    }

    async Task<CommandAck> AgendaAsync(Typed typed)
    {
        var (ahead, program) = await AheadAsync(typed, 1);
        return ahead.Count == 0 ? CommandAck.Ephemeral(Nothing) : CommandAck.Ephemeral(Mrkdwn.Of($"Agenda of {ahead[0].Terms.Name}"), AgendaList.Blocks(ahead[0], program));
    }

    Task<CommandAck> AddAsync(Typed typed, CancellationToken ct) => inbox.OnceAsync(
        typed.Key, typed.Request,
        async session =>
        {
            var program = await programs.CurrentAsync(session, typed.Key);
            if (await MeetingQueries.NextAsync(session.Db.Meetings, typed.Key, typed.User) is not { } row)
            {
                return CommandAck.Ephemeral(Nothing);
            }

            var id = new AgendaItemId(Guid.CreateVersion7());
            switch (await desk.ApplyAsync(session, typed.Key, row.Id, new MeetingCommand.AddItem(typed.User, id, typed.Text)))
            {
                case Outcome<Meeting>.Changed { State: var meeting }:
                    var said = Mrkdwn.Of($"On the agenda of *{meeting.Terms.Name}*, {When.At(meeting.StartsAt, meeting.Terms.Zone)}: {typed.Text}").Shortened(1000);
                    return CommandAck.Ephemeral(
                        said,
                        [new SectionBlock(said) { Accessory = new Button(MeetingButtons.ChangeAction, "Section, owner, account") { Value = MeetingCard.About(meeting, program, meeting.Item(id)) } }]);
                case Outcome<Meeting>.Refused refused:
                    return CommandAck.Ephemeral((MeetingRefusals.Say(refused.Why, program, MeetingDesk.StateOf(row).Terms.Zone) + Mrkdwn.Of($" You typed: {typed.Text}")).Shortened(3000));
                default:
                    throw new InvalidOperationException("Adding an item is either done or refused.");
            }
        },
        ct);

    async Task<CommandAck> EndAsync(Typed typed, CancellationToken ct)
    {
        var (ahead, program) = await AheadAsync(typed, 1);
        if (ahead is [{ Status: MeetingStatus.Running } meeting] && MeetingWorkflow.MayRun(meeting, typed.User, program.Roster, clock.GetCurrentInstant()))
        {
            var missing = RequiredPeople.Missing(meeting.Terms.RequiredRoles, [.. meeting.Here.Select(here => here.User)], program.Roster, clock.GetCurrentInstant());
            if (!missing.IsEmpty || meeting.Decisions.IsEmpty || MeetingWorkflow.WhyNotEnd(meeting) is not null)
            {
                return await OpenAsync(typed, (running, of) => EndMeetingModal.Form(running, of, missing), ct);
            }
        }

        return await ApplyAsync(typed, new MeetingCommand.End(typed.User, NothingToDecide: false, []), ct);
    }

    async Task<CommandAck> MetAsync(Typed typed, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var (rows, program) = await database.ReadAsync(async db => (
            await MeetingQueries.Of(db.Meetings, typed.Key)
                .Where(row => row.StartsAt <= now && row.StartsAt > now - Duration.FromDays(14) && row.Status != MeetingStatus.Held && row.Status != MeetingStatus.HeldUndecided && row.Status != MeetingStatus.Running)
                .OrderByDescending(row => row.StartsAt).ToListAsync(),
            await programs.LatestAsync(typed.Key)));
        return rows.ConvertAll(MeetingDesk.StateOf).Find(meeting => meeting.IsAhead || MeetingButtons.MayStillBeRecorded(meeting)) is not { } meeting
            ? CommandAck.Ephemeral(Mrkdwn.Of($"In the last two weeks every meeting was held, or its time has not come."))
            : await ShowUnlessAsync(typed, MeetingWorkflow.WhyNotRun(meeting, typed.User, program.Roster, now), meeting, program, MetModal.Form, ct);
    }

    (MeetingCommand? Command, Mrkdwn? Problem) Move(Typed typed, Meeting meeting, Instant now)
    {
        var (at, reason, problem) = TimeText.Parse(typed.Text, now, meeting.StartsAt, meeting.Terms.Zone);
        return problem is null
            ? (new MeetingCommand.Move(typed.User, at, reason), null)
            : (null, Mrkdwn.Of($"{problem} {TimeText.Usage}"));
    }

    /// <summary>Shows what a move or call-off of the next meeting would do; refused it is at once.</summary>
    Task<CommandAck> PreviewAsync(Typed typed, Func<Meeting, Instant, (MeetingCommand? Command, Mrkdwn? Problem)> make, CancellationToken ct) => inbox.OnceAsync(
        typed.Key, typed.Request,
        async session =>
        {
            var program = await programs.CurrentAsync(session, typed.Key);
            if (await MeetingQueries.NextAsync(session.Db.Meetings, typed.Key, mayRun: false) is not { } row)
            {
                return CommandAck.Ephemeral(Nothing);
            }

            var meeting = MeetingDesk.StateOf(row);
            var (command, problem) = make(meeting, session.Now);
            if (command is null)
            {
                return CommandAck.Ephemeral((problem!.Value + Mrkdwn.Of($" You typed: {typed.Text}")).Shortened(3000));
            }

            switch (await desk.WouldAsync(session, typed.Key, row.Id, command))
            {
                case Outcome<Meeting>.Refused refused:
                    return CommandAck.Ephemeral((Mrkdwn.Of($"*{meeting.Terms.Name}*: ") + MeetingRefusals.Say(refused.Why, program, meeting.Terms.Zone) + Mrkdwn.Of($" You typed: {typed.Text}")).Shortened(3000));
                case Outcome<Meeting>.Ignored:
                    return CommandAck.Ephemeral(Mrkdwn.Of($"*{meeting.Terms.Name}* takes place {When.At(meeting.StartsAt, meeting.Terms.Zone)} already."));
                default:
                    var later = await MeetingQueries.Ahead(session.Db.Meetings, typed.Key).Where(other => other.SeriesId == row.SeriesId && other.StartsAt > row.StartsAt)
                        .OrderBy(other => other.StartsAt).FirstOrDefaultAsync();
                    return ChangeMeeting.Preview(meeting, command, program, later?.StartsAt);
            }
        },
        ct);

    /// <summary>The one that was called off last, as long as it would not have begun.</summary>
    Task<CommandAck> RestoreAsync(Typed typed, CancellationToken ct) => inbox.OnceAsync(
        typed.Key, typed.Request,
        async session =>
        {
            var program = await programs.CurrentAsync(session, typed.Key);
            var off = (await MeetingQueries.Past(session.Db.Meetings, typed.Key).Where(row => row.Status == MeetingStatus.Skipped && row.StartsAt > session.Now).ToListAsync())
                .ConvertAll(MeetingDesk.StateOf).Where(meeting => meeting.Ending is { By: not null, IsWithdrawn: false }).MaxBy(meeting => meeting.Ending!.At);
            if (off is null)
            {
                return CommandAck.Ephemeral(Mrkdwn.Of($"No meeting to come is called off."));
            }

            return await desk.ApplyAsync(session, typed.Key, off.Id.Value, new MeetingCommand.Restore(typed.User)) is Outcome<Meeting>.Refused refused
                ? CommandAck.Ephemeral(Mrkdwn.Of($"*{off.Terms.Name}*: ") + MeetingRefusals.Say(refused.Why, program, off.Terms.Zone))
                : CommandAck.Ephemeral(Mrkdwn.Of($"*{off.Terms.Name}* takes place after all, {When.At(off.StartsAt, off.Terms.Zone)}."));
        },
        ct);

    /// <summary>Carries out what needs no form, on the meeting that is on, or else the next.</summary>
    Task<CommandAck> ApplyAsync(Typed typed, MeetingCommand command, CancellationToken ct) => inbox.OnceAsync(
        typed.Key, typed.Request,
        async session =>
        {
            var program = await programs.CurrentAsync(session, typed.Key);
            if (await MeetingQueries.NextAsync(session.Db.Meetings, typed.Key, typed.User) is not { } row)
            {
                return CommandAck.Ephemeral(Nothing);
            }

            var meeting = MeetingDesk.StateOf(row);
            return await desk.ApplyAsync(session, typed.Key, row.Id, command) is Outcome<Meeting>.Refused refused
                ? CommandAck.Ephemeral(Mrkdwn.Of($"*{meeting.Terms.Name}*: ") + MeetingRefusals.Say(refused.Why, program, meeting.Terms.Zone))
                : CommandAck.Ephemeral(Mrkdwn.Of($"Done: *{meeting.Terms.Name}*, {When.At(MeetingDesk.StateOf(row).StartsAt, meeting.Terms.Zone)}."));
        },
        ct);

    async Task<CommandAck> OpenAsync(Typed typed, Func<Meeting, ProgramInfo, ModalView> form, CancellationToken ct) =>
        await TryOpenAsync(typed, form, ct) is { } instead ? CommandAck.Ephemeral(instead) : CommandAck.Nothing;

    /// <summary>Null when the form is open; else what to say instead.</summary>
    async Task<Mrkdwn?> TryOpenAsync(Typed typed, Func<Meeting, ProgramInfo, ModalView> form, CancellationToken ct)
    {
        var (ahead, program) = await AheadAsync(typed, 1);
        if (ahead.Count == 0)
        {
            return Nothing;
        }

        if (!program.Roster.MayTakePart(typed.User))
        {
            return MeetingRefusals.Say(new MeetingRefusal.NotPermitted(MeetingDeed.TakePart, [], program.Roster.StandingOf(typed.User)), program, program.Calendar.Zone);
        }

        return await forms.TryOpenAsync(typed.Request.Workspace, typed.Trigger, form(ahead[0], program), ct) ? null : NoForm;
    }

    /// <summary>The form that moves or calls off the next one; whoever may not is told so before they fill it in.</summary>
    async Task<CommandAck> OpenChangeAsync(Typed typed, Func<Meeting, ProgramInfo, ModalView> form, Func<Meeting, MeetingRefusal?> whyNot, CancellationToken ct)
    {
        var (ahead, program) = await AheadAsync(typed, 1, mayRun: false);
        return ahead is [var meeting]
            ? await ShowUnlessAsync(typed, MeetingWorkflow.WhyNotRun(meeting, typed.User, program.Roster, clock.GetCurrentInstant()) ?? whyNot(meeting), meeting, program, form, ct)
            : CommandAck.Ephemeral(Nothing);
    }

    async Task<CommandAck> ShowUnlessAsync(
        Typed typed, MeetingRefusal? refusal, Meeting meeting, ProgramInfo program, Func<Meeting, ProgramInfo, ModalView> form, CancellationToken ct) =>
        refusal is not null ? CommandAck.Ephemeral(Mrkdwn.Of($"*{meeting.Terms.Name}*: ") + MeetingRefusals.Say(refusal, program, meeting.Terms.Zone))
        : await forms.TryOpenAsync(typed.Request.Workspace, typed.Trigger, form(meeting, program), ct) ? CommandAck.Nothing
        : CommandAck.Ephemeral(NoForm);

    Task<(List<Meeting> Ahead, ProgramInfo Program)> AheadAsync(Typed typed, int most, bool mayRun = true) => database.ReadAsync(async db => (
        (await MeetingQueries.InOrderOfAsync(db.Meetings, typed.Key, typed.User, most, mayRun)).ConvertAll(MeetingDesk.StateOf),
        await programs.LatestAsync(typed.Key)));

    static Mrkdwn Nothing => Mrkdwn.Of($"No meeting is planned. The operating lead makes one with `/meeting series`.");

    static Mrkdwn NoForm => Mrkdwn.Of($"The form did not open in time. Run the command again.");

    sealed record Typed(ProgramKey Key, UserId User, string Text, string? Trigger, SlackRequest Request);
}
