using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Differences;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Differences;

/// <summary>What differs between two figures that were shown: the deals and accounts that only one side counts; and how far apart they were before.</summary>
sealed class FiguresPage(IAccountsOnList list, IDatabase database, IClock clock)
{
    /// <summary>Deals of a kind that are listed; the rest is counted.</summary>
    const int Listed = 25;

    /// <summary>As many as a trend is read from.</summary>
    const int Trend = 6;

    /// <summary>As a page of its own.</summary>
    public Task<ModalView> ShowAsync(ProgramInfo program, MeetingId? review) => database.ReadAsync(async db =>
    {
        var shown = await FiguresTables.ShownAsync(db, program.Key, 40);
        var one = review is { } id ? shown.Find(figures => figures.Meeting == id) : shown.FirstOrDefault();
        return new ModalView("Numbers that differ", one is null ? [Nothing] : [.. await BlocksAsync(db, program, one), .. TrendOf(shown, program)]) { Close = "Close" };
    });

    /// <summary>As an answer to <c>/align numbers</c>: what is shown, what is waited for, and what its reader can do.</summary>
    public Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)> AnswerAsync(ProgramInfo program, UserId reader) => database.ReadAsync(async db =>
    {
        var (now, zone) = (clock.GetCurrentInstant(), program.Calendar.Zone);
        var shown = await FiguresTables.ShownAsync(db, program.Key, Trend);
        var open = (await FiguresTables.OpenAsync(db, program.Key)).ConvertAll(FiguresDesk.State.Read);
        var sources = await FiguresTables.SourcesAsync(db, program.Key);
        List<Block> blocks = [];
        List<Button> buttons = [];
        var text = shown is [var last, ..] ? Mrkdwn.Of($"*{FiguresWords.Title(last)}*") : Mrkdwn.Of($"*No pipelines have been compared yet.*");
        blocks.Add(new SectionBlock(shown is [var newest, ..] ? text + Mrkdwn.Of($"\n") + FiguresWords.Both(newest, program) : text));
        if (shown is [var first, ..] && FiguresButtons.Page(program, first) is { } page)
        {
            buttons.Add(page);
        }

        foreach (var one in open)
        {
            var waits = BlindFiguresWorkflow.Sides.Where(side => one.Of(side) is null).Select(FiguresWords.Of).ToList();
            blocks.Add(new SectionBlock(Mrkdwn.Of(
                $"Shown together {When.At(one.RevealAt, zone)}: {(waits.Count == 0 ? "both are given" : $"that of {Names.Join(waits)} is still to come")}.")));
            buttons.AddRange(BlindFiguresWorkflow.Sides
                .Where(side => BlindFiguresWorkflow.WhyNot(one, side, reader, FiguresDesk.Context(program, now)) is null)
                .Select(side => FiguresButtons.Enter(program, one.Meeting, side)));
        }

        blocks.AddRange(TrendOf(shown, program));
        blocks.Add(new ContextBlock(Mrkdwn.Of(
            $"Before each strategy review both sides give their pipeline without seeing the other's. Sales: {From(sources.Sales)}. Marketing: {From(sources.Marketing)}. Up to {sources.AlikeWithin.ToString("0.##", CultureInfo.InvariantCulture)} % apart they are alike.").Shortened(900)));
        if (program.Roster.MayGovern(reader, now))
        {
            buttons.Add(FiguresButtons.Sources(program));
        }

        if (buttons.Count > 0)
        {
            blocks.Add(new ActionsBlock([.. buttons]));
        }

        return (text, (IReadOnlyList<Block>)blocks);
    });

    static string From(string? source) => source is null ? "its leader is asked"
        : source == Domain.AccountLists.AccountList.FromFiles ? "from files" : $"from {source}";

    static SectionBlock Nothing => new(Mrkdwn.Of($"Nothing has been shown yet."));

    async Task<List<Block>> BlocksAsync(AlignBotContext db, ProgramInfo program, BlindFigures shown)
    {
        List<Block> blocks = [new SectionBlock(Mrkdwn.Of($"*{FiguresWords.Title(shown)}*\n") + FiguresWords.Both(shown, program))];
        if (shown.Difference is not { } found)
        {
            return blocks;
        }

        var names = await list.NamesAsync(db, program.Key);
        Add("Only sales counts", found.OnlySales.Select(deal => Say(deal, deal.Amount)));
        Add("Only marketing counts", found.OnlyMarketing.Select(deal => Say(deal, deal.Amount)));
        Add("Both count, with other amounts", found.OtherAmount.Select(pair =>
            $"{Say(pair.Sales, pair.Sales.Amount)} for sales, {FiguresWords.Amount(pair.Marketing.Amount, shown.Currency)} for marketing"));
        Add("Accounts of which only sales counts a deal", found.AccountsOnlySales.Select(Account));
        Add("Accounts of which only marketing counts a deal", found.AccountsOnlyMarketing.Select(Account));
        if (blocks.Count == 1 && found.Share > 0)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"Which deals make the difference is not known: a side gave its figure without its deals.")));
        }

        return blocks;

        void Add(string title, IEnumerable<string> entries)
        {
            List<string> all = [.. entries];
            if (all.Count > 0)
            {
                List<Mrkdwn> lines = [Mrkdwn.Of($"*{title}* ({all.Count:N0})"), .. all.Take(Listed).Select(one => Mrkdwn.Of($"•  {one}").Shortened(300))];
                blocks.Add(new SectionBlock(Lines.Fit(lines, Math.Max(0, all.Count - Listed))));
            }
        }

        string Say(FigureDeal deal, decimal amount) =>
            $"{deal.Key}{(deal.AccountKey is { } account ? $" of {Account(account)}" : "")}: {FiguresWords.Amount(amount, shown.Currency)}";

        string Account(string key) => names.GetValueOrDefault(key, key);
    }

    static List<Block> TrendOf(List<BlindFigures> shown, ProgramInfo program)
    {
        var apart = shown.Where(one => one.Difference is not null).Take(Trend).Reverse()
            .Select(one => $"{When.Date(one.RevealedAt!.Value.InZone(program.Calendar.Zone).Date)}: {FiguresWords.Percent(one.Difference!.Share)}").ToList();
        return apart.Count < 2 ? [] : [new ContextBlock(Mrkdwn.Of($"How far they were apart: {string.Join("; ", apart)}."))];
    }
}
