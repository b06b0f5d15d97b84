using System.Collections.Immutable;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Domain.Scoreboard.Settings;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Measures;

/// <summary>Pipeline influence: of what new deals on the list are worth, the part that a response to marketing came before.</summary>
sealed class InfluenceCount(ReadingBasis basis, ListIndex list, Money money)
{
    readonly MeasureSettings settings = basis.Settings;
    readonly DaySpan period = basis.Period.Days;
    readonly DateTimeZone zone = basis.Settings.Zone;
    readonly MomentLog responses = new(list.Count);
    readonly MomentLog touches = new(list.Count);

    public void Add(int account, Activity activity, ActivityRule rule)
    {
        if (!IsNearEnough(activity))
        {
            return;
        }

        if (rule.IsResponse)
        {
            responses.Add(account, activity);
        }

        if (rule.IsTouch && activity.Side is ActivitySide.Sales)
        {
            touches.Add(account, activity);
        }
    }

    public MeasureReading Finish(Ground ground, List<Opportunity> deals)
    {
        responses.Sort();
        touches.Sort();
        var (byValue, byCount, sourced) = (new Tally(list), new Tally(list), new Tally(list));
        var (all, offList, leftOut) = (0m, 0, new List<LeftOut>());
        var (behind, notBehind) = (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<string>());
        foreach (var deal in deals)
        {
            var account = list.Find(deal.AccountKey);
            if (deal.CreatedAt is not { } created)
            {
                leftOut.AddRange(account >= 0 ? [new LeftOut(deal.Key, LeftOutWhy.NoTime)] : []);
                continue;
            }

            if (!period.Contains(created))
            {
                continue;
            }

            if (created > basis.Now)
            {
                leftOut.AddRange(account >= 0 ? [new LeftOut(deal.Key, LeftOutWhy.InTheFuture)] : []);
                continue;
            }

            var (amount, why) = money.Of(deal);
            all += amount;
            if (account < 0)
            {
                offList += why is null ? 0 : 1;
                continue;
            }

            var isInfluenced = IsInfluenced(account, created);
            byCount.Add(account, isInfluenced);
            (isInfluenced ? behind : notBehind).Add(deal.Key);
            if (why is { } reason)
            {
                leftOut.Add(new LeftOut(deal.Key, reason));
                continue;
            }

            byValue.Add(account, isInfluenced, amount);
            sourced.Add(account, isInfluenced && IsSourced(account, created), amount);
        }

        return ground.Of(MeasureKind.Influence, RecordKinds.Opportunities | RecordKinds.Activities).With(byValue, reading => reading with
        {
            Beside =
            [
                new BesideRatio(BesideKind.ByCount, byCount.Whole),
                new BesideRatio(BesideKind.ListShare, new Ratio(byValue.Whole.Denominator, all)),
                new BesideRatio(BesideKind.Sourced, sourced.Whole),
            ],
            Behind = behind.ToImmutable(),
            NotBehind = notBehind.ToImmutable(),
            LeftOut = [.. leftOut],
            LeftOutOffTheList = offList,
        });
    }

    /// <summary>Deals of the period look back so far and no further.</summary>
    bool IsNearEnough(Activity activity) => activity.At is { } at
        ? at >= period.Begins - Duration.FromDays(settings.ResponseDays) && at < period.Ends
        : activity.On is { } on && on >= period.First.PlusDays(-settings.ResponseDays) && on < period.End;

    bool IsInfluenced(int account, Instant created) => First(responses, account, created) is not (null, null);

    /// <summary>Some response came before each touch of sales, as far as days and moments can be compared.</summary>
    bool IsSourced(int account, Instant created)
    {
        var (response, responseDay) = First(responses, account, created);
        var (touch, touchDay) = First(touches, account, created);
        return IsBefore(response, null) || IsBefore(null, responseDay);

        bool IsBefore(Instant? at, LocalDate? on) => (at is not null || on is not null)
            && (touch is not { } sales || (at is { } moment ? moment < sales : on < DayOf(sales)))
            && (touchDay is not { } day || (at is { } mine ? DayOf(mine) : on) < day);
    }

    /// <summary>The first moment and the first day within the window before a deal, its own moment and day included.</summary>
    (Instant? At, LocalDate? On) First(MomentLog log, int account, Instant created)
    {
        var day = DayOf(created);
        var at = log.FirstFrom(account, created - Duration.FromDays(settings.ResponseDays));
        var on = log.FirstFrom(account, day.PlusDays(-settings.ResponseDays));
        return (at <= created ? at : null, on <= day ? on : null);
    }

    LocalDate DayOf(Instant at) => at.InZone(zone).Date;
}
