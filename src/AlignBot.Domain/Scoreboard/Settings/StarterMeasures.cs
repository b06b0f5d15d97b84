using System.Collections.Immutable;

namespace AlignBot.Domain.Scoreboard.Settings;

/// <summary>Where everybody begins: settings that count something with the words that CRMs use, before anybody has thought about them.</summary>
public static class StarterMeasures
{
    /// <summary>What the kinds of activities that CRMs name count as.</summary>
    public static ImmutableArray<ActivityRule> Activities { get; } =
    [
        new("call") { IsTouch = true, IsAction = true },
        new("email") { IsTouch = true, IsAction = true },
        new("meeting") { IsTouch = true, IsAction = true, Points = 10 },
        new("event") { IsTouch = true, IsResponse = true, Points = 8 },
        new("webinar") { IsResponse = true, Points = 8 },
        new("form") { IsResponse = true, Points = 10 },
        new("reply") { IsResponse = true, Points = 5 },
        new("click") { IsResponse = true, Points = 3 },
        new("visit") { Points = 2 },
        new("ad") { IsTouch = true },
        new("campaign") { IsTouch = true },
    ];

    /// <summary>The signs of interest that sales is to act on.</summary>
    public static ImmutableArray<string> Signals { get; } = ["intent", "demo request", "pricing", "trial", "6qa", "mqa"];

    /// <summary>The settings of a program before anybody changed them.</summary>
    /// <param name="zoneId">IANA zone of the program's calendar.</param>
    /// <param name="currency">ISO 4217.</param>
    public static MeasureSettings For(string zoneId, string currency = "USD") =>
        new() { ZoneId = zoneId, Currency = new CurrencyRule(currency), Activities = Activities, Signals = Signals };
}
