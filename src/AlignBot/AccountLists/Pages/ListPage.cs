using AlignBot.AccountLists.Diffs;
using AlignBot.AccountLists.Naming;
using AlignBot.AccountLists.Pairs;
using AlignBot.AccountLists.Reading;
using AlignBot.AccountLists.Storage;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.AccountLists.Pages;

/// <summary>The list as somebody reads it: how it stands, what is wrong with it, and those of its accounts that were asked for.</summary>
sealed class ListPage(ISourceReadings sources, IDatabase database, IClock clock)
{
    /// <summary>Accounts on the page; the file has all.</summary>
    const int Shown = 20;

    /// <summary>Shared domains that are named.</summary>
    const int Named = 5;

    /// <summary>How it stands.</summary>
    public Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)> ShowAsync(ProgramInfo program, UserId reader) => database.ReadAsync(async db =>
    {
        var (list, keeps) = (
            await ListTables.ListAsync(db, program.Key),
            AccountListWorkflow.MayKeep(reader, AccountListDesk.Context(program, clock.GetCurrentInstant())));
        if (list?.Current is not { } current)
        {
            return Empty(program, list, keeps);
        }

        var zone = program.Calendar.Zone;
        var title = Mrkdwn.Of(
            $"*Account list*: {ListWords.Accounts(current.Counts.Accounts)} ({ListWords.Tiers(current.Counts)}).\nFrom "
                + $"{ListWords.Source(current.Source)}, as read on {When.Written(current.TakenAt, zone)}. `/align list` and a word "
                    + $"finds accounts.");
        List<Block> blocks = [new SectionBlock(title)];
        if (list.Trouble is { } trouble)
        {
            blocks.Add(
                new SectionBlock(Mrkdwn.Of($":warning: *Since {When.Written(trouble.Since, zone)} it can't be read.* {trouble.Text}")
                    .Shortened(1500)));
        }

        if (list.Held is { } held)
        {
            var (ask, buttons) = HeldMessage.Ask(program, list, held);
            blocks.Add(new SectionBlock(ask));
            if (keeps)
            {
                blocks.Add(new ActionsBlock([.. buttons]));
            }
        }

        if (current.Counts.SharedDomains > 0)
        {
            var shared = await ListTables.SharedDomains(db, program.Key, current.Reading).Take(Named).ToListAsync();
            blocks.Add(
                new ContextBlock(Mrkdwn.Of($"{current.Counts.SharedDomains} {(current.Counts.SharedDomains == 1 ? "domain is" : "domains are")} shared by several accounts: {string.Join(", ", shared.Select(one => $"{one.Domain} ({one.Accounts})"))}{(current.Counts.SharedDomains > shared.Count ? " and more" : "")}. Merge them where they are one company.").Shortened(900)));
        }

        if (list.Seconds.Any(second => second.Divergence is not null))
        {
            List<Mrkdwn> apart = [
                .. list.Seconds.Where(second => second.Divergence is not null)
                    .Select(second => Mrkdwn.Of($"{Apart(second)}").Shortened(300))];
            blocks.Add(
                new ContextBlock(Lines.Fit(list.Seconds.Any(second => second.Divergence is { Differences: > 0 }) ? [.. apart, Mrkdwn.Of($"`/align list compare` names what differs.")] : apart)));
        }

        if (list.Diff is { Changes: > 0 } diff)
        {
            blocks.Add(
                new ContextBlock(Mrkdwn.Of($"Week to {When.Date(diff.PostedAt.InZone(zone).Date)}: {ListWords.Changes(diff.Kinds)}. "
                    + $"{ListWords.Attested(diff, program)}.").Shortened(900)));
        }

        blocks.Add(new ActionsBlock([.. Buttons(program, list, keeps)]));
        return (title, (IReadOnlyList<Block>)blocks);
    });

    /// <summary>Those accounts that were asked for.</summary>
    public Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)> FindAsync(ProgramInfo program, UserId reader, string typed) =>
        database.ReadAsync(async db =>
    {
        if (await ListTables.ListAsync(db, program.Key) is not { Current: { } current } list)
        {
            return Empty(
                program, list: null, AccountListWorkflow.MayKeep(reader, AccountListDesk.Context(program, clock.GetCurrentInstant())));
        }

        var found = ListFilter.Read(typed).Of(ListTables.Accounts(db, program.Key, current.Reading));
        var count = await found.CountAsync();
        var rows = await found.OrderBy(row => row.Tier ?? 4).ThenBy(row => row.Folded).Take(Shown).ToListAsync();
        var title = count == 0
            ? Mrkdwn.Of(
                $"*No account on the list has '{typed}'* in its name, domain or owner. {ListWords.Accounts(current.Counts.Accounts)} "
                    + $"are on it.").Shortened(600)
            : Mrkdwn.Of($"*{ListWords.Accounts(count)}* of {current.Counts.Accounts:N0}: {typed}").Shortened(600);
        if (count == 0)
        {
            return (title, (IReadOnlyList<Block>)[new SectionBlock(title)]);
        }

        List<Block> blocks = [
            new SectionBlock(title), new SectionBlock(Lines.Fit([.. rows.Select(row => Line(row.ToAccount()))], count - rows.Count))];
        if (count > rows.Count)
        {
            blocks.Add(new ActionsBlock(ListButtons.File(program, typed)));
        }

        return (title, blocks);
    });

    /// <summary>The pair of an account, and the way to set it.</summary>
    public Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)> PairAsync(ProgramInfo program, UserId reader, string typed) =>
        database.ReadAsync(async db =>
    {
        var list = await ListTables.ListAsync(db, program.Key);
        if (list?.Current is not { } current || await AccountNames.FindAsync(ListTables.Accounts(db, program.Key, current.Reading),
            typed) is not { } row)
        {
            var none = Mrkdwn.Of(
                $"*No account on the list is called '{typed}'.* `/align list pairs` shows those of tier 1.").Shortened(500);
            return (none, (IReadOnlyList<Block>)[new SectionBlock(none)]);
        }

        var paired = await PairBook.OfAsync(db, program, list, row.ToAccount());
        var text = Mrkdwn.Of($"*{row.Name}*  {PairPage.Say(paired.Pair, program.Roster)}").Shortened(500);
        var keeps = AccountListWorkflow.MayKeep(reader, AccountListDesk.Context(program, clock.GetCurrentInstant()));
        return (text, [new SectionBlock(text) { Accessory = keeps ? PairForms.Pair(program, row.Key, "Set the pair") : null }]);
    });

    /// <summary>The last diffs, the newest first.</summary>
    public Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)> HistoryAsync(ProgramInfo program) => database.ReadAsync(async db =>
    {
        var diffs = await ListTables.Diffs(db, program.Key).Take(13).ToListAsync();
        var title = diffs.Count == 0
            ? Mrkdwn.Of($"*No weekly diff yet.* The first comes a week after the first reading.")
            : Mrkdwn.Of($"*What changed on the account list, week by week*");
        IReadOnlyList<Block> blocks = diffs.Count == 0
            ? [new SectionBlock(title)]
            : [new SectionBlock(title), new SectionBlock(Lines.Fit([.. diffs.Select(diff => Week(diff, program))]))];
        return (title, blocks);
    });

    /// <summary>The newest diff, as it stands in the channel.</summary>
    public Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)> DiffAsync(ProgramInfo program) => database.ReadAsync(async db =>
    {
        if (await ListTables.Diffs(db, program.Key).FirstOrDefaultAsync() is not { } diff)
        {
            var none = Mrkdwn.Of($"*No weekly diff yet.* The first comes a week after the first reading.");
            return (none, (IReadOnlyList<Block>)[new SectionBlock(none)]);
        }

        return await DiffMessage.SayAsync(db, program, diff, isNewest: true);
    });

    /// <summary>'Webinar segment: 12 % apart (180 in both, 9 only here, 4 only there, 2 with another tier)'.</summary>
    public static string Apart(SecondList second) => second.Divergence is { } found
        ? $"{second.Name}: {(found.Differences == 0 ? "the same" : $"{found.Percent} % apart")} ({found.InBoth:N0} in both, "
            + $"{found.OnlyHere:N0} only here, {found.OnlyThere:N0} only there, {found.OtherTier:N0} with another tier)"
        : $"{second.Name}: not read yet";

    /// <summary>'Alpine Tools  tier 1, Mara Lind, alpine.example'.</summary>
    public static Mrkdwn Line(ListedAccount account) => (Mrkdwn.Of($"*{account.Name}*  ") + Brief(account)).Shortened(400);

    /// <summary>'tier 1, Mara Lind, alpine.example'.</summary>
    public static Mrkdwn Brief(ListedAccount account) =>
        Mrkdwn.Of(
            $"{ListDiff.TierWord(account)}, {Owner(account.Owner)}{(account.Domain is { } domain ? $", {domain}" : "")}").Shortened(400);

    public static string Owner(AccountOwner? owner) =>
        owner is null ? "no owner" : owner.Active is false ? $"{owner.Called} (not active)" : owner.Called;

    static Mrkdwn Week(DiffRow diff, ProgramInfo program)
    {
        var what = diff.Changes == 0
            ? "no change"
            : $"{diff.Changes:N0} {(diff.Changes == 1 ? "change" : "changes")}, {(diff.IsAttested ? "attested" : "not attested by both")}";
        return Mrkdwn.Of($"{When.Date(diff.PostedAt.InZone(program.Calendar.Zone).Date)}: {ListWords.Accounts(diff.Accounts)}, {what}");
    }

    IEnumerable<Button> Buttons(ProgramInfo program, AccountList list, bool keeps)
    {
        yield return ListButtons.File(program, "");
        if (keeps)
        {
            if (list.IsFromFiles)
            {
                yield return ListButtons.Import(program, "Hand in a file");
            }

            yield return ListButtons.Compare(program);
            yield return ListButtons.Source(program);
        }
    }

    (Mrkdwn Text, IReadOnlyList<Block> Blocks) Empty(ProgramInfo program, AccountList? list, bool keeps)
    {
        var why = list switch
        {
            { Trouble: { } trouble } => Mrkdwn.Of($"*No account list yet.* {trouble.Text}"),
            { Source: { } source, IsFromFiles: false } =>
                Mrkdwn.Of($"*No account list yet.* It comes from the source {source}, which is read in a moment."),
            _ => Mrkdwn.Of(
                $"*No account list yet.* Alignment fails first in the list: one list, one flag, one tier field, one owner for each account."),
        };
        List<Block> blocks = [new SectionBlock(why.Shortened(1500))];
        if (list?.Held is { } held)
        {
            var (ask, buttons) = HeldMessage.Ask(program, list, held);
            blocks.Add(new SectionBlock(ask));
            if (keeps)
            {
                blocks.Add(new ActionsBlock([.. buttons]));
            }
        }
        else if (keeps)
        {
            List<Button> ways = [ListButtons.Import(program, "Hand in a CSV file") with { Style = ButtonStyle.Primary }];
            if (!sources.Names.IsEmpty)
            {
                ways.Add(ListButtons.Source(program));
            }

            blocks.Add(new ActionsBlock([.. ways]));
        }

        return (why, blocks);
    }
}
