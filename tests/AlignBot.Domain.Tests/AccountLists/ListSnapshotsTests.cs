using AlignBot.Domain.AccountLists;
using NodaTime;

namespace AlignBot.Domain.Tests.AccountLists;

/// <summary>Which earlier lists stay for the quarters that are counted against them.</summary>
public static class ListSnapshotsTests
{
    [Fact]
    public static void Those_of_a_months_end_in_any_zone_and_the_newest_stay()
    {
        Instant[] all =
        [
            At(8, 3), At(8, 20), At(8, 31, 11), At(9, 1, 1), At(9, 28), At(9, 30, 8), At(9, 30, 10), At(10, 5), At(10, 6),
        ];

        // The last list of August is another one in Kiribati than in London, and a third one in Samoa: all three stay.
        Assert.Equal([At(8, 20), At(8, 31, 11), At(9, 1, 1), At(9, 30, 8), At(9, 30, 10), At(10, 6)], all.Where(taken => ListSnapshots.IsKept(all, taken)));
    }

    [Fact]
    public static void For_so_many_months_and_no_longer()
    {
        Instant[] all = [.. Enumerable.Range(0, 15).Select(month => Instant.FromUtc(2026, 1, 15, 12, 0) + Duration.FromDays(month * 30.4))];
        Assert.Equal(ListSnapshots.Months + 1, all.Count(taken => ListSnapshots.IsKept(all, taken)));
        Assert.False(ListSnapshots.IsKept(all, all[0]));
    }

    static Instant At(int month, int day, int hour = 12) => Instant.FromUtc(2026, month, day, hour, 0);
}
