using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Cadence.Absences;

/// <summary>Asks one person, two working days before, what becomes of a meeting for which somebody who must be there is away; it ends with what came of that.</summary>
sealed class AwayAskMessage : IMessageRenderer
{
    public const string Name = "meeting.away";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var (meeting, reader) = (await context.MeetingAsync(), new UserId(context.Row.Destination));
        if (meeting.OpenAwayAsk is { } ask && ask.To == reader)
        {
            var text = Text(meeting, ask, context.Program);
            return new Rendering.Send(text, [new SectionBlock(text), new ActionsBlock([.. AwayWords.Buttons(meeting, ask, context.Program)])]);
        }

        var after = After(meeting, reader, context.Program).Shortened(3000);
        return context.IsEdit ? new Rendering.Send(after, [new ContextBlock(after.Shortened(1900))]) : new Rendering.Drop("Nothing is to be arranged any more.");
    }

    static Mrkdwn Text(Meeting meeting, AwayAsk ask, ProgramInfo program) => (
        Mrkdwn.Of($"What becomes of *{meeting.Terms.Name}*, {When.At(meeting.StartsAt, meeting.Terms.Zone)} ({When.Left(meeting.StartsAt, meeting.Terms.Zone)})? ")
        + Mrkdwn.Of($"{AwayWords.Who(ask.Roles, program.Roster, ask.To)}. Name a deputy, move it or call it off; left as it is it can't be held, which is no miss.")).Shortened(2900);

    static Mrkdwn After(Meeting meeting, UserId reader, ProgramInfo program)
    {
        var (roster, zone) = (program.Roster, meeting.Terms.Zone);
        if (meeting.Status is not MeetingStatus.Scheduled || meeting.AwayAsk is not { } ask)
        {
            return meeting.IsAhead ? Mrkdwn.Of($"*{meeting.Terms.Name}*. ") + MeetingWords.Outcome(meeting, program) : MeetingWords.Ended(meeting, program);
        }

        var title = Mrkdwn.Of($"*{meeting.Terms.Name}*, {When.At(meeting.StartsAt, zone)}. ");
        return ask.StartsAt != meeting.StartsAt ? Mrkdwn.Of($"*{meeting.Terms.Name}* was moved to {When.At(meeting.StartsAt, zone)}.")
            : ask.Roles.IsEmpty ? title + Mrkdwn.Of($"It takes place: somebody is there for each role. Nothing for you to do.")
            : ask.LeftBy is { } by ? title + Mrkdwn.Of($"{(by == reader ? "You left" : $"{Names.Of(roster, by)} left")} it as it is: unless somebody comes to stand in it can't be held, which is no miss. `/meeting move` and `/meeting skip` still change it.")
            : title + Mrkdwn.Of($"{Names.Of(roster, ask.To)} is asked to arrange it now. Nothing for you to do.");
    }
}
