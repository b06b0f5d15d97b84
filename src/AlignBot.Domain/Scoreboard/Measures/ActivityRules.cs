using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Domain.Scoreboard.Settings;

namespace AlignBot.Domain.Scoreboard.Measures;

/// <summary>Finds what an activity counts as.</summary>
sealed class ActivityRules
{
    readonly Dictionary<string, ActivityRule>[] bySide =
        [.. Enum.GetValues<ActivitySide>().Select(_ => new Dictionary<string, ActivityRule>(StringComparer.OrdinalIgnoreCase))];

    public ActivityRules(MeasureSettings settings)
    {
        // What is said of one side stands before what is said of any.
        foreach (var rule in settings.Activities.OrderBy(rule => rule.Side is null))
        {
            foreach (var side in Enum.GetValues<ActivitySide>().Where(side => rule.Side is null || rule.Side == side))
            {
                bySide[(int)side].TryAdd(rule.Kind.Trim(), rule);
            }
        }
    }

    /// <summary>Null where the settings do not name its kind.</summary>
    public ActivityRule? Of(Activity activity) => bySide[(int)activity.Side].GetValueOrDefault(activity.Kind.Trim());
}
