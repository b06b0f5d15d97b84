using AlignBot.Domain.Cadence;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Cadence.Parked;

/// <summary>Asks somebody who must be there what becomes of an item that a meeting would have parked again: a dispute, or a person and a date.</summary>
sealed class WhatBecomesMessage : IMessageRenderer
{
    public const string Name = "meeting.what-becomes";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var meeting = await context.MeetingAsync();
        if (AskedSlot.ItemOf(context.Row.Slot ?? "") is not { } id || meeting.Item(id) is not { } item)
        {
            return new Rendering.Drop("It is on an agenda again.");
        }

        if (item.Disposition is not Disposition.Asked asked)
        {
            var said = Mrkdwn.Of($"*{meeting.Terms.Name}*: {item.Text.ReplaceLineEndings(" ")}").Shortened(400) + Mrkdwn.Of($"\n")
                + (item.Disposition is { } how ? MeetingWords.How(how, context.Program.Roster) : Mrkdwn.Of($"It is on the agenda again."));
            return context.IsEdit ? new Rendering.Send(said, [new ContextBlock(said.Shortened(1900))]) : new Rendering.Drop("It was said meanwhile.");
        }

        if (context.IsEdit && !asked.Of.Any(user => user.Value == context.Row.Destination))
        {
            var over = Mrkdwn.Of($"*{meeting.Terms.Name}*: {item.Text.ReplaceLineEndings(" ")}").Shortened(400)
                + Mrkdwn.Of($"\n{Names.List(context.Program.Roster, asked.Of)} {(asked.Of.Length == 1 ? "says" : "say")} what becomes of it now. Nothing for you to do.");
            return new Rendering.Send(over, [new ContextBlock(over.Shortened(1900))]);
        }

        var text = Text(meeting, item, asked, context.Program);
        return new Rendering.Send(text, [new SectionBlock(text), new ActionsBlock([.. Buttons(meeting, item, context.Program)])]);
    }

    /// <summary>What is asked, by when; once somebody above has read of it, that.</summary>
    public static Mrkdwn Text(Meeting meeting, AgendaItem item, Disposition.Asked asked, ProgramInfo program)
    {
        var what = Mrkdwn.Of($"What becomes of '{item.Text.ReplaceLineEndings(" ")}'? ").Shortened(500);
        var why = Mrkdwn.Of($"*{meeting.Terms.Name}* closed with it still open, and it was parked before: open a dispute, or say whom it waits for and until when. ");
        return (what + (asked.Executive is { } executive
            ? why + Mrkdwn.Of($"Nobody did in time, and {Names.Of(program.Roster, executive)} has read so; it can still be said.")
            : why + Mrkdwn.Of($"One of {Names.List(program.Roster, asked.Of, " or ")} says so ") + When.By(asked.DueAt, meeting.Terms.Zone) + Mrkdwn.Of($"; then it goes to the accountable executive."))).Shortened(2000);
    }

    public static IEnumerable<Button> Buttons(Meeting meeting, AgendaItem item, ProgramInfo program)
    {
        var about = MeetingCard.About(meeting, program, item);
        yield return new Button(MeetingButtons.EscalateAction, "Open a dispute") { Value = about, Style = ButtonStyle.Primary };
        yield return new Button(MeetingButtons.ParkAction, "It waits for somebody") { Value = about };
        yield return new Button(MeetingButtons.DropAction, "Drop it") { Value = about };
    }
}
