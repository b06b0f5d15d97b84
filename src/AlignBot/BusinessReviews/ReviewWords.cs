using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.BusinessReviews;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;

namespace AlignBot.BusinessReviews;

/// <summary>How business reviews are spoken of, and why something was not done with one.</summary>
static class ReviewWords
{
    /// <summary>What the return is, beside it wherever it stands.</summary>
    public const string Definition =
        "Return is the money in deals on the account list that were won in the quarter, divided by what the programme cost in it. It is none of the measures and has no part in the verdict.";

    /// <summary>'2.0: 40,000 EUR won on the list for a cost of 20,000 EUR.'; 'Unknown: ...'.</summary>
    public static string Say(ProgramReturn of, QuarterFigures board)
    {
        var won = of.Won is { } money ? $"{Money(money, of.Currency!)} won on the list" : null;
        var cost = of.Cost is { } entered ? $"a cost of {Money(entered.Amount, entered.Currency)}" : null;
        var left = of.Won is not null && board.DealsLeftOut is { } deals ? $" Left out of what was won: {deals}." : "";
        return of.Times is { } times
            ? string.Create(
                CultureInfo.InvariantCulture, $"{decimal.Round(times, 2, MidpointRounding.AwayFromZero):#,0.0#}: {won} for {cost}.{left}")
            : $"Unknown: {Why(of.Why!.Value)}.{(won is not null ? $" {Capital.Of(won)}." : cost is not null ? $" There is {cost}." : "")}{left}";
    }

    /// <summary>'40,000 EUR'.</summary>
    public static string Money(decimal amount, string currency) => $"{Number(amount)} {currency}";

    /// <summary>'40,000'.</summary>
    public static string Number(decimal amount) => amount.ToString("#,0.##", CultureInfo.InvariantCulture);

    /// <summary>'signed by Riley on Thu 1 Oct 2026 12:00', 'not signed yet'.</summary>
    public static string Signed(ReviewRevision revision, ProgramInfo program) =>
        revision.Signed is { } hand ? $"signed by {Hand(hand, program)}" : "not signed yet";

    public static string Say(Refusal refusal, ProgramInfo program) => refusal switch
    {
        ReviewRefusal.NotYours no =>
            $"{Who(no.WhoMay, program, "Those who run the program and both leaders")} can have a business review made and post it.",
        ReviewRefusal.NotTheLead no =>
            $"{Who(no.WhoMay, program, "The operating lead")} signs the business review and enters what the programme cost.",
        ReviewRefusal.NotOver no => $"{no.Quarter.Name} is not over: it ends on {When.Written(no.Ends, program.Calendar.Zone)}. /align review shows the quarter before this one.",
        ReviewRefusal.BeforeTheProgram no =>
            $"{no.Quarter.Name} was over before this program began on {When.Date(no.Began)}: there is no record of it.",
        ReviewRefusal.NoSuchRevision no => $"There is no version {no.Number} of it.",
        ReviewRefusal.NotTheNewest no => $"Version {no.Newest} is newer: that one is signed and posted. This one stays as it is.",
        ReviewRefusal.SignedAlready no => $"It is signed already, by {Hand(no.Hand, program)}.",
        ReviewRefusal.NotSigned no => $"It is to be signed first: {Who(no.WhoSigns, program, "the operating lead")} does that.",
        ReviewRefusal.PostedAlready no => $"It is in the channel already; {Hand(no.Hand, program)} posted it.",
        ReviewRefusal.NoCost => "The cost is a number above zero, such as 120,000.",
        ReviewRefusal.NoCurrency no => $"'{TextLimits.Cut(no.Typed, 20)}' is not a currency: three letters, such as EUR.",
        ReviewRefusal.TooMany no => $"There are {no.Most} versions of this quarter already: no more are kept.",
        _ => throw new InvalidOperationException($"No words for the refusal {refusal.GetType().Name}."),
    };

    static string Why(NoReturn why) => why switch
    {
        NoReturn.NoCost => "nobody has entered what the programme cost; the operating lead can",
        NoReturn.NotRead => "the quarter was not read, so nobody knows what was won",
        NoReturn.Entered => "the quarter's figures were entered, which says how many deals were won and not how much",
        NoReturn.NotWinRate => "the scoreboard's conversion does not count deals won and lost",
        NoReturn.WonUnknown => "no source gave the deals, so nobody knows what was won",
        NoReturn.OtherCurrency => "the cost is in another currency than the scoreboard; enter it in the scoreboard's",
        _ => throw new InvalidOperationException($"No words for {why}."),
    };

    static string Hand(ReviewHand hand, ProgramInfo program) =>
        $"{Names.Of(program.Roster, hand.By)} on {When.Written(hand.At, program.Calendar.Zone)}";

    static string Who(IReadOnlyList<UserId> who, ProgramInfo program, string otherwise) =>
        who.Count == 0 ? otherwise : Names.List(program.Roster, who, " or ");
}
