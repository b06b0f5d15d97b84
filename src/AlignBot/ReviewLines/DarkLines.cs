using AlignBot.Contracts;
using AlignBot.Domain.AccountLists;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Measures;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Domain.Scoreboard.Review;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Sources;
using NodaTime;

namespace AlignBot.ReviewLines;

/// <summary>The lines of the strategy review's third conversation: signals that nobody acted on, and leads that came back.</summary>
sealed class DarkLines(
    IRecordsOfAccounts records, IKnownAccounts known, IAccountsOnList list, IReviewMeetings meetings, IMeasureSettings measures, IClock clock)
{
    /// <summary>Signals that are older are no news to anybody.</summary>
    const int SignalDays = 90;

    /// <summary>Leads that came in earlier are not looked at: a source does not say when one came back.</summary>
    const int LeadDays = 180;

    /// <summary>All of them, in the order in which they are read. Empty where there are no records.</summary>
    public async Task<IReadOnlyList<ReviewLine>> ReadAsync(AlignBotContext db, ProgramInfo program, Meeting meeting)
    {
        var accounts = await list.ReadAsync(db, program.Key);
        if (accounts.Count == 0)
        {
            return [];
        }

        var (last, zone) = (await meetings.LastHeldAsync(db, program.Key, meeting), program.Calendar.Zone);
        var review = StrategyReview.Of(
            await LagAsync(db, program, accounts), await LeadsAsync(db, program.Key),
            accounts.ToDictionary(account => account.Key, account => account.Value.Tier), last, int.MaxValue);
        return
        [
            .. review.Unanswered.Select(signal => new ReviewLine(
                ReviewTopic.Dark, signal.AccountKey, accounts[signal.AccountKey].Name, LineWords.Say(signal, zone),
                [ReviewLine.Fact("signal", signal.SignalKey)])),
            .. review.Returned.Select(returned => new ReviewLine(
                ReviewTopic.Dark, null, null, LineWords.Say(returned), [ReviewLine.Fact(["returned", .. returned.LeadKeys])])),
        ];
    }

    /// <summary>Null where no source says what sales did: then nobody knows what is unanswered.</summary>
    async Task<LagReading?> LagAsync(AlignBotContext db, ProgramInfo program, IReadOnlyDictionary<string, AccountOnList> accounts)
    {
        var (signals, touches) = (
            await records.AsOfAsync(db, program.Key, SourceKinds.Signals), await records.AsOfAsync(db, program.Key,
                SourceKinds.Activities));
        if (signals.AsOf is null || touches.AsOf is null)
        {
            return null;
        }

        var (settings, now) = (await measures.OfAsync(db, program), clock.GetCurrentInstant());
        var today = now.InZone(settings.Zone).Date;
        var count = new ReadingCount(new ReadingBasis
        {
            Period = new ReadingPeriod { From = today.PlusDays(-SignalDays), Until = today.PlusDays(1), ZoneId = settings.ZoneId },
            Settings = settings,
            Calendar = program.Calendar,
            Now = now,
            List = new ScoredList("now", now, [.. accounts.Select(one => new ScoredAccount(Listed(one.Key, one.Value)))]),
            Sources =
            [
                new SourceUsed(RecordKinds.Signals, signals.Source, signals.AsOf),
                new SourceUsed(RecordKinds.Activities, touches.Source, touches.AsOf),
            ],
        });
        await AddAsync(count, db, program.Key, new Interval(now - Duration.FromDays(SignalDays), now + Duration.FromMilliseconds(1)));
        return count.Finish().Of(MeasureKind.Lag).Lag;
    }

    async Task AddAsync(ReadingCount count, AlignBotContext db, ProgramKey key, Interval within)
    {
        var ids = await known.ReadAsync(db, key);
        await foreach (var signal in records.SignalsAsync(db, key, within))
        {
            count.Add(signal.CountedFor(ids.Find(signal.AccountKey, signal.Domain)));
        }

        await foreach (var activity in records.ActivitiesAsync(db, key, within))
        {
            count.Add(activity.CountedFor(ids.Find(activity.AccountKey)));
        }
    }

    async Task<List<Lead>> LeadsAsync(AlignBotContext db, ProgramKey key)
    {
        var now = clock.GetCurrentInstant();
        List<Lead> leads = [];
        await foreach (var lead in records.LeadsAsync(db, key, new Interval(now - Duration.FromDays(LeadDays),
            now + Duration.FromMilliseconds(1))))
        {
            leads.Add(lead.CountedFor(account: null));
        }

        return leads;
    }

    static ListedAccount Listed(string key, AccountOnList account) => new(key, account.Name) { Tier = account.Tier };
}
