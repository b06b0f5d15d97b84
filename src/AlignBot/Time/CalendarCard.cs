using AlignBot.Domain;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Time;

/// <summary>When the team works, as people read it.</summary>
static class CalendarCard
{
    /// <summary>How many days off are named; the rest is counted.</summary>
    const int Listed = 15;

    public static (Mrkdwn Text, IReadOnlyList<Block> Blocks) Show(ProgramInfo program, UserId reader, Instant now)
    {
        var calendar = program.Calendar;
        var today = now.InZone(calendar.Zone).Date;
        var coming = calendar.Holidays.Where(day => day.Date >= today).OrderBy(day => day.Date).ToList();
        var title = Mrkdwn.Of($"*Working calendar, version {calendar.Version}*");
        var hours = Mrkdwn.Join("\n", WeekText.Lines(calendar.Week).Select(line => Mrkdwn.Of($"{line.Days}   {line.Hours}")));
        var days = coming.Count == 0
            ? Mrkdwn.Of($"No days off are entered from today on: deadlines run on public holidays.")
            : Mrkdwn.Of($"*Days off from today on*\n") + Mrkdwn.Join("\n", coming.Take(Listed).Select(day => Mrkdwn.Of($"{CalendarChanges.Day(day)}")))
                + (coming.Count > Listed ? Mrkdwn.Of($"\nand {coming.Count - Listed} more, the last on {When.Date(coming[^1].Date)}.") : Mrkdwn.Empty);
        var blocks = new List<Block>
        {
            new SectionBlock(title),
            new SectionBlock(Mrkdwn.Of($"*Hours, in {calendar.ZoneId}*\n") + hours),
            new SectionBlock(days.Shortened(3000)),
            new ContextBlock(Mrkdwn.Of($"Deadlines in working time are counted in these hours. An open dispute keeps the version it was raised under.")),
        };
        if (program.Roster.MayGovern(reader, now))
        {
            var value = new ProgramRef(program.Key.ProgramId).ToString();
            blocks.Add(new ActionsBlock(
                new Button(CalendarButtons.EditAction, "Edit") { Value = value },
                new Button(CalendarButtons.FileAction, "Take days off from a file") { Value = value }));
        }

        return (title, blocks);
    }
}
