using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Domain.Scoreboard.Settings;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Measures;

/// <summary>Engagement: accounts of the list that did enough themselves within the window, or that a vendor scores high enough.</summary>
sealed class EngagementCount
{
    readonly MeasureSettings settings;
    readonly ListIndex list;
    readonly DaySpan window;
    readonly Dictionary<string, decimal> roleWeights;
    readonly Dictionary<string, int> kinds = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, int> people = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<Deed, (Instant At, decimal Points)> deeds = [];

    public EngagementCount(ReadingBasis basis, ListIndex list)
    {
        settings = basis.Settings;
        this.list = list;
        window = basis.Period.LastDays(settings.PointDays);
        roleWeights = new Dictionary<string, decimal>(StringComparer.OrdinalIgnoreCase);
        foreach (var (role, weight) in settings.RoleWeights)
        {
            roleWeights.TryAdd(role.Trim(), weight);
        }
    }

    public void Add(int account, Activity activity, ActivityRule rule)
    {
        if (rule.Points <= 0 || activity.Side is not ActivitySide.Buyer || settings.Engagement is not EngagementSource.Points
            || !window.Contains(activity.At, activity.On))
        {
            return;
        }

        // Two sources that saw the same deed differ in their ids, never in who did what in which minute.
        long? minute = activity.At is { } moment ? MinuteOf(moment) : null;
        var day = minute is null ? activity.On : null;
        var deed = new Deed(account, Of(kinds, activity.Kind), Of(people, activity.Person ?? ""), minute, day);
        var one = (At: activity.At ?? Instant.MinValue, Points: rule.Points * RoleWeight(activity.PersonRole) * TierWeight(account));
        if (!deeds.TryGetValue(deed, out var other) || one.At < other.At || (one.At == other.At && one.Points > other.Points))
        {
            deeds[deed] = one;
        }
    }

    public MeasureReading Finish(Ground ground)
    {
        var byVendor = settings.Engagement is EngagementSource.VendorScore;
        var points = new decimal[list.Count];
        foreach (var (deed, one) in deeds)
        {
            points[deed.Account] += one.Points;
        }

        var tally = new Tally(list);
        for (var at = 0; at < list.Count; at++)
        {
            tally.Add(at, IsEngaged(at));
        }

        var on = byVendor
            ? ground.Of(MeasureKind.Engagement, RecordKinds.Scores, account => account.VendorScore is not null)
            : ground.Of(MeasureKind.Engagement, RecordKinds.Activities);
        return on.With(tally, reading => reading with
        {
            Behind = [.. list.KeysWhere(IsEngaged)],
            NotBehind = [.. list.KeysWhere(at => !IsEngaged(at))],
        });

        bool IsEngaged(int at) => (byVendor ? list[at].VendorScore : points[at]) >= settings.EngagedFrom;
    }

    decimal RoleWeight(string? role) => role is null ? 1 : roleWeights.GetValueOrDefault(role.Trim(), 1);

    decimal TierWeight(int account) =>
        list.SlotOf(account) is var slot && slot != ListIndex.NoTier ? settings.TierWeights.GetValueOrDefault(slot, 1) : 1;

    static long MinuteOf(Instant at) => at.ToUnixTimeSeconds() is >= 0 and var seconds ? seconds / 60 : (at.ToUnixTimeSeconds() - 59) / 60;

    static int Of(Dictionary<string, int> numbers, string word)
    {
        if (!numbers.TryGetValue(word.Trim(), out var number))
        {
            numbers.Add(word.Trim(), number = numbers.Count);
        }

        return number;
    }

    /// <summary>By which the same deed is known again.</summary>
    readonly record struct Deed(int Account, int Kind, int Person, long? Minute, LocalDate? Day);
}
