using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Records.Storage;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Records.Choosing;

/// <summary>How each kind stands with each source, on the page of the sources.</summary>
sealed class RecordLines(IRecordsOfAccounts records, IClock clock) : ISourcesPart
{
    public async Task<(
        IReadOnlyList<SourceLine> Lines, IReadOnlyList<Block> Below)> SayAsync(AlignBotContext db, ProgramInfo program, UserId reader)
    {
        // Each kind's rows are counted for it: once for the page.
        var all = await records.StandAsync(db, program.Key);
        return (
            [
                .. all.Where(one => one.Source != AccountList.FromFiles && (one.IsUsed || one.AsOf is not null))
                    .Select(
                        one => new SourceLine(one.Source, one.IsUsed ? RecordWords.Of(one.Kind) : null, Say(one, program.Calendar.Zone))),
            ],
            await BelowAsync(db, program, reader, all));
    }

    async Task<IReadOnlyList<Block>> BelowAsync(AlignBotContext db, ProgramInfo program, UserId reader, IReadOnlyList<RecordsStanding> all)
    {
        var zone = program.Calendar.Zone;
        List<Block> blocks = [];
        if (all.Where(one => one is { Source: AccountList.FromFiles, AsOf: not null }).ToList() is { Count: > 0 } files)
        {
            blocks.Add(new SectionBlock(Lines.Fit([Mrkdwn.Of($"*Files that are handed in*"), .. files.Select(one => Say(one, zone))])));
        }

        if (!ProgramKeepers.Include(program.Roster, reader, clock.GetCurrentInstant()))
        {
            return blocks;
        }

        foreach (var row in await RecordTables.Readings(db, program.Key).Where(row => row.IsDoubted).ToListAsync())
        {
            blocks.Add(new SectionBlock(Mrkdwn.Of($"Are the {RecordWords.Of(row.Kind)} of {row.Source} right as they are there now?"))
            {
                Accessory = RecordButtons.Believe(program, row),
            });
        }

        blocks.Add(new ActionsBlock(RecordButtons.Choose(program)));
        return blocks;
    }

    static Mrkdwn Say(RecordsStanding one, DateTimeZone zone)
    {
        var word = Capital.Of(RecordWords.Of(one.Kind));
        var stands = one.AsOf is not { } read ? Mrkdwn.Of($"{word}: not read whole yet.")
            : Mrkdwn.Of(
                $"{word}: {one.Rows:N0} read on {When.Written(read, zone)}, {one.Kept:N0} "
                    + $"kept{Off(one)}.{(one.IsUsed ? "" : " Not used any more.")}");
        return one.Trouble is { } trouble ? stands
            + Mrkdwn.Of($" :warning: Not since {When.Written(one.TroubleSince!.Value, zone)}: {trouble}") : stands;
    }

    static string Off(RecordsStanding one) => one.OffList == 0 ? "" : $"; {one.OffList:N0} of accounts that are not on the list";
}
