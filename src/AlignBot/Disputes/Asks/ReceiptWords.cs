using AlignBot.Domain.Disputes;
using AlignBot.Domain.Time;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Disputes.Asks;

/// <summary>Why a deadline is when it is: the reckoning in words, its moments in each reader's own zone.</summary>
static class ReceiptWords
{
    public static Mrkdwn Say(Dispute dispute)
    {
        if (dispute.Receipt is not { } receipt || dispute.DueAt is not { } due)
        {
            return Mrkdwn.Of($"Nothing is due any more.");
        }

        var said = Mrkdwn.Of($"Level {dispute.Level + 1} is due after ") + Say(receipt);
        if (due != receipt.At)
        {
            said += Mrkdwn.Of($" Time in which AlignBot was down was given back, so it is due {When.At(due, dispute.Calendar.Zone)}.");
        }

        return dispute.HeldUntil is { } held
            ? said + Mrkdwn.Of($" It waits until {When.At(held, dispute.Calendar.Zone)}: {Because(dispute.HeldFor)}.")
            : said;
    }

    /// <summary>'2 working days from Thu 15:00, skipping Mon 31 Aug (Summer Bank Holiday): Tue 15:00. Working hours are those of London.'</summary>
    public static Mrkdwn Say(Receipt receipt)
    {
        var zone = DateTimeZoneProviders.Tzdb[receipt.ZoneId];
        var said = (receipt.Extends is { } before ? Say(before) + Mrkdwn.Of($" Extended by ") : Mrkdwn.Empty) + Mrkdwn.Of($"{receipt.Window.ToWords()} from {When.Recorded(receipt.Start, zone)}");
        if (receipt.CountedFrom != receipt.Start)
        {
            said += Mrkdwn.Of($", counted from {When.Recorded(receipt.CountedFrom, zone)}");
        }

        if (!receipt.Skipped.IsEmpty)
        {
            said += Mrkdwn.Of($", skipping {string.Join(", ", receipt.Skipped.Select(Named))}").Shortened(1500);
        }

        if (receipt.MovedToOpening)
        {
            said += Mrkdwn.Of($", moved to the next opening");
        }

        if (receipt.AtLeast is { } least)
        {
            said += Mrkdwn.Of($", with at least {least.ToWorkWords()}");
        }

        if (receipt.ClocksChange)
        {
            said += Mrkdwn.Of($", across a change of the clocks");
        }

        said += Mrkdwn.Of($": {When.Recorded(receipt.At, zone)}.");
        return receipt is { Extends: null } and ({ Window.IsWorkingTime: true } or { MovedToOpening: true } or { AtLeast: not null }) ? said + Mrkdwn.Of($" Working hours are those of {receipt.City}, calendar version {receipt.CalendarVersion}.") : said;
    }

    public static string Because(HoldReason? why) => why switch
    {
        HoldReason.FormOpen => "an answer is being written",
        HoldReason.AskNotDelivered => "not everybody could be asked yet",
        _ => "the question came late",
    };

    static string Named(Holiday day)
    {
        var part = day.Off switch { DayPart.Morning => ", morning", DayPart.Afternoon => ", afternoon", _ => "" };
        return $"{When.Date(day.Date)} ({day.Name}{part})";
    }
}
