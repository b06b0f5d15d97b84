using AlignBot.Engine.Storage;
using AlignBot.Hosting;
using Microsoft.Extensions.Configuration;

namespace AlignBot.Tests.Hosting;

/// <summary>A setting that is missing or wrong stops the start with the one sentence that says what to set.</summary>
public sealed class BotSettingsTests
{
    static readonly Dictionary<string, string?> Complete = new()
    {
        ["SLACK_BOT_TOKEN"] = "xoxb-1",
        ["SLACK_SIGNING_SECRET"] = "secret",
    };

    public sealed class WhenAllIsSet
    {
        [Fact]
        public void The_rest_has_defaults()
        {
            var settings = Read();

            Assert.Equal(new Uri("https://slack.com/api/"), settings.ApiUrl);
            Assert.Equal((DatabaseProvider.Sqlite, SynchronousMode.Full), (settings.Database.Provider, settings.Database.Synchronous));
            Assert.Null(settings.Clock.Follow);
            Assert.Null(settings.ProgramFile);
            Assert.Null(settings.PublicUrl);
        }

        [Fact]
        public void An_address_gets_the_slash_that_joining_needs() =>
            Assert.Equal(new Uri("http://127.0.0.1:5/api/"), Read(("SLACK_API_URL", "http://127.0.0.1:5/api")).ApiUrl);

        [Fact]
        public void A_public_address_is_https_or_on_this_machine()
        {
            Assert.Equal(new Uri("https://x.example/bot/"), Read(("Web:PublicUrl", "https://x.example/bot")).PublicUrl);
            Assert.Equal(new Uri("http://127.0.0.1:3000/"), Read(("Web:PublicUrl", "http://127.0.0.1:3000")).PublicUrl);
        }

        [Fact]
        public void An_app_token_stands_in_for_the_signing_secret() =>
            Assert.Equal("xapp-1", Read(("SLACK_SIGNING_SECRET", null), ("SLACK_APP_TOKEN", "xapp-1")).AppToken);

        [Fact]
        public void Installations_stand_in_for_the_bot_token()
        {
            var settings = Read(
                ("SLACK_BOT_TOKEN", null), ("SLACK_CLIENT_ID", "1.2"), ("SLACK_CLIENT_SECRET", "s"), ("Web:PublicUrl", "https://x.example/"), ("Slack:MayInstall", "T1, E2"));

            Assert.Equal((null, "1.2", "s"), (settings.BotToken, settings.ClientId, settings.ClientSecret));
            Assert.Equal(["T1", "E2"], settings.MayInstall);
        }

        [Fact]
        public void PostgreSQL_is_chosen_by_settings_alone()
        {
            var database = Read(("Database:Provider", "postgresql"), ("ConnectionStrings:AlignBot", "Host=db")).Database;

            Assert.Equal((DatabaseProvider.PostgreSql, "Host=db"), (database.Provider, database.ConnectionString));
        }
    }

    public sealed class WhenOneIsMissingOrWrong
    {
        [Theory]
        [InlineData("SLACK_BOT_TOKEN", null, "Set SLACK_BOT_TOKEN to the bot token (xoxb-...) of the app's 'OAuth & Permissions' page, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET to have it installed at /slack/install.")]
        [InlineData("SLACK_BOT_TOKEN", "  ", "Set SLACK_BOT_TOKEN to the bot token (xoxb-...) of the app's 'OAuth & Permissions' page, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET to have it installed at /slack/install.")]
        [InlineData("SLACK_BOT_TOKEN", "xoxp-1", "SLACK_BOT_TOKEN is a person's token (xoxp-...). Set it to the bot token (xoxb-...) on the same page, 'OAuth & Permissions'.")]
        [InlineData("SLACK_BOT_TOKEN", "xapp-1", "SLACK_BOT_TOKEN is an app-level token (xapp-...), which belongs into SLACK_APP_TOKEN. The bot token (xoxb-...) is on the page 'OAuth & Permissions'.")]
        [InlineData("SLACK_BOT_TOKEN", "xoxe.xoxb-1", "SLACK_BOT_TOKEN is a token that rotates (xoxe...), and ends within twelve hours. Set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET in its place and install the app at /slack/install.")]
        [InlineData("SLACK_BOT_TOKEN", "oxb-1", "SLACK_BOT_TOKEN is no bot token: those begin with xoxb-. Copy it anew from the app's 'OAuth & Permissions' page.")]
        [InlineData("SLACK_SIGNING_SECRET", "xoxb-1", "SLACK_SIGNING_SECRET is a token. The signing secret stands on the app's 'Basic Information' page, and begins with no 'xox'.")]
        [InlineData("SLACK_CLIENT_ID", "1.2", "Set SLACK_CLIENT_SECRET, too: both stand on the app's 'Basic Information' page.")]
        [InlineData("SLACK_CLIENT_SECRET", "s", "Set SLACK_CLIENT_ID, too: both stand on the app's 'Basic Information' page.")]
        [InlineData("SLACK_SIGNING_SECRET", null, "Set SLACK_SIGNING_SECRET to the app's signing secret ('Basic Information'), or SLACK_APP_TOKEN (xapp-...) to use Socket Mode.")]
        [InlineData("SLACK_SIGNING_SECRET", "", "Set SLACK_SIGNING_SECRET to the app's signing secret ('Basic Information'), or SLACK_APP_TOKEN (xapp-...) to use Socket Mode.")]
        [InlineData("SLACK_APP_TOKEN", "xoxb-1", "SLACK_APP_TOKEN must be an app-level token (xapp-...) with the scope connections:write.")]
        [InlineData("SLACK_API_URL", "slack.com/api", "SLACK_API_URL is 'slack.com/api', which is not a web address such as https://slack.com/api/.")]
        [InlineData("SLACK_API_URL", "ftp://slack.com/api", "SLACK_API_URL is 'ftp://slack.com/api', which is not a web address such as https://slack.com/api/.")]
        [InlineData("Slack:Waits", "a while", "Slack:Waits is 'a while'; write hours, minutes and seconds, such as 00:00:03.")]
        [InlineData("Slack:Waits", "00:00:00", "Slack:Waits is '00:00:00'; write hours, minutes and seconds, such as 00:00:03.")]
        [InlineData("Web:PublicUrl", "http://alignbot.example.com", "Web:PublicUrl is 'http://alignbot.example.com'; it must be https, with nothing behind its path, such as https://alignbot.example.com/.")]
        [InlineData("Web:PublicUrl", "https://alignbot.example.com/?a=b", "Web:PublicUrl is 'https://alignbot.example.com/?a=b'; it must be https, with nothing behind its path, such as https://alignbot.example.com/.")]
        [InlineData("Clock:Follow", "here", "Clock:Follow is 'here', which is not a web address such as http://127.0.0.1:3001/control/.")]
        [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317", "OTEL_EXPORTER_OTLP_ENDPOINT is 'collector:4317', which is not a web address such as http://localhost:4317.")]
        [InlineData("Web:PublicUrl", "alignbot.example.com", "Web:PublicUrl is 'alignbot.example.com', which is not a web address such as https://alignbot.example.com/.")]
        [InlineData("Budgets:Forms:Person", "0", "Budgets:Forms:Person must be 1 or more, and Budgets:Forms:Channel at least as much.")]
        [InlineData("Budgets:Exports:Channel", "3", "Budgets:Exports:Person must be 1 or more, and Budgets:Exports:Channel at least as much.")]
        [InlineData("Budgets:Files:Within", "00:00:00", "Budgets:Files:Within must be more than nothing and at most a day, such as 00:10:00.")]
        [InlineData("Budgets:Scale", "0", "Budgets:Scale must be more than 0.")]
        [InlineData("Database:Provider", "MySql", "Database:Provider is 'MySql'; it can be Sqlite or PostgreSql.")]
        [InlineData("Database:Provider", "7", "Database:Provider is '7'; it can be Sqlite or PostgreSql.")]
        [InlineData("Database:Synchronous", "Off", "Database:Synchronous is 'Off'; it can be Normal or Full.")]
        [InlineData("Database:Provider", "PostgreSql", "Set ConnectionStrings:AlignBot: PostgreSQL has no default database.")]
        public void The_sentence_says_what_to_set(string key, string? value, string sentence)
        {
            var wrong = Assert.Throws<SettingsException>(() => Read((key, value)));

            Assert.Equal(sentence, wrong.Message);
        }

        [Theory]
        [InlineData("SLACK_CLIENT_ID", "app", "SLACK_CLIENT_ID is no client id: that is two numbers with a point between ('Basic Information').")]
        [InlineData("Web:PublicUrl", null, "Set Web:PublicUrl to the https address at which browsers reach the bot: Slack leads back to it when the app is installed.")]
        [InlineData("SLACK_SIGNING_SECRET", "client-secret", "SLACK_SIGNING_SECRET and SLACK_CLIENT_SECRET are the same. They are two secrets of the app's 'Basic Information' page: copy each anew.")]
        public void So_it_is_for_an_app_that_others_install(string key, string? value, string sentence)
        {
            var wrong = Assert.Throws<SettingsException>(() => Read(
                [("SLACK_BOT_TOKEN", null), ("SLACK_CLIENT_ID", "1.2"), ("SLACK_CLIENT_SECRET", "client-secret"), ("Web:PublicUrl", "https://x.example/"), (key, value)]));

            Assert.Equal(sentence, wrong.Message);
        }

        [Theory]
        [InlineData("Delivery:Pace", "fast")]
        [InlineData("Delivery:Sweep", "now and then")]
        [InlineData("Budgets:Exports:Person", "few")]
        public void A_value_of_the_wrong_kind_is_named_as_well(string key, string value)
        {
            var wrong = Assert.Throws<SettingsException>(() => Read((key, value)));

            Assert.Contains(key, wrong.Message, StringComparison.Ordinal);
            Assert.Contains(value, wrong.Message, StringComparison.Ordinal);
        }
    }

    static BotSettings Read(params (string Key, string? Value)[] changes)
    {
        var values = new Dictionary<string, string?>(Complete);
        foreach (var (key, value) in changes)
        {
            values[key] = value;
        }

        return BotSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
    }
}
