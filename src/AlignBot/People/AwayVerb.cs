using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.People.Calendars;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.People;

/// <summary><c>/align away</c>: enters days away by a form or in one line, and lists them.</summary>
sealed class AwayVerb(
    ProgramDirectory programs, PeopleDesk desk, AwayProposals proposals, AwayCalendars calendars, AwayCalendarButtons calendarForm, FormOpener forms, RequestInbox inbox, IDatabase database, IClock clock)
    : IAlignVerb
{
    public string Word => "away";

    public Mrkdwn Help => Mrkdwn.Of($"`/align away 2026-12-24 to 2027-01-02` enters days away, so that your deputy is asked; `/align away list` shows them");

    public HelpPart Part => HelpPart.Yours;

    public async Task<CommandAck> Handle(ProgramCommand command, CancellationToken ct)
    {
        var (program, actor, request) = (command.Program, command.Actor, command.Request);
        return command.Text.Trim().ToLowerInvariant() switch
        {
            "" => await OpenAsync(command, ct),
            "list" or "cancel" => await ListAsync(program, actor),
            "help" => CommandAck.Ephemeral(Mrkdwn.Of($"{AwayText.Usage}")),
            "calendar remove" or "calendar off" => await inbox.OnceAsync(
                program.Key, request,
                async session => CommandAck.Ephemeral(await calendars.TakeAwayAsync(session, program.Key, actor) ? AwayCalendarButtons.TakenAway : AwayCalendarButtons.NoneRead),
                ct),
            ['c', 'a', 'l', 'e', 'n', 'd', 'a', 'r', .. var rest] when rest is "" or [' ', ..] => await OpenCalendarAsync(command, ct),
            ['a', 's', 'k', ' ', ..] => await EnterAsync(program, actor, command.Text.Trim()[3..], request, ct, asks: true),
            _ => await EnterAsync(program, actor, command.Text, request, ct),
        };
    }

    /// <summary>Whatever is typed behind it is not read and not said back: an address is secret, and its place is the form.</summary>
    async Task<CommandAck> OpenCalendarAsync(ProgramCommand command, CancellationToken ct)
    {
        var form = await calendarForm.FormAsync(command.Program.Key, command.Actor, ct);
        if (await forms.TryOpenAsync(command.Request.Workspace, command.TriggerId, form, ct))
        {
            return CommandAck.Nothing;
        }

        var text = Mrkdwn.Of($"If no form opened, open it here.");
        var button = new Button(AwayCalendarButtons.OpenAction, "Open the form") { Value = new ProgramRef(command.Program.Key.ProgramId).ToString() };
        return CommandAck.Ephemeral(text, [new SectionBlock(text), new ActionsBlock(button)]);
    }

    async Task<CommandAck> OpenAsync(ProgramCommand command, CancellationToken ct)
    {
        var (program, actor) = (command.Program, command.Actor);
        if (!program.Roster.MayDecide(actor))
        {
            var refusal = new RosterRefusal.NotAMember(actor, program.Roster.StandingOf(actor));
            return CommandAck.Ephemeral(Mrkdwn.Of($"{RosterRefusals.Say(refusal, program.Roster)}"));
        }

        var form = AwayModal.Form(program, actor, program.Roster.MayGovern(actor, clock.GetCurrentInstant()));
        if (await forms.TryOpenAsync(command.Request.Workspace, command.TriggerId, form, ct))
        {
            return CommandAck.Nothing;
        }

        var text = Mrkdwn.Of($"If no form opened, open it here.");
        return CommandAck.Ephemeral(
            text, [new SectionBlock(text), new ActionsBlock(new Button(AwayButtons.OpenAction, "Open the form") { Value = new ProgramRef(program.Key.ProgramId).ToString() })]);
    }

    async Task<CommandAck> ListAsync(ProgramInfo program, UserId actor)
    {
        var key = program.Key;
        var rows = await database.ReadAsync(
            db => db.Absences.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId).OrderBy(row => row.FromDay).ToListAsync());
        var (text, blocks) = AwayCard.Show(program, rows.Select(row => (row.Id, PeopleDesk.Of(row))), actor, clock.GetCurrentInstant());
        return CommandAck.Ephemeral(text, blocks);
    }

    async Task<CommandAck> EnterAsync(ProgramInfo program, UserId actor, string text, SlackRequest request, CancellationToken ct, bool asks = false)
    {
        var (typed, problem) = AwayText.Parse(text, program.Roster.DayOf(actor, clock.GetCurrentInstant()));
        if (typed is not { } away)
        {
            return CommandAck.Ephemeral((Mrkdwn.Of($"{problem} You typed: `{SlackMarkup.Plain(text.Trim())}`\n").Shortened(1500) + Mrkdwn.Of($"{AwayText.Usage}")).Shortened(3000));
        }

        var absence = new Absence { User = away.User is { } other ? new UserId(other) : actor, From = away.From, To = away.To, Note = away.Note };
        return await inbox.OnceAsync(
            program.Key, request,
            async session =>
            {
                var refusal = asks
                    ? await proposals.AskAsync(session, program.Key, actor, absence)
                    : await desk.EnterAwayAsync(session, program.Key, actor, absence);
                var roster = (await programs.CurrentAsync(session, program.Key)).Roster;
                return CommandAck.Ephemeral(refusal is null && asks ? AwayModal.Asked(absence, roster)
                    : refusal is null
                    ? AwayModal.Entered(absence, roster, actor).Shortened(3000)
                    : Mrkdwn.Of($"{RosterRefusals.Say(refusal, roster)} You typed: `{SlackMarkup.Plain(text.Trim())}`").Shortened(3000));
            },
            ct);
    }
}
