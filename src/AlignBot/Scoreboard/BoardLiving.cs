using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Scoreboard.Settings;
using AlignBot.Domain.Scoreboard.Verdicts;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Scoreboard.Storage;

namespace AlignBot.Scoreboard;

/// <summary>The scoreboard as a document to be signed: what each measure counts. Both leaders sign it.</summary>
sealed class BoardLiving : ILivingText
{
    public ArtifactKind Kind => ArtifactKind.Scoreboard;

    public async Task<string?> SayAsync(AlignBotContext db, ProgramInfo program) =>
        await BoardTables.BoardAsync(db, program.Key) is { Settings: { } settings } board ? Say(settings, board.Targets) : null;

    static string Say(MeasureSettings settings, IReadOnlyList<Target> targets) => string.Join('\n',
    [
        "Both functions read one scoreboard: five measures against the shared account list, in total and by tier.",
        $"Coverage: accounts that marketing or sales turned to in the last {settings.TouchDays} days, of all accounts. Counted: {Kinds(settings, rule => rule.IsTouch)}.",
        settings.Engagement is EngagementSource.VendorScore
            ? $"Engagement: accounts with a vendor's score of at least {SettingsLines.Number(settings.EngagedFrom)}, of all accounts."
            : $"Engagement: accounts with at least {SettingsLines.Number(settings.EngagedFrom)} points in the last {settings.PointDays} days, of all accounts. Points: {Points(settings)}.",
        $"Pipeline influence: money in new deals that a response to marketing came before within {settings.ResponseDays} days, of money in all new deals, in {settings.Currency.Text}. Responses: {Kinds(settings, rule => rule.IsResponse)}.",
        settings.Conversion switch
        {
            ConversionKind.ListToOpportunity => "Conversion: accounts without an open deal when the quarter began that got one in it.",
            ConversionKind.QualifiedToOpportunity => $"Conversion: accounts that qualified ({string.Join(", ", settings.QualifyingSignals)}) and got a deal within {settings.ConversionDays} days.",
            _ => "Conversion: deals won, of those won and lost.",
        },
        $"Signal-to-action lag: working time from a signal ({(settings.Signals.IsEmpty ? "none named" : string.Join(", ", settings.Signals))}) to what sales does ({Kinds(settings, rule => rule.IsAction)}){Promises(settings)}.",
        $"Days begin at midnight in {settings.ZoneId}; the fiscal year begins in {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(settings.FirstMonth)}.",
        .. targets.Count > 0 ? new[] { $"Lines to be at: {SettingsLines.WriteTargets(targets)}, in percent." } : [],
        $"Definition {settings.DefinitionVersion}.",
    ]);

    static string Promises(MeasureSettings settings) => settings.SlaHours.IsEmpty
        ? ""
        : $", in time within {Names.Join([.. settings.SlaHours.Select(pair => $"{pair.Value} working hours for tier {pair.Key}")])}";

    static string Kinds(MeasureSettings settings, Func<ActivityRule, bool> counts)
    {
        var kinds = settings.Activities.Where(counts).Select(rule => SettingsLines.Write(rule).Split(':')[0]).ToList();
        return kinds.Count == 0 ? "nothing" : string.Join(", ", kinds);
    }

    static string Points(MeasureSettings settings)
    {
        var points = settings.Activities.Where(rule => rule.Points > 0).Select(rule => $"{rule.Kind} {SettingsLines.Number(rule.Points)}").ToList();
        return points.Count == 0 ? "none" : string.Join(", ", points);
    }
}

/// <summary>What is counted, for other features.</summary>
sealed class BoardSettings : IMeasureSettings
{
    public async Task<MeasureSettings> OfAsync(AlignBotContext db, ProgramInfo program) =>
        (await BoardTables.BoardAsync(db, program.Key))?.Settings ?? StarterMeasures.For(program.Calendar.Zone.Id);

    public async Task<SettledMeasures?> SettledAsync(AlignBotContext db, ProgramKey program) =>
        await BoardTables.BoardAsync(db, program) is { Settings: { } settings } board
            ? new SettledMeasures(settings, new ExchangeRates { Rates = board.Rates })
            : null;
}
