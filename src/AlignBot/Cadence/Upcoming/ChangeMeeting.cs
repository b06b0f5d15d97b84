using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Cadence.Upcoming;

/// <summary>What was typed after <c>/meeting move</c> or <c>skip</c>, shown with its dates before it is done, and a way back from it.</summary>
/// <remarks>The buttons carry the meeting, the time and the reason, a line each; who may is asked on each press.</remarks>
sealed class ChangeMeeting(
    InstallationDirectory installations, ProgramDirectory programs, MeetingDesk desk, ClickReply reply, RequestInbox inbox)
    : IActionHandler
{
    public const string MoveAction = "meeting.move.confirm";
    public const string SkipAction = "meeting.skip.confirm";
    public const string MoveBackAction = "meeting.move.undo";
    public const string RestoreAction = "meeting.skip.undo";

    /// <summary>What would be done, and the one button that does it.</summary>
    /// <param name="meeting">As it is.</param>
    /// <param name="command">A move or a call-off that the rules allow.</param>
    /// <param name="program">Whose it is.</param>
    /// <param name="next">When the series takes place after it; null where it does not.</param>
    public static CommandAck Preview(Meeting meeting, MeetingCommand command, ProgramInfo program, Instant? next)
    {
        var (name, zone) = (meeting.Terms.Name, meeting.Terms.Zone);
        var (text, button) = command switch
        {
            MeetingCommand.Move move => (
                Mrkdwn.Of($"Move *{name}* from {When.At(meeting.StartsAt, zone)} to {When.At(move.To, zone)}? _{move.Reason}_") + Warnings(meeting, move.To, program, next),
                new Button(MoveAction, "Move it") { Value = Value(meeting, program, move.To, move.Reason), Style = ButtonStyle.Primary }),
            MeetingCommand.Skip skip => (
                Mrkdwn.Of($"Call off *{name}*, {When.At(meeting.StartsAt, zone)}? _{skip.Reason}_") + (next is { } then ? Mrkdwn.Of($"\nIts items go to the next one, {When.At(then, zone)}.") : Mrkdwn.Empty),
                new Button(SkipAction, "Call it off") { Value = Value(meeting, program, meeting.StartsAt, skip.Reason), Style = ButtonStyle.Primary }),
            _ => throw new InvalidOperationException($"No preview is made for {command.GetType().Name}."),
        };
        return CommandAck.Ephemeral(text, [new SectionBlock(text.Shortened(3000)), new ActionsBlock(button), new ContextBlock(Mrkdwn.Of($"Nothing is done, and nobody is told, before you press."))]);
    }

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (action.Value?.Split('\n', 3) is not [var about, var moment, var reason]
            || MeetingRef.Parse(about) is not { } reference
            || !long.TryParse(moment, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at)
            || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var (key, actor, time) = (reference.Program(installation), new UserId(payload.User.Id), Instant.FromUnixTimeMilliseconds(at));
        MeetingCommand command = action.ActionId switch
        {
            SkipAction => new MeetingCommand.Skip(actor, reason),
            RestoreAction => new MeetingCommand.Restore(actor),
            _ => new MeetingCommand.Move(actor, time, reason),
        };
        var done = await inbox.FirstTimeAsync(
            installation, request,
            async session => await MeetingQueries.FindAsync(session.Db.Meetings, key, reference.MeetingId) is { } row
                ? (Before: MeetingDesk.StateOf(row), Outcome: await desk.ApplyAsync(session, key, row.Id, command))
                : default,
            ct);
        if (done is { Before: { } before, Outcome: { } outcome })
        {
            var (said, blocks) = After(before, command, outcome, await programs.LatestAsync(key));
            await reply.SayAsync(payload, said, blocks, replace: true);
        }

        return ActionAck.Nothing;
    }

    static (Mrkdwn Said, IReadOnlyList<Block> Blocks) After(Meeting before, MeetingCommand command, Outcome<Meeting> outcome, ProgramInfo program)
    {
        var (name, zone) = (before.Terms.Name, before.Terms.Zone);
        var (said, undo) = (outcome, command) switch
        {
            (Outcome<Meeting>.Refused refused, _) => (Mrkdwn.Of($"*{name}*: ") + MeetingRefusals.Say(refused.Why, program, zone), (Button?)null),
            (Outcome<Meeting>.Ignored, _) => (Mrkdwn.Of($"*{name}* of {When.At(before.StartsAt, zone)} stands so already."), null),
            (_, MeetingCommand.Skip) => (
                Mrkdwn.Of($"Called off: *{name}*, {When.At(before.StartsAt, zone)}. The channel reads so."),
                new Button(RestoreAction, "Take it back") { Value = Value(before, program, before.StartsAt, "") }),
            (_, MeetingCommand.Move move) => (
                Mrkdwn.Of($"Moved: *{name}* is {When.At(move.To, zone)} now. The channel reads so."),
                new Button(MoveBackAction, "Move it back") { Value = Value(before, program, before.StartsAt, "Moved back.") }),
            _ => (Mrkdwn.Of($"*{name}* takes place after all, {When.At(before.StartsAt, zone)}. The channel reads so."), null),
        };
        return (said, undo is null ? [new SectionBlock(said)] : [new SectionBlock(said), new ActionsBlock(undo)]);
    }

    static Mrkdwn Warnings(Meeting meeting, Instant to, ProgramInfo program, Instant? next)
    {
        var local = to.InZone(meeting.Terms.Zone).LocalDateTime;
        var warnings = Mrkdwn.Empty;
        if (Occurrences.IsOff(local.Date, local.TimeOfDay, meeting.Terms.Zone, program.Calendar))
        {
            var holiday = program.Calendar.Holidays.FirstOrDefault(day => day.Date == local.Date)?.Name;
            warnings += Mrkdwn.Of($"\n*{When.Date(local.Date)} is off{(holiday is null ? "" : $": {holiday}")}.*");
        }

        return next is { } then && to >= then
            ? warnings + Mrkdwn.Of($"\n*That is after the next one, {When.At(then, meeting.Terms.Zone)}.*")
            : warnings;
    }

    static string Value(Meeting meeting, ProgramInfo program, Instant at, string reason) =>
        string.Create(CultureInfo.InvariantCulture, $"{MeetingCard.About(meeting, program)}\n{at.ToUnixTimeMilliseconds()}\n{reason.ReplaceLineEndings(" ")}");
}
