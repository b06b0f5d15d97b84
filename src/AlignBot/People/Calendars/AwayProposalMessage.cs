using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.People.Calendars;

/// <summary>Asks somebody whether they are away on days that their calendar, or whoever governs, says; it ends with what they said, or with the days.</summary>
sealed class AwayProposalMessage : IMessageRenderer
{
    public const string Name = "people.away-proposal";
    public const string Slot = "away";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var program = context.Program;
        if (await AwayProposals.FindAsync(context.Db, program.Key, context.Row.SubjectId) is not { } row)
        {
            var gone = Mrkdwn.Of($"These days are not asked about any more: the calendar that they stood in is not read.");
            return context.IsEdit ? new Rendering.Send(gone, [new ContextBlock(gone)]) : new Rendering.Drop("The calendar was taken away.");
        }

        if (row.State is not ProposalState.Open)
        {
            var after = After(row, program);
            return context.IsEdit || row.Event is not null ? new Rendering.Send(after, [new ContextBlock(after.Shortened(1900))]) : new Rendering.Drop("It is answered.");
        }

        var text = Text(row, program);
        return new Rendering.Send(text, [new SectionBlock(text), new ActionsBlock([.. Buttons(row)])]);
    }

    /// <summary>'Your calendar says that you are out of office from Thu 24 Dec 2026 to Sat 2 Jan 2027. Are you away?'</summary>
    public static Mrkdwn Text(AwayProposalRow row, ProgramInfo program)
    {
        var (days, roster) = (AwayProposals.Of(row), program.Roster);
        var who = row.ById is { } by ? Mrkdwn.Of($"{Names.Of(roster, new UserId(by))} thinks that you are away") : Mrkdwn.Of($"Your calendar says that you are out of office");
        var consequences = Mrkdwn.Join(" ", RoleWords.Consequences(days, roster).Prepend(Mrkdwn.Of($" {RoleWords.Days(days)}. Are you away? Your deputy is asked then.")));
        return (who + consequences).Shortened(2900);
    }

    public static IEnumerable<Button> Buttons(AwayProposalRow row)
    {
        var about = new ProgramRef(row.ProgramId, row.Id.ToString("N")).ToString();
        yield return new Button(AwayProposalButtons.YesAction, "I am away") { Value = about, Style = ButtonStyle.Primary };
        yield return new Button(AwayProposalButtons.NoAction, "Not away") { Value = about };
    }

    static Mrkdwn After(AwayProposalRow row, ProgramInfo program)
    {
        var days = RoleWords.Days(AwayProposals.Of(row));
        return row.State switch
        {
            ProposalState.NotAway => Mrkdwn.Of($"Not away {days}. The same is not asked again."),
            ProposalState.Confirmed when row.Event is not null => Mrkdwn.Of($"You are away {days}, as your calendar has it: moved or taken out there, it follows. `/align away list` takes it back."),
            ProposalState.Confirmed => Mrkdwn.Of($"You are away {days}. `/align away list` takes it back."),
            _ when row.AbsenceId is not null => Mrkdwn.Of($"Your calendar does not have you out of office {days} any more: you are counted as there. If you are away all the same, `/align away` enters it."),
            _ => Mrkdwn.Of($"You are not asked any more whether you are away {days}: the days are over, or your calendar does not have them any more."),
        };
    }
}
