using AlignBot.Scenarios.AccountLists;
using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Scoreboard;

/// <summary>The worked example: five accounts and the third quarter of 2026, of which the figures are known to the digit.</summary>
static class WorkedExample
{
    /// <summary>What activities count as in it.</summary>
    public const string Kinds = "ad: touch\ncampaign: touch\ncall: touch, action\nemail: touch, action\nwebinar: response, 8 "
        + "points\npricing: 5 points\npage: 4 points\nform: response, 12 points";

    /// <summary>The figures of the worked example's quarter, as its message in the channel says them.</summary>
    public static string[] Told { get; } =
    [
        "*2026 Q3 is on the scoreboard*", "Coverage: 60.0 % (3 of 5)", "Engagement: 40.0 % (2 of 5)", "Pipeline influence: 75.0 % "
            + "(75,000 of 100,000 EUR)",
        "Conversion: 66.7 % (2 of 3)", "Signal-to-action lag: 75.0 % (3 of 4)",
    ];

    /// <summary>The same with all that stands beside them, as <c>/align scoreboard q3</c> shows it.</summary>
    public static string[] Shown { get; } =
    [
        "*Scoreboard, 2026 Q3*", "Against the 5 accounts of Wed 30 Sep 2026", "tier 1: 100.0 % (2 of 2), tier 2: 50.0 % (1 of 2), tier "
            + "3: 0.0 % (0 of 1)",
        "by number of deals 50.0 %", "the list's share of all new pipeline 62.5 %", "Left out: 1 without an amount.", "by value 50.0 %",
        "Median 2.5 h, nine of ten within not reached; 1 of 4 not acted on.",
    ];

    /// <summary>The team of the worked example: its clock is UTC, its day nine to five, and it is the last day of the quarter.</summary>
    public static Task<GtmWorld> StartAsync(Dictionary<string, string?>? settings = null) => StartAsync("", settings);

    /// <summary>The same with a section more in its program file.</summary>
    public static Task<GtmWorld> StartAsync(string section, Dictionary<string, string?>? settings) => GtmWorld.StartAsync(
        (GtmWorld.ProgramFile + section).Replace("  zone: Europe/London\n  days", "  zone: Etc/UTC\n  days",
            StringComparison.Ordinal).Replace("09:00-17:30", "09:00-17:00", StringComparison.Ordinal),
        startAt: new DateTimeOffset(2026, 9, 30, 10, 0, 0, TimeSpan.Zero), settings: settings);

    /// <summary>From a source that is chosen to the figures of the quarter on the scoreboard.</summary>
    /// <param name="kinds">How its activities are counted.</param>
    /// <param name="settings">Of the source <c>crm</c>.</param>
    public static async Task ComesOutAsync(string kinds, Dictionary<string, string?> settings)
    {
        await using var world = await StartAsync(settings);
        var slack = world.Slack;
        await slack.ComesFromAsync("crm");
        await slack.ReadsAsync("ana", "list", "*Account list*: 5 accounts (tier 1: 2, tier 2: 2, tier 3: 1).");
        await slack.ReadsAsync("riley", "sources", "Opportunities: 7 read on", "Activities: 10 read on", "Signals: 4 read on");
        await world.SettleScoreboardAsync(kinds: kinds);
        await world.Time.ToAsync(Instant.FromUtc(2026, 10, 1, 12, 0));
        await slack.As("riley").PressAsync(await slack.ReadsAsync("riley", "sources", "*crm* ("), "Read it now");
        await SlackWorld.EventuallyAsync(
            async () =>
            {
                await slack.As("riley").RunAsync("/align", "sources");
                return (await slack.GtmOf("riley").MessagesAsync()).LastOrDefault(message =>
                    message.Text.Split("Thu 1 Oct 2026").Length > 4);
            },
            () => slack.GtmOf("riley").TranscriptAsync());
        await slack.As("riley").RunAsync("/align", "scoreboard read");
        await slack.Gtm.ExpectAsync(Told);
        await slack.ReadsAsync("ana", "scoreboard q3", Shown);
    }

    /// <summary>The five accounts.</summary>
    public static Task ListOfFiveAsync(this SlackWorld slack) => slack.TakeOverAsync("accounts", "list.csv",
        "account_id,name,domain,is_target,tier\nA,Alpha,alpha.example,true,1\nB,Beta,beta.example,true,1\nC,Gamma,gamma.example,true,2\nD,Delta,delta.example,true,2\nE,Epsilon,epsilon.example,true,3\n");

    /// <summary>What happened to them.</summary>
    public static async Task RecordsOfFiveAsync(this SlackWorld slack)
    {
        await slack.TakeOverAsync("activities", "activities.csv", Activities(
            "t1,A,marketing,ad,2026-09-10T12:00:00Z\nt2,A,buyer,webinar,2026-09-12T12:00:00Z\nt3,A,buyer,pricing,2026-09-20T12:00:00Z\nt4,B,marketing,campaign,2026-09-05T12:00:00Z\n"
            + "t5,A,sales,call,2026-09-21T11:30:00Z\nt6,B,buyer,page,2026-08-20T12:00:00Z\nt7,C,marketing,email,2026-05-15T12:00:00Z\nt8,C,buyer,form,2026-07-20T12:00:00Z\n"
            + "t9,C,sales,call,2026-07-21T09:30:00Z\nt10,D,sales,email,2026-09-25T09:00:00Z"));
        await slack.TakeOverAsync(
            "opportunities", "deals.csv", "opportunity_id,account_id,stage,is_closed,is_won,amount,currency,created_at,close_date,name\n"
            + "o1,A,Proposal,false,false,40000,EUR,2026-09-22T00:00:00Z,2026-12-01,\no2,B,Won,true,true,25000,EUR,2026-08-01T00:00:00Z,2026-09-15,\no3,C,Proposal,false,false,35000,EUR,2026-09-01T00:00:00Z,2026-12-01,\n"
            + "o4,X,Proposal,false,false,60000,EUR,2026-08-15T00:00:00Z,2026-12-01,\no5,D,Proposal,false,false,,,2026-09-28T00:00:00Z,2026-12-01,\no6,A,Lost,true,false,40000,EUR,2026-03-02T00:00:00Z,2026-08-10,\n"
            + "o7,C,Won,true,true,15000,EUR,2026-04-02T00:00:00Z,2026-09-30,\n");
        await slack.TakeOverAsync("signals", "signals.csv",
            "signal_id,account_id,kind,detected_at\ns1,A,intent,2026-09-20T10:00:00Z\ns2,C,intent,2026-07-20T10:00:00Z\ns3,B,intent,2026-08-20T12:00:00Z\ns4,D,intent,2026-09-24T16:00:00Z\n");
    }

    /// <summary>A file of activities.</summary>
    public static string Activities(string lines) => $"activity_id,account_id,side,kind,occurred_at\n{lines}\n";
}
