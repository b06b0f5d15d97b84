using System.Globalization;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Review;
using AlignBot.Engine.Wording;
using NodaTime;

namespace AlignBot.ReviewLines;

/// <summary>What the lines of a review say.</summary>
static class LineWords
{
    /// <summary>What the page is called that has all of them.</summary>
    public static string Title(ReviewTopic topic) => topic switch
    {
        ReviewTopic.InMotion => "Accounts in motion",
        ReviewTopic.Stuck => "Where they are stuck",
        ReviewTopic.Changed => "What changed",
        _ => "Where leads go dark",
    };

    /// <summary>'3 accounts in motion'.</summary>
    public static string Count(ReviewTopic topic, int count) => topic switch
    {
        ReviewTopic.InMotion => $"{Of(count, "account")} in motion",
        ReviewTopic.Stuck => $"{Of(count, "deal")} stuck",
        ReviewTopic.Changed => $"{Of(count, "change")} of close dates and amounts",
        _ => $"{Of(count, "signal and returned lead", "signals and returned leads")}",
    };

    /// <summary>'Renewal is won', 'Renewal went from Proposal to Contract'.</summary>
    public static string Say(DealMotion motion) => motion.Kind switch
    {
        MotionKind.Won => $"{Deal(motion)} is won",
        MotionKind.Lost => $"{Deal(motion)} is lost",
        MotionKind.Opened => $"{Deal(motion)} is new{Stage(motion.To)}",
        MotionKind.Reopened => $"{Deal(motion)} is open again{Stage(motion.To)}",
        _ => $"{Deal(motion)} went from {Called(motion.From)} to {Called(motion.To)}",
    };

    /// <summary>'Renewal has stood in Proposal for 25 days, since Fri 6 Nov 2026'.</summary>
    public static string Say(StuckDeal deal)
    {
        var where = deal.Stage is null ? "has stood still" : $"has stood in {ReviewLine.Name(deal.Stage)}";
        return $"{ReviewLine.Name(deal.Name ?? deal.DealKey)} {where} for {Days(deal.Days)}, since {When.Date(deal.Since)}";
    }

    /// <summary>'Renewal was pushed 30 days, for the third time: from Mon 30 Nov 2026 to Wed 30 Dec 2026'.</summary>
    public static string Say(SlippageLine line)
    {
        if (line.DealKeys.Length > 1)
        {
            return SayMany(line);
        }

        var deal = ReviewLine.Name(line.Name ?? line.DealKeys[0]);
        return line.Kind switch
        {
            SlippageKind.Pushed => $"{deal} was pushed {Days(line.Days!.Value)}{Often(line.Times)}: from {Day(line.From)} to {Day(line.To)}",
            SlippageKind.PulledIn => $"{deal} was pulled in {Days(line.Days!.Value)}{Often(line.Times)}: from {Day(line.From)} to {Day(line.To)}",
            SlippageKind.Overdue => $"{deal} is open and was to close on {Day(line.To)}, {Days(line.Days!.Value)} ago{Before(line.Times)}",
            _ => Amount(deal, line),
        };
    }

    /// <summary>'a signal (intent) since Thu 19 Nov 2026 is without an action'.</summary>
    public static string Say(SignalEpisode signal, DateTimeZone zone)
    {
        var hours = (int)signal.Worked.TotalHours;
        var kind = ReviewLine.Name(signal.Kind);
        return $"nobody acted on a signal ({kind}) of {When.Date(signal.At.InZone(zone).Date)} yet: {Of(hours, "working hour")} by now";
    }

    /// <summary>'6 leads came back: no budget'.</summary>
    public static string Say(ReturnedLeads returned) =>
        $"{Of(returned.LeadKeys.Length, "lead")} came back{(returned.Reason is { } why ? $": {ReviewLine.Name(why)}" : " without a reason")}";

    public static string Of(int count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many ?? one + "s")}");

    static string SayMany(SlippageLine line)
    {
        var deals = Of(line.DealKeys.Length, "deal");
        var verb = line.Kind switch
        {
            SlippageKind.Pushed => "were pushed",
            SlippageKind.PulledIn => "were pulled in",
            _ => "have another amount",
        };
        var by = line.Kind is SlippageKind.Amount ? "" : line.To is { } to ? $" to {When.Date(to)}" : line.Days is { } days ? $" {Days(days)}" : "";
        return $"{deals} {verb}{by}, all alike: one edit of many";
    }

    static string Amount(string deal, SlippageLine line) => (line.AmountFrom, line.AmountTo) switch
    {
        (null, { } to) => $"{deal} has an amount now: {Money(to, line.Currency)}",
        ({ } from, null) => $"{deal} has no amount any more; it was {Money(from, null)}",
        ({ } from, { } to) when from == to => $"{deal} has another currency: {Money(to, line.Currency)}",
        var (from, to) => $"{deal} changed from {Money(from!.Value, null)} to {Money(to!.Value, line.Currency)}",
    };

    static string Money(decimal amount, string? currency) =>
        string.Create(CultureInfo.InvariantCulture, $"{amount:#,0.##}{(currency is null ? "" : " " + ReviewLine.Name(currency))}");

    static string Often(int times) => times switch
    {
        <= 1 => "",
        2 => ", for the second time",
        3 => ", for the third time",
        _ => string.Create(CultureInfo.InvariantCulture, $", {times} times by now"),
    };

    static string Before(int times) => times switch
    {
        <= 0 => "",
        1 => "; it was pushed once before",
        _ => string.Create(CultureInfo.InvariantCulture, $"; it was pushed {times} times before"),
    };

    static string Deal(DealMotion motion) => ReviewLine.Name(motion.Name ?? motion.DealKey);

    static string Stage(string? stage) => stage is null ? "" : $", in {ReviewLine.Name(stage)}";

    static string Called(string? stage) => stage is null ? "no stage" : ReviewLine.Name(stage);

    static string Days(int days) => Of(days, "day");

    static string Day(LocalDate? day) => day is { } known ? When.Date(known) : "no day";
}
