using System.Data.Common;
using System.Globalization;
using AlignBot.Engine.Budgets;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Storage;
using AlignBot.Engine.TurnedClock;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AlignBot.Hosting;

/// <summary>Everything that is configured, read once and checked before anything starts.</summary>
/// <remarks>The names that Slack's users know (<c>SLACK_BOT_TOKEN</c>, ...) work as they are; the rest is sectioned as in
/// appsettings.example.json.</remarks>
sealed record BotSettings
{
    static readonly Uri SlackItself = new("https://slack.com/api/");
    static readonly TimeSpan SlacksPatience = TimeSpan.FromSeconds(3);

    /// <summary>Given: the bot speaks in the workspace that it is of, without being installed there by <see cref="ClientId"/>.</summary>
    public string? BotToken { get; init; }

    public string? SigningSecret { get; init; }

    /// <summary>Given: the app can be installed in more workspaces, at /slack/install below <see cref="PublicUrl"/>, and people sign in with Slack there.</summary>
    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    /// <summary>Ids of the workspaces and organisations that may install the app; empty: whoever finds the address may.</summary>
    public IReadOnlyList<string> MayInstall { get; init; } = [];

    /// <summary>Given: Socket Mode instead of a request URL.</summary>
    public string? AppToken { get; init; }

    public required Uri ApiUrl { get; init; }

    /// <summary>How long Slack waits for an answer: three seconds. A local Slack that was told to be more patient can be taken at its word.</summary>
    public required TimeSpan SlackWaits { get; init; }

    public required DatabaseOptions Database { get; init; }
    public required DeliveryOptions Delivery { get; init; }
    public required ClockOptions Clock { get; init; }

    /// <summary>How much one person and one channel may ask for at once.</summary>
    public BudgetOptions Budgets { get; init; } = new();

    /// <summary>A program file to apply at start.</summary>
    public string? ProgramFile { get; init; }

    /// <summary>Where people's browsers and calendars reach the bot; null: nothing is served to them.</summary>
    public Uri? PublicUrl { get; init; }

    public required KeyOptions Keys { get; init; }

    /// <summary>Given: measures and traces go there, as the other <c>OTEL_</c> settings say; null: nothing is measured.</summary>
    public Uri? Telemetry { get; init; }

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="SettingsException">Something is missing or wrong; the message says what to set.</exception>
    public static BotSettings Read(IConfiguration configuration)
    {
        var settings = new BotSettings
        {
            BotToken = Text(configuration, "SLACK_BOT_TOKEN"),
            SigningSecret = Text(configuration, "SLACK_SIGNING_SECRET"),
            AppToken = Text(configuration, "SLACK_APP_TOKEN"),
            ClientId = Text(configuration, "SLACK_CLIENT_ID"),
            ClientSecret = Text(configuration, "SLACK_CLIENT_SECRET"),
            MayInstall = Text(configuration, "Slack:MayInstall")?.Split([',', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
            ApiUrl = Address(configuration, "SLACK_API_URL") ?? SlackItself,
            SlackWaits = Wait(configuration, "Slack:Waits") ?? SlacksPatience,
            Database = ReadDatabase(configuration),
            Delivery = Section<DeliveryOptions>(configuration, "Delivery"),
            Budgets = ReadBudgets(configuration),
            Clock = new ClockOptions { Follow = Address(configuration, "Clock:Follow", "http://127.0.0.1:3001/control/") },
            ProgramFile = Text(configuration, "Program:File"),
            PublicUrl = PublicAddress(configuration),
            Telemetry = Address(configuration, "OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4317"),
            Keys = new KeyOptions { Folder = Text(configuration, "Keys:Folder"), Certificate = Text(configuration, "Keys:Certificate"), CertificatePassword = Text(configuration, "Keys:CertificatePassword") },
        };
        return SlackSettings.Checked(settings);
    }

    /// <summary>Of a process that serves nobody, and says nothing in Slack.</summary>
    public static BotSettings OfNobody(DatabaseOptions database) => new()
    {
        SigningSecret = "nobody listens",
        ApiUrl = SlackItself,
        SlackWaits = SlacksPatience,
        Database = database,
        Delivery = new DeliveryOptions(),
        Clock = new ClockOptions(),
        Keys = new KeyOptions(),
    };

    public static DatabaseOptions ReadDatabase(IConfiguration configuration)
    {
        var options = new DatabaseOptions
        {
            Provider = Choice(configuration, "Database:Provider", DatabaseProvider.Sqlite),
            Synchronous = Choice(configuration, "Database:Synchronous", SynchronousMode.Full),
        };
        if (configuration.GetConnectionString("AlignBot") is { Length: > 0 } connection)
        {
            options.ConnectionString = connection;
        }
        else if (options.Provider == DatabaseProvider.PostgreSql)
        {
            throw new SettingsException("Set ConnectionStrings:AlignBot: PostgreSQL has no default database.");
        }

        try
        {
            DbConnectionStringBuilder read = options.Provider == DatabaseProvider.PostgreSql
                ? new NpgsqlConnectionStringBuilder(options.ConnectionString)
                : new SqliteConnectionStringBuilder(options.ConnectionString);
            return read.Count > 0 ? options : throw new ArgumentException("It names nothing.");
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new SettingsException(
                $"ConnectionStrings:AlignBot can't be read: {wrong.Message.ReplaceLineEndings(" ").TrimEnd('.')}. Write 'Data Source=FILE', or for PostgreSQL 'Host=...;Database=...;Username=...;Password=...'.");
        }
    }

    static BudgetOptions ReadBudgets(IConfiguration configuration)
    {
        var budgets = Section<BudgetOptions>(configuration, "Budgets");
        return budgets.Mistake() is { } mistake ? throw new SettingsException(mistake) : budgets;
    }

    static T Section<T>(IConfiguration configuration, string name)
        where T : class, new()
    {
        try
        {
            return configuration.GetSection(name).Get<T>() ?? new T();
        }
        catch (InvalidOperationException wrong)
        {
            // The binder names the setting and what stands there.
            throw new SettingsException(wrong.Message);
        }
    }

    static string? Text(IConfiguration configuration, string key) =>
        configuration[key] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    static Uri? Address(IConfiguration configuration, string key, string example = "https://slack.com/api/") => Text(configuration, key) switch
    {
        null => null,
        var text when Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https" => address,
        var text => throw new SettingsException($"{key} is '{text}', which is not a web address such as {example}."),
    };

    /// <summary>Its addresses hold secrets: they travel encrypted, but on this machine.</summary>
    public static Uri? PublicAddress(IConfiguration configuration) => Address(configuration, "Web:PublicUrl", "https://alignbot.example.com/") switch
    {
        null => null,
        { Query: "", Fragment: "", UserInfo: "" } address when address.Scheme == Uri.UriSchemeHttps || address.IsLoopback => address,
        _ => throw new SettingsException($"Web:PublicUrl is '{Text(configuration, "Web:PublicUrl")}'; it must be https, with nothing behind its path, such as https://alignbot.example.com/."),
    };

    static TimeSpan? Wait(IConfiguration configuration, string key) => Text(configuration, key) switch
    {
        null => null,
        var text when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var wait) && wait > TimeSpan.Zero => wait,
        var text => throw new SettingsException($"{key} is '{text}'; write hours, minutes and seconds, such as 00:00:03."),
    };

    static T Choice<T>(IConfiguration configuration, string key, T fallback)
        where T : struct, Enum =>
        Text(configuration, key) switch
        {
            null => fallback,
            var text when Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) => value,
            var text => throw new SettingsException($"{key} is '{text}'; it can be {string.Join(" or ", Enum.GetNames<T>())}."),
        };
}

/// <summary>A setting is missing or wrong. The message is the one sentence that the operator reads.</summary>
sealed class SettingsException(string message) : Exception(message);
