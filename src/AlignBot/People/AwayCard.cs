using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.People.Calendars;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.People;

/// <summary>Who is away, now and later, with a button to take back what one may take back.</summary>
static class AwayCard
{
    /// <summary>What fits a message that is still read.</summary>
    const int Listed = 40;

    public static (Mrkdwn Text, IReadOnlyList<Block> Blocks) Show(ProgramInfo program, IEnumerable<(Guid Id, Absence Absence)> absences, UserId reader, Instant now)
    {
        var roster = program.Roster;
        var coming = absences.Where(entry => entry.Absence.To >= roster.DayOf(entry.Absence.User, now)).OrderBy(entry => entry.Absence.From).ToList();
        var title = coming.Count == 0 ? Mrkdwn.Of($"Nobody is away.") : Mrkdwn.Of($"*Days away*");
        var blocks = new List<Block> { new SectionBlock(title) };
        var governs = roster.MayGovern(reader, now);
        foreach (var (id, absence) in coming.Take(Listed))
        {
            var line = Mrkdwn.Of($"{Names.Of(roster, absence.User)} {RoleWords.Days(absence)}");
            blocks.Add(new SectionBlock((absence.Note is { } note ? line + Mrkdwn.Of($": {note}") : line).Shortened(700))
            {
                Accessory = governs || absence.User == reader
                    ? new Button(AwayButtons.CancelActionOf(id), "Cancel") { Value = new ProgramRef(program.Key.ProgramId, id.ToString("N")).ToString(), AccessibilityLabel = "Cancel these days away" }
                    : null,
            });
        }

        if (coming.Count > Listed)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"and {coming.Count - Listed} more, later.")));
        }

        var about = new ProgramRef(program.Key.ProgramId).ToString();
        blocks.Add(new ActionsBlock(
            new Button(AwayButtons.OpenAction, "Enter days away") { Value = about },
            new Button(AwayCalendarButtons.OpenAction, "From my calendar") { Value = about }));
        return (title, blocks);
    }
}
