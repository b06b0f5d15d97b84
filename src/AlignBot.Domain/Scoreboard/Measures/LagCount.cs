using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Domain.Scoreboard.Settings;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Measures;

/// <summary>Signal-to-action lag: how long it took from when the team could know of a signal until somebody of sales acted.</summary>
sealed class LagCount
{
    readonly ReadingBasis basis;
    readonly MeasureSettings settings;
    readonly ListIndex list;
    readonly DaySpan period;
    readonly Instant horizon;
    readonly HashSet<string> kinds;
    readonly MomentLog actions;
    readonly Dictionary<LocalDate, Instant> closings = [];
    readonly Dictionary<(int Account, string Kind), List<(Instant At, string Key)>> signals = [];

    public LagCount(ReadingBasis basis, ListIndex list, Ground ground)
    {
        this.basis = basis;
        this.list = list;
        settings = basis.Settings;
        period = basis.Period.Days;
        horizon = ground.Horizon(RecordKinds.Signals | RecordKinds.Activities);
        kinds = new HashSet<string>(settings.Signals.Select(kind => kind.Trim()), StringComparer.OrdinalIgnoreCase);
        actions = new MomentLog(list.Count);
    }

    /// <summary>Signals that have no time by the clock that the settings choose.</summary>
    public List<LeftOut> WithoutTime { get; } = [];

    public void Add(int account, Activity activity, ActivityRule rule)
    {
        if (!rule.IsAction || activity.Side is not ActivitySide.Sales || activity.IsHuman is false)
        {
            return;
        }

        var at = activity.At ?? (activity.On is { } day ? EndOf(day) : Instant.MaxValue);
        if (at >= period.Begins && at <= horizon)
        {
            actions.Add(account, at);
        }
    }

    /// <summary>False where the signal is dated after what the sources can tell of: it counts later.</summary>
    public bool Add(int account, Signal signal)
    {
        var kind = signal.Kind.Trim();
        if (!kinds.Contains(kind))
        {
            return true;
        }

        if ((settings.SignalTime is SignalTime.Detected ? signal.DetectedAt : signal.FirstSeenAt) is not { } at)
        {
            WithoutTime.Add(new LeftOut(signal.Key, LeftOutWhy.NoTime));
            return true;
        }

        if (at > horizon)
        {
            return false;
        }

        if (period.Contains(at))
        {
            var key = (account, kind.ToLowerInvariant());
            if (!signals.TryGetValue(key, out var moments))
            {
                signals.Add(key, moments = []);
            }

            moments.Add((at, signal.Key));
        }

        return true;
    }

    public MeasureReading Finish(Ground ground)
    {
        actions.Sort();
        var end = Instant.Max(horizon, period.Ends);
        var time = new WorkingStretch(period.Begins, end, basis.Calendar);
        var (tally, episodes) = (new Tally(list), new List<(int Account, SignalEpisode Episode, Instant? Answered)>());
        foreach (var ((account, kind), moments) in signals)
        {
            foreach (var (at, key) in Firsts(moments))
            {
                var episode = EpisodeOf(account, kind, key, at, time);
                episodes.Add((account, episode, episode.AnsweredAt));
                if (episode.State is EpisodeState.InTime or EpisodeState.Late)
                {
                    tally.Add(account, episode.State is EpisodeState.InTime);
                }
            }
        }

        var sorted = episodes.OrderBy(one => one.Episode.At).ThenBy(one => one.Episode.SignalKey, StringComparer.Ordinal).ToList();
        var on = ground.Of(MeasureKind.Lag, RecordKinds.Signals | RecordKinds.Activities);
        return on.With(tally, reading => reading with
        {
            State = sorted.Count == 0 ? MeasureState.NotApplicable : on.State,
            Behind = [.. sorted.Where(one => one.Episode.State is EpisodeState.InTime).Select(one => one.Episode.SignalKey)],
            NotBehind = [.. sorted.Where(one => one.Episode.State is EpisodeState.Late).Select(one => one.Episode.SignalKey)],
            LeftOut = [.. WithoutTime.Distinct().OrderBy(one => one.Id, StringComparer.Ordinal)],
            Lag = new LagReading
            {
                Total = LagRanks.Of(sorted.Select(one => one.Episode)),
                Tiers =
                [
                    .. Tally.TiersOf(list).Select(slot => new TierLag(
                        Tally.TierOf(slot), LagRanks.Of(sorted.Where(one => list.SlotOf(one.Account) == slot).Select(one => one.Episode)))),
                ],
                Episodes = [.. sorted.Select(one => one.Episode)],
            },
        });
    }

    SignalEpisode EpisodeOf(int account, string kind, string key, Instant at, WorkingStretch time)
    {
        var answered = actions.FirstFrom(account, at);
        Duration? promise = settings.SlaHours.TryGetValue(list.SlotOf(account), out var hours) ? Duration.FromHours(hours) : null;
        var worked = time.Between(at, answered ?? horizon);
        return new SignalEpisode(key, list.KeyOf(account), kind, at)
        {
            AnsweredAt = answered,
            Worked = answered is null ? time.Between(at, Instant.Min(horizon, period.Ends)) : worked,
            State = promise is not { } most ? EpisodeState.NoPromise
                : answered is null ? (worked < most ? EpisodeState.StillInTime : EpisodeState.Late)
                : worked <= most ? EpisodeState.InTime : EpisodeState.Late,
        };
    }

    /// <summary>The first signal of each episode.</summary>
    IEnumerable<(Instant At, string Key)> Firsts(List<(Instant At, string Key)> moments)
    {
        moments.Sort((one, other) => one.At != other.At ? one.At.CompareTo(other.At) : string.CompareOrdinal(one.Key, other.Key));
        Instant? until = null;
        foreach (var one in moments)
        {
            if (!(one.At <= until))
            {
                until = one.At + Duration.FromHours(settings.EpisodeHours);
                yield return one;
            }
        }
    }

    /// <summary>When a day's work ends; where nobody works, when the day does.</summary>
    Instant EndOf(LocalDate day)
    {
        if (!closings.TryGetValue(day, out var at))
        {
            var periods = WorkingPeriods.On(day, basis.Calendar, basis.Calendar.Zone);
            at = periods.IsEmpty ? basis.Calendar.Zone.AtStartOfDay(day.PlusDays(1)).ToInstant() : periods[^1].Close;
            closings.Add(day, at);
        }

        return at;
    }
}
