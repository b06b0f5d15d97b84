using AlignBot.Engine.Installations;
using AlignBot.Engine.Outbox;
using AlignBot.Installations;
using AlignBot.Slack;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Slack.WebApi;
using AlignBot.Tests.Harness;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AlignBot.Tests.Storage;

/// <summary>Tokens of installations: sealed, each its own workspace's, and renewed once whoever needs them.</summary>
public abstract class TokenRenewalTests : RecordTests, IAsyncLifetime
{
    static readonly WorkspaceKey Acme = WorkspaceKey.OfTeam("T0ACME"), Lark = WorkspaceKey.OfTeam("T0LARK");

    OAuthSlack slack = null!;
    Bot one = null!, two = null!;
    int acme;

    private protected TokenRenewalTests(TestRecord record)
        : base(record)
    {
    }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        slack = await OAuthSlack.StartAsync();
        (one, two) = (Record.StartBot(slack.Settings), Record.StartBot(slack.Settings));
        acme = (await ProgramAsync()).InstallationId;
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await slack.DisposeAsync();
    }

    [RecordFact]
    public async Task Two_processes_that_need_it_at_once_ask_once_and_both_go_out_with_the_next()
    {
        await GiveAsync(acme, "xoxe-1-FIRST", seconds: 60);
        await Task.WhenAll(TokenAsync(one), TokenAsync(two));

        var tokens = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => SoonAsync(n % 2 == 0 ? one : two, token => token == "xoxe.xoxb-1-NEW1")));

        Assert.All(tokens, token => Assert.Equal("xoxe.xoxb-1-NEW1", token));
        Assert.Equal(["xoxe-1-FIRST"], slack.Asked);
    }

    [RecordFact]
    public async Task One_with_more_than_an_hour_left_is_used_as_it_is()
    {
        await GiveAsync(acme, "xoxe-1-FIRST", seconds: 3700);

        Assert.Equal("xoxe.xoxb-1-OLD", await TokenAsync(one));
        Assert.Empty(slack.Asked);
    }

    [RecordFact]
    public async Task While_Slack_takes_its_time_the_old_one_is_used()
    {
        slack.Takes = TimeSpan.FromSeconds(3);
        await GiveAsync(acme, "xoxe-1-FIRST", seconds: 600);

        Assert.Equal("xoxe.xoxb-1-OLD", await TokenAsync(one));
        Assert.Equal("xoxe.xoxb-1-NEW1", await SoonAsync(one, token => token != "xoxe.xoxb-1-OLD"));
        Assert.Equal(["xoxe-1-FIRST"], slack.Asked);
    }

    [RecordFact]
    public async Task What_a_killed_process_had_in_hand_is_anothers_once_its_lease_is_over()
    {
        await GiveAsync(acme, "xoxe-1-FIRST", seconds: -1);
        var held = (await two.Get<TokenStore>().ReadAsync(acme))!;
        Assert.True(await two.Get<TokenStore>().ClaimAsync(acme, held.Edition, Duration.FromMilliseconds(300)));
        Assert.False(await one.Get<TokenStore>().ClaimAsync(acme, held.Edition, Duration.FromSeconds(20)));

        Assert.Equal("xoxe.xoxb-1-NEW1", await SoonAsync(one, token => token != "xoxe.xoxb-1-OLD"));
    }

    [RecordFact]
    public async Task Refused_for_good_it_is_said_once_and_the_old_one_is_used_to_its_end()
    {
        await GiveAsync(acme, "xoxe-1-FIRST", seconds: 600);
        slack.Error = "invalid_refresh_token";

        Assert.Equal("xoxe.xoxb-1-OLD", await TokenAsync(one));
        await SoonAsync(one, async () => (await one.Get<TokenStore>().ReadAsync(acme))!.IsLost);
        Assert.Equal("xoxe.xoxb-1-OLD", await TokenAsync(two));
        Assert.Equal("xoxe.xoxb-1-OLD", await TokenAsync(one));

        Assert.Equal(["xoxe-1-FIRST"], slack.Asked);
        var told = Assert.Single(await Bot.ReadAsync(db => db.Outbox.Where(row => row.Message == InstallAgainMessage.Name).ToListAsync()));
        Assert.Equal("URILEY", told.Destination);
    }

    [RecordFact]
    public async Task Slack_in_trouble_loses_nothing_and_is_not_asked_at_every_call()
    {
        await GiveAsync(acme, "xoxe-1-FIRST", seconds: 600);
        slack.Error = "service_unavailable";

        Assert.Equal("xoxe.xoxb-1-OLD", await TokenAsync(one));
        Assert.Equal("xoxe.xoxb-1-OLD", await TokenAsync(one));
        slack.Error = null;

        Assert.Equal("xoxe.xoxb-1-NEW2", await SoonAsync(one, token => token != "xoxe.xoxb-1-OLD"));
        Assert.Empty(await Bot.ReadAsync(db => db.Outbox.Where(row => row.Message == InstallAgainMessage.Name).ToListAsync()));
    }

    [RecordFact]
    public async Task A_renewal_that_comes_after_another_installation_changes_nothing()
    {
        await GiveAsync(acme, "xoxe-1-FIRST", seconds: 600);
        var before = (await one.Get<TokenStore>().ReadAsync(acme))!;
        await GiveAsync(acme, "xoxe-1-SECOND", seconds: 43200, token: "xoxe.xoxb-1-AGAIN");

        await two.Get<TokenStore>().RenewedAsync(acme, before.Edition, Given("xoxe.xoxb-1-LATE", "xoxe-1-LATE", 43200), Bot.Monday);
        var removed = await two.WriteAsync(session => two.Get<TokenStore>().RemoveAsync(session, acme, before.Edition));

        Assert.False(removed);
        Assert.Equal("xoxe.xoxb-1-AGAIN", (await one.Get<TokenStore>().ReadAsync(acme))!.Token);
    }

    [RecordFact]
    public async Task Each_workspace_has_its_own_and_none_has_the_configurations()
    {
        var lark = (await ProgramAsync(workspace: "T0LARK")).InstallationId;
        await GiveAsync(lark, refresh: null, seconds: 0, token: "xoxb-lark");
        var both = Record.StartBot(builder =>
        {
            slack.Settings(builder);
            builder.Configuration["SLACK_BOT_TOKEN"] = "xoxb-acme";
        });

        Assert.Null(await both.Get<ISlackTokenSource>().BotToken(Acme, CancellationToken.None));
        both.Get<ConfiguredToken>().BelongsTo(Acme);

        Assert.Equal("xoxb-acme", await both.Get<ISlackTokenSource>().BotToken(Acme, CancellationToken.None));
        Assert.Equal("xoxb-lark", await both.Get<ISlackTokenSource>().BotToken(Lark, CancellationToken.None));
        Assert.Null(await both.Get<ISlackTokenSource>().BotToken(WorkspaceKey.OfTeam("T0NEW"), CancellationToken.None));
    }

    [RecordFact]
    public async Task Sealed_for_one_installation_it_opens_nothing_in_the_row_of_another()
    {
        var lark = (await ProgramAsync(workspace: "T0LARK")).InstallationId;
        await GiveAsync(acme, refresh: null, seconds: 0, token: "xoxb-acme");
        await GiveAsync(lark, refresh: null, seconds: 0, token: "xoxb-lark");

        await Bot.WriteAsync(async session =>
        {
            var rows = await session.Db.InstallationTokens.ToListAsync();
            rows.Single(row => row.InstallationId == lark).BotToken = rows.Single(row => row.InstallationId == acme).BotToken;
        });

        Assert.Null((await one.Get<TokenStore>().ReadAsync(lark))!.Token);
        Assert.DoesNotContain("xoxb", (await Bot.ReadAsync(db => db.InstallationTokens.FirstAsync())).BotToken, StringComparison.Ordinal);
    }

    [RecordFact]
    public async Task With_its_keys_lost_it_is_said_and_nothing_else_fails()
    {
        await GiveAsync(acme, "xoxe-1-FIRST", seconds: 600);
        var keyless = Record.StartBot(builder =>
        {
            slack.Settings(builder);
            builder.Services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        });

        Assert.Null(await TokenAsync(keyless));
        var found = new List<string>();
        await foreach (var finding in new InstallationCheckup(
            keyless.Get<InstallationDirectory>(), keyless.Get<TokenStore>(), keyless.Get<SlackApis>()).LookAsync(CancellationToken.None))
        {
            found.Add(finding.Sentence);
        }

        Assert.Contains("The keys that its token is sealed with are gone.", Assert.Single(found), StringComparison.Ordinal);
        Assert.Empty(slack.Asked);
    }

    Task GiveAsync(int installation, string? refresh, long seconds, string token = "xoxe.xoxb-1-OLD")
    {
        var ready = one.Get<TokenSeal>().Ready();
        return one.WriteAsync(async session =>
        {
            await one.Get<TokenStore>().PutAsync(session, ready, installation, Given(token, refresh, seconds < 0 ? 1 : seconds));
            if (seconds < 0)
            {
                await session.Statement("UPDATE installation_tokens SET expires_at = 1").ExecuteAsync();
            }
        });
    }

    static OAuthAccess Given(string token, string? refresh, long seconds) =>
        new() { AccessToken = token, RefreshToken = refresh, ExpiresIn = seconds, Scope = "chat:write", Team = new TeamRef { Id = "T0ACME" } };

    static async Task<string?> TokenAsync(Bot bot) => await bot.Get<ISlackTokenSource>().BotToken(Acme, CancellationToken.None);

    /// <summary>A replica holds what it read: the other's token shows when Slack refuses its own.</summary>
    static async Task<string?> SoonAsync(Bot bot, Func<string?, bool> so)
    {
        string? token = null;
        await SoonAsync(bot, async () =>
        {
            bot.Get<TokenStore>().Forget((await bot.Get<InstallationDirectory>().FindAsync(Acme))!.Value);
            return so(token = await TokenAsync(bot));
        });
        return token;
    }

    static async Task SoonAsync(Bot bot, Func<Task<bool>> so)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await so())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromMinutes(2), "It did not come.");
            await Task.Delay(50);
        }
    }

    public sealed class OnSqlite() : TokenRenewalTests(new SqliteRecord());

    [NeedsPostgreSql]
    public sealed class OnPostgreSql() : TokenRenewalTests(new PostgreSqlRecord());
}
