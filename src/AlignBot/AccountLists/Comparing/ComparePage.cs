using AlignBot.AccountLists.Pages;
using AlignBot.AccountLists.Storage;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.AccountLists.Comparing;

/// <summary>How far second lists are from the shared one: a number, its trend, and the accounts behind it.</summary>
sealed class ComparePage(IRaiseDispute raise, IDatabase database, IClock clock)
{
    /// <summary>Accounts of each part that are named; the file has all.</summary>
    const int Named = 8;

    /// <summary>Points of the trend.</summary>
    const int Points = 8;

    public Task<bool> HasAnyAsync(ProgramInfo program) =>
        database.ReadAsync(async db => await ListTables.ListAsync(db, program.Key) is { Seconds.IsEmpty: false });

    public Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)> ShowAsync(ProgramInfo program, UserId reader, string typed) =>
        database.ReadAsync(async db =>
    {
        var list = await ListTables.ListAsync(db, program.Key);
        var keeps = AccountListWorkflow.MayKeep(reader, AccountListDesk.Context(program, clock.GetCurrentInstant()));
        var second = list?.Second(typed) ?? (list is { Seconds: [var only] } && typed.Length == 0 ? only : null);
        return second is null ? All(program, list, typed, keeps) : await OneAsync(db, program, list!, second, reader, keeps);
    });

    static (Mrkdwn Text, IReadOnlyList<Block> Blocks) All(ProgramInfo program, AccountList? list, string typed, bool keeps)
    {
        var title = typed.Length > 0
            ? Mrkdwn.Of($"*No second list is called '{typed}'.*").Shortened(400)
            : Mrkdwn.Of($"*Lists that are compared with the account list*");
        List<Block> blocks = [new SectionBlock(title)];
        foreach (var second in list?.Seconds ?? [])
        {
            blocks.Add(
                new SectionBlock(Mrkdwn.Of($"{ListPage.Apart(second)}").Shortened(400))
                {
                    Accessory = MeantCommand.Run("Open",
                    $"list compare {second.Name}", program)
                });
        }

        if (keeps)
        {
            blocks.Add(new ActionsBlock(ListButtons.Compare(program)));
        }

        return (title, blocks);
    }

    async Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)> OneAsync(
        AlignBotContext db, ProgramInfo program, AccountList list, SecondList second, UserId reader, bool keeps)
    {
        var zone = program.Calendar.Zone;
        if (second.Reading is not { } there || second.Divergence is not { } found || list.Current is not { } here)
        {
            var waiting = Mrkdwn.Of(
                $"*{second.Name}* is not compared yet: {(list.Current is null ? "there is no account list to compare it with" : $"{ListWords.Source(second.Source)} has not been read")}.");
            return (waiting, [new SectionBlock(waiting), .. Trouble(second, zone)]);
        }

        var title = found.Differences == 0
            ? Mrkdwn.Of($"*{second.Name}* and the account list: the same. {found.InBoth:N0} in both.").Shortened(700)
            : Mrkdwn.Of(
                $"*{second.Name}* and the account list: {found.Percent} % apart. {found.InBoth:N0} in both, {found.OnlyHere:N0} only "
                    + $"on the account list, {found.OnlyThere:N0} only on {second.Name}, {found.OtherTier:N0} with another tier.")
                        .Shortened(700);
        List<Block> blocks = [new SectionBlock(title), .. Trouble(second, zone)];
        var onlyHere = await ComparedLists.OnlyIn(db, program.Key, here.Reading, there.Reading).Take(Named).ToListAsync();
        var onlyThere = await ComparedLists.OnlyIn(db, program.Key, there.Reading, here.Reading).Take(Named).ToListAsync();
        var otherTier = await ComparedLists.InBoth(
            db, program.Key, here.Reading, there.Reading).Where(pair => pair.Here.Tier != pair.There.Tier).Take(Named).ToListAsync();
        AddPart(blocks, "Only on the account list", found.OnlyHere, onlyHere.ConvertAll(row => ListPage.Line(row.ToAccount())));
        AddPart(blocks, $"Only on {second.Name}", found.OnlyThere, onlyThere.ConvertAll(row => ListPage.Line(row.ToAccount())));
        AddPart(blocks, "With another tier", found.OtherTier, otherTier.ConvertAll(pair =>
            Mrkdwn.Of($"*{pair.Here.Name}*  {ListDiff.TierWord(pair.Here.ToAccount())} here, "
                + $"{ListDiff.TierWord(pair.There.ToAccount())} there").Shortened(400)));
        var trend = await ListTables.Divergences(db, program.Key, second.Name).Take(Points).ToListAsync();
        trend.Reverse();
        blocks.Add(
            new ContextBlock(Mrkdwn.Of($"{Capital.Of(ListWords.Source(second.Source))}, read on {When.Written(there.TakenAt, zone)}. "
                + $"{Trend(trend, zone)}").Shortened(900)));
        List<Button> buttons = [];
        if (found.Differences > 0)
        {
            buttons.Add(CompareButtons.File(program, second));
            if (raise.WhyNot(program, reader) is null)
            {
                buttons.Add(CompareButtons.Raise(program, second));
            }
        }

        if (keeps)
        {
            buttons.Add(CompareButtons.Drop(program, second));
        }

        if (buttons.Count > 0)
        {
            blocks.Add(new ActionsBlock([.. buttons]));
        }

        return (title, blocks);
    }

    /// <summary>Why it can't be read as it is set up; what is shown besides is of its last reading.</summary>
    static IEnumerable<Block> Trouble(SecondList second, DateTimeZone zone)
    {
        if (second.Trouble is { } trouble)
        {
            yield return new SectionBlock(
                Mrkdwn.Of($":warning: *Since {When.Written(trouble.Since, zone)} it can't be read.* {trouble.Text}").Shortened(1500));
        }
    }

    static void AddPart(List<Block> blocks, string title, int count, List<Mrkdwn> lines)
    {
        if (lines.Count > 0)
        {
            blocks.Add(new SectionBlock(Lines.Fit([Mrkdwn.Of($"*{title}*").Shortened(300), .. lines], Math.Max(0, count - lines.Count))));
        }
    }

    static string Trend(List<DivergenceRow> points, DateTimeZone zone) => points.Count < 2
        ? "The trend begins with the next difference."
        : $"Differences since {When.Date(points[0].At.InZone(zone).Date)}: "
            + $"{string.Join(", ", points.Select(point => point.ToDivergence().Differences))}.";
}
