using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.People.Calendars;

/// <summary>Tells somebody, once, that their calendar can't be read, and why; and, in its place, that it is read again.</summary>
sealed class AwayCalendarMessage : IMessageRenderer
{
    public const string Name = "people.away-calendar";
    public const string Slot = "calendar";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var id = context.Row.SubjectId;
        var row = await CalendarTables.Calendars(context.Db, context.Program.Key).SingleOrDefaultAsync(row => row.Id == id);
        if (row is not { IsTold: true, Trouble: { } trouble })
        {
            var over = row is null ? Mrkdwn.Of($"That calendar is not read any more.") : Mrkdwn.Of($"Your calendar on {row.Host} is read again.");
            return context.IsEdit ? new Rendering.Send(over, [new ContextBlock(over)]) : new Rendering.Drop("It can be read again, or was taken away.");
        }

        var text = Mrkdwn.Of($"Your calendar on {row.Host} can't be read, so days away in it are not proposed to you: {Why(trouble)}");
        return new Rendering.Send(
            text,
            [
                new SectionBlock(text.Shortened(2900)),
                new ActionsBlock(new Button(AwayCalendarButtons.OpenAction, "Give another address") { Value = new ProgramRef(row.ProgramId).ToString() }, AwayCalendarModal.TakeAway(row.ProgramId)),
            ]);
    }

    public static string Why(FeedTrouble trouble) => trouble switch
    {
        FeedTrouble.NotFound => "there is nothing at that address any more. Copy it anew from your calendar's settings.",
        FeedTrouble.NotAllowed => "it asks for a password. Take its secret or published address, which needs none.",
        FeedTrouble.NotPublic => "it leads to a place that is not on the internet, or not over https on its usual port.",
        FeedTrouble.NotACalendar => "what is there is no calendar but a page. Take the address that ends in .ics, as your calendar's settings show it.",
        FeedTrouble.TooLarge => "it is larger than 2 MB. Publish the coming months alone, or another calendar.",
        FeedTrouble.Sealed => "the secret with which addresses are kept is another since the app was set up anew. Give the address once more.",
        FeedTrouble.Failing => "its host answers with an error. It is tried again, once a day.",
        _ => "its host does not answer. It is tried again, once a day.",
    };
}
