using System.Globalization;
using AlignBot.AccountLists.Storage;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.AccountLists.Diffs;

/// <summary>What changed on the list in a week, living in the channel: ten changes and a way to the rest, and who stands by it.</summary>
sealed class DiffMessage : IMessageRenderer
{
    public const string Name = "list.diff";

    /// <summary>As many changes as are read at a glance.</summary>
    const int Shown = 10;

    /// <summary>People who are not active any more that are named.</summary>
    const int Owners = 3;

    const string Prefix = "diff-";

    public static string SlotOf(int number) => Prefix + number.ToString(CultureInfo.InvariantCulture);

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var (program, list) = (context.Program, AccountListDesk.StateOf(await context.SubjectAsync<AccountListRow>()));
        var number = int.Parse(context.Row.Slot!.Split('/')[0][Prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture);
        var diff = await ListTables.Diffs(context.Db, program.Key).SingleAsync(row => row.Number == number);
        var (text, blocks) = await SayAsync(context.Db, program, diff, isNewest: list.Diff?.Number == number);
        return new Rendering.Send(text, blocks);
    }

    /// <summary>A diff as everybody reads it.</summary>
    /// <param name="db">Does not track.</param>
    /// <param name="program">The program.</param>
    /// <param name="diff">Which.</param>
    /// <param name="isNewest">Only the newest can be attested.</param>
    public static async Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)> SayAsync(
        AlignBotContext db, ProgramInfo program, DiffRow diff, bool isNewest)
    {
        var week = await WeekAsync(db, program, diff);
        if (diff.Changes == 0)
        {
            var nothing = Mrkdwn.Of($"*Account list*: no change in the {week}. {ListWords.Accounts(diff.Accounts)}.");
            return (nothing, [new SectionBlock(nothing)]);
        }

        var (lines, said) = await LinesAsync(db, program, diff);
        var kinds = await ListTables.Changes(db, program.Key, diff.Id).GroupBy(row => row.Kind).Select(
            group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(kind => kind.Key, kind => kind.Count);
        var title = Mrkdwn.Of($"*Account list, {week}*: {ListWords.Changes(kinds)}. {ListWords.Accounts(diff.Accounts)} now.");
        List<Block> blocks = [new SectionBlock(title), new SectionBlock(Lines.Fit(lines, diff.Changes - said))];
        List<Button> buttons = [];
        if (isNewest && !diff.IsAttested)
        {
            buttons.Add(DiffButtons.Attest(program, diff.Number) with { Style = ButtonStyle.Primary });
        }

        if (diff.Changes > said)
        {
            buttons.Add(DiffButtons.All(program, diff.Number));
        }

        if (buttons.Count > 0)
        {
            blocks.Add(new ActionsBlock([.. buttons]));
        }

        blocks.Add(new ContextBlock(Mrkdwn.Of($"{Standing(diff, program, isNewest)}.")));
        return (title, blocks);
    }

    /// <summary>'week to Mon 30 Nov 2026'; 'two weeks to ...' where none was posted the week before.</summary>
    static async Task<string> WeekAsync(AlignBotContext db, ProgramInfo program, DiffRow diff)
    {
        var zone = program.Calendar.Zone;
        var (date, before) = (
            diff.PostedAt.InZone(zone).Date,
            await ListTables.Diffs(db, program.Key).SingleOrDefaultAsync(row => row.Number == diff.Number - 1));

        // After a day off the one before it came a day later.
        var weeks = before is null ? 1 : (Period.DaysBetween(before.PostedAt.InZone(zone).Date, date) + 1) / 7;
        return weeks < 2
            ? $"week to {When.Date(date)}"
            : $"{(weeks == 2 ? "two" : weeks.ToString(CultureInfo.InvariantCulture))} weeks to {When.Date(date)}";
    }

    /// <summary>The first changes, and how many of all they say. What one person's going does to many accounts is one of them.</summary>
    static async Task<(IReadOnlyList<Mrkdwn> Lines, int Said)> LinesAsync(AlignBotContext db, ProgramInfo program, DiffRow diff)
    {
        var all = ListTables.Changes(db, program.Key, diff.Id);
        var gone = await all.Where(row => row.Kind == AccountChangeKind.OwnerInactive).GroupBy(row => row.After!)
            .Select(group => new { Owner = group.Key, Accounts = group.Count(), First = group.Min(row => row.Name)! })
            .OrderByDescending(group => group.Accounts).ThenBy(group => group.Owner).Take(Owners).ToListAsync();
        var changes = await all.Where(row => row.Kind != AccountChangeKind.OwnerInactive).Take(Shown - gone.Count).ToListAsync();
        return (
            [
                .. changes.Select(row => ListWords.Change(row.ToChange())),
                .. gone.Select(one => one.Accounts == 1
                    ? ListWords.Change(new AccountChange(AccountChangeKind.OwnerInactive, "", one.First, After: one.Owner))
                    : Mrkdwn.Of($"{ListWords.Accounts(one.Accounts)} of {one.Owner}, who is not active any more").Shortened(400)),
            ],
            changes.Count + gone.Sum(one => one.Accounts));
    }

    static string Standing(DiffRow diff, ProgramInfo program, bool isNewest) => diff.IsAttested || isNewest
        ? ListWords.Attested(diff.SalesBy, diff.MarketingBy, program)
        : "Not attested by both before the next one";
}
