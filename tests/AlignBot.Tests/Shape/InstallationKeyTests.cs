using System.Text.RegularExpressions;
using AlignBot.Engine.Storage;
using AlignBot.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Tests.Shape;

/// <summary>What one workspace has is never another's: each key begins with the installation, and so does each question; what does not is listed with its reason.</summary>
public sealed partial class InstallationKeyTests
{
    /// <summary>Tables whose key does not begin with the installation.</summary>
    static readonly Dictionary<string, string> Keyless = new(StringComparer.Ordinal)
    {
        ["installations"] = "its own number is what the others begin with",
        ["programs"] = "its number is given once for all installations, and stands in every key behind the installation's",
        ["outbox"] = "a row is taken in the order of writing; the installation is a column, and begins the lane",
        ["sign_in_links"] = "a browser brings the secret and nothing else: whose it is stands in the row",
        ["web_sessions"] = "as for the links",
        ["install_states"] = "of no installation yet: that is what the answer is asked for",
        ["timers"] = "what is due next is taken, whoever's it is; the installation is a column, and begins the key in timer_keys",
        ["data_protection_keys"] = "the keys are the bot's own, and seal for all",
        ["heartbeats"] = "a process serves all installations",
        ["outages"] = "when no process was alive, no installation was served",
    };

    /// <summary>Questions that name no installation, by file, and why.</summary>
    static readonly Dictionary<string, string> Across = new(StringComparer.Ordinal)
    {
        ["AlignBot.Engine/Drafts/DraftStore.cs"] = "names the set; the question stands behind it, with the installation",
        ["AlignBot.Engine/Installations/InstallationDirectory.cs"] = "it is where a workspace becomes an installation",
        ["AlignBot.Engine/Installations/InstallationStatus.cs"] = "the row of the installation itself, by its number",
        ["AlignBot.Engine/Outbox/MessageRenderer.cs"] = "by the lane, which begins with the installation",
        ["AlignBot.Engine/Outbox/OutboxLevel.cs"] = "counts for whoever runs the bot",
        ["AlignBot.Engine/Outbox/OutboxSweep.cs"] = "by age, of all, and then row by row",
        ["AlignBot.Engine/Outbox/OutboxTable.cs"] = "by the lane, which begins with the installation, or by a row's own number",
        ["AlignBot.Engine/Outbox/RevivedMessages.cs"] = "by the lane, which begins with the installation, or by a row's own number",
        ["AlignBot.Engine/Storage/Connection.cs"] = "the head of the program that is held, by its number",
        ["AlignBot.Engine/Storage/ManyRows.cs"] = "rows that bring their keys along",
        ["AlignBot/Artifacts/OperatingPin.cs"] = "looks for work of all; each row is done under its own installation",
        ["AlignBot/Artifacts/Signing/SignatureAsks.cs"] = "names the set; the question stands behind it, with the installation",
        ["AlignBot/Cadence/Feeds/CalendarFeeds.cs"] = "by the digest of a secret, which says whose it is",
        ["AlignBot/Decisions/Search/DecisionIndex.cs"] = "by row numbers, of which each program has a range of its own",
        ["AlignBot/Decisions/Search/DecisionReindex.cs"] = "makes old rows searchable, of all",
        ["AlignBot/Decisions/Search/DecisionSearchSchema.cs"] = "what the database does with each row itself",
        ["AlignBot/Exports/ExportDesk.cs"] = "looks for work of all; each row is done under its own installation",
        ["AlignBot/Health/AccessCheck.cs"] = "counts for whoever runs the bot",
        ["AlignBot/Health/ReadyCheck.cs"] = "counts for whoever runs the bot",
        ["AlignBot/Installations/AppEvents.cs"] = "the row of the installation itself, by its number",
        ["AlignBot/Installations/InstallDesk.cs"] = "it is where a workspace becomes an installation",
        ["AlignBot/People/Calendars/AwayCalendarReader.cs"] = "looks for work of all; each row is done under its own installation",
        ["AlignBot/Records/Overview/RecordCheckup.cs"] = "what doctor looks at",
        ["AlignBot/Web/SignIns.cs"] = "by the digest of a secret, which says whose it is",
    };

    /// <summary>Sets that are of no installation.</summary>
    static readonly string[] OfAll = ["Heartbeats", "Outages"];

    [Fact]
    public async Task Every_key_begins_with_the_installation()
    {
        await using var bot = new Bot(DatabaseProvider.Sqlite, "Data Source=never-opened.db");
        await using var context = bot.Database.NewContext();

        var without = context.Model.GetEntityTypes()
            .Where(type => type.FindPrimaryKey()!.Properties[0].Name != "InstallationId")
            .Select(type => type.GetTableName()!).Order(StringComparer.Ordinal);

        Assert.Equal(Keyless.Keys.Order(StringComparer.Ordinal), without);
    }

    [Fact]
    public void Every_question_names_its_installation()
    {
        var files = ((string[])["AlignBot", "AlignBot.Engine"])
            .SelectMany(project => BotSource.Files($"src/{project}").Select(file => (Path: $"{project}/{file.Path.Replace('\\', '/')}", file.Text))).ToList();
        var sets = files.SelectMany(file => Set().Matches(file.Text).Select(match => match.Groups["name"].Value)).Except(OfAll).ToList();

        var without = files.Where(file => Questions(file.Text, sets).Any(question => !NamesInstallation(question)))
            .Select(file => file.Path).Order(StringComparer.Ordinal);

        Assert.Contains("Decisions", sets);
        Assert.Equal(Across.Keys.Order(StringComparer.Ordinal), without);
    }

    [Theory]
    [InlineData("var a = await db.Decisions.Where(row => row.Number == 1).ToListAsync();", false)]
    [InlineData("var a = await db.Decisions.Where(row => row.InstallationId == key.InstallationId && row.Number == 1).ToListAsync();", true)]
    [InlineData("var a = await MeetingTables.Of(db.Meetings, key).ToListAsync();", true)]
    [InlineData("const string Select = \"SELECT id FROM decisions WHERE number = @number\";", false)]
    [InlineData("const string Select = \"SELECT id FROM decisions WHERE installation_id = @installation AND number = @number\";", true)]
    public void A_question_without_is_seen(string code, bool names) => Assert.Equal(names, NamesInstallation(Assert.Single(Questions(code, ["Decisions", "Meetings"]))));

    /// <summary>From where a table is named on, up to the statement's end; of what is written in SQL the whole text.</summary>
    static IEnumerable<string> Questions(string text, IEnumerable<string> sets) =>
        Regex.Matches(text, $@"\b[dD]b\.({string.Join('|', sets)})\b(?!\s*=>)[^;]*;").Select(match => match.Value).Where(question => !Written().IsMatch(question))
            .Concat(Sql().Matches(text).Select(match => match.Value).Where(sql => !sql.Contains("digest", StringComparison.Ordinal)));

    static bool NamesInstallation(string question) => Named().IsMatch(question);

    [GeneratedRegex(@"public DbSet<\w+> (?<name>\w+) =>")]
    private static partial Regex Set();

    [GeneratedRegex(@"^\w+\.\w+\.(Add|AddRange|Attach|Update|Remove|RemoveRange)\b")]
    private static partial Regex Written();

    [GeneratedRegex("\"[^\"]*\\b(FROM|UPDATE|INTO|JOIN) (?!(heartbeats|outages|timers|timer_keys|sqlite_master|excluded)\\b)[a-z_]+\\b[^\"]*\"")]
    private static partial Regex Sql();

    [GeneratedRegex("[iI]nstallation(_id|Id)?\\b|\\b[kK]ey\\b|\\bprogram\\b|\\bProgram\\b")]
    private static partial Regex Named();
}
