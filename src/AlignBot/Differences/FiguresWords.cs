using System.Globalization;
using AlignBot.Domain;
using AlignBot.Domain.Differences;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Differences;

/// <summary>How the two sides' figures are spoken of.</summary>
static class FiguresWords
{
    /// <summary>'1,200,000 EUR'.</summary>
    public static string Amount(decimal amount, string currency) => string.Create(CultureInfo.InvariantCulture, $"{amount:#,0.##} {currency}");

    /// <summary>'sales'.</summary>
    public static string Of(FigureSide side) => Names.Of(side is FigureSide.Sales ? Function.Sales : Function.Marketing);

    /// <summary>'1,200,000 EUR (crm, as of Tue 2 Dec 2026 09:00)'; 'not given'.</summary>
    public static string Say(BlindFigure? figure, BlindFigures of, ProgramInfo program)
    {
        if (figure is null)
        {
            return "not given";
        }

        var who = figure.Source is { } source ? source : figure.By is { } by ? Names.Of(program.Roster, by) : "somebody";
        var left = figure.LeftOut == 0 ? "" : $", {figure.LeftOut:N0} without an amount or rate left out";
        return $"{Amount(figure.Amount, of.Currency)} ({who}, as of {When.Written(figure.AsOf, program.Calendar.Zone)}{left})";
    }

    /// <summary>'12.5 %', one decimal, half away from zero.</summary>
    public static string Percent(decimal share) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Round(share * 100, 1, MidpointRounding.AwayFromZero):0.0} %");

    /// <summary>The two pipelines in a sentence, once they are shown.</summary>
    public static string Title(BlindFigures shown) => shown.Difference switch
    {
        { IsDifferent: true } found => $"The two pipelines differ by {Percent(found.Share)}",
        { Share: 0 } => "The two pipelines are the same",
        { } found => $"The two pipelines are alike: {Percent(found.Share)} apart",
        null when shown.Sales is null && shown.Marketing is null => "Neither side gave its pipeline",
        null => $"{(shown.Sales is null ? "Sales" : "Marketing")} has not given its pipeline",
    };

    /// <summary>Why it was not taken, and what can be done.</summary>
    public static string Say(Refusal refusal, ProgramInfo program) => refusal switch
    {
        FiguresRefusal.AlreadyRevealed => "Both figures have been shown: nothing is entered any more. What differs is settled in the review.",
        FiguresRefusal.AlreadyGiven no => $"The figure of {Of(no.Side)} was given and is final; nobody sees it before both are shown.",
        FiguresRefusal.NotYourFigure { WhoMay.IsEmpty: true } no => $"The leader of {Of(no.Side)} gives that figure, or their deputy.",
        FiguresRefusal.NotYourFigure no => $"{Names.List(program.Roster, no.WhoMay)} gives the figure of {Of(no.Side)}.",
        FiguresRefusal.NotAPipeline => "A pipeline is not below zero, nor that large; write it as 1,200,000.",
        FiguresRefusal.DealsDoNotAddUp no => string.Create(
            CultureInfo.InvariantCulture, $"The deals add up to {no.Deals:#,0.##}, and the figure is {no.Amount:#,0.##}: mend one of them, or leave the deals empty."),
        _ => throw new InvalidOperationException($"No words for the refusal {refusal.GetType().Name}."),
    };

    /// <summary>Both figures, a line each, as they were shown.</summary>
    public static Mrkdwn Both(BlindFigures shown, ProgramInfo program) => Mrkdwn.Of(
        $"•  Sales: {Say(shown.Sales, shown, program)}\n•  Marketing: {Say(shown.Marketing, shown, program)}").Shortened(900);
}
