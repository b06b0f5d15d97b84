using System.Reflection;
using System.Text.RegularExpressions;
using AlignBot.Decisions.Cards;
using AlignBot.Disputes;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Features;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using AlignBot.Slack;
using AlignBot.SlackSimulator;
using AlignBot.Tests.Harness;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AlignBot.Tests.Shape;

/// <summary>Guards the shape: what may know what, and that nothing which Slack can send or time can bring is without a handler.</summary>
public sealed partial class ShapeTests : IAsyncDisposable
{
    const int LongestFile = 400;

    static readonly Assembly Product = typeof(DecisionCard).Assembly;

    readonly Bot bot = new(DatabaseProvider.Sqlite, "Data Source=never-opened.db");

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public void What_stands_under_a_field_is_plain_text()
    {
        var marked = BotSource.Files().SelectMany(file => file.Text.Split('\n').Where(line => MarkupUnderAField().IsMatch(line)).Select(line => $"{file.Path}: {line.Trim()}"));

        Assert.Empty(marked);
    }

    // As 'ViewAck.Error(block, words.Text)', or added to the errors of a form: Slack shows 'R&amp;D' there as it stands.
    [GeneratedRegex(@"(ViewAck\.Error\(|[eE]rrors\.TryAdd\(|sentences\.TryAdd\().*\.Text\)")]
    private static partial Regex MarkupUnderAField();

    [Fact]
    public void The_rules_know_NodaTime_and_nothing_else() => Assert.Equal(["NodaTime"], ReferencesOf(typeof(Dispute).Assembly));

    [Fact]
    public void The_platform_library_knows_nothing_of_the_product() =>
        Assert.DoesNotContain(ReferencesOf(typeof(SlackHandlers).Assembly), name => name.StartsWith("AlignBot", StringComparison.Ordinal));

    [Fact]
    public void The_simulator_shares_no_code_with_what_it_proves() =>
        Assert.DoesNotContain(ReferencesOf(typeof(SimulatorHost).Assembly), name => name.StartsWith("AlignBot", StringComparison.Ordinal));

    [Fact]
    public void Every_callback_and_action_id_is_declared_once_and_handled()
    {
        var declared = Ids();
        var handled = bot.Services.GetRequiredService<SlackHandlers>().All
            .Where(handler => handler.Kind is not (HandlerKind.Command or HandlerKind.Event))
            .Select(handler => handler.Id)
            .Distinct();

        Assert.Equal(declared.Count, declared.Distinct().Count());
        Assert.Equal(handled.Order(StringComparer.Ordinal), declared.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_handler_can_be_made_by_the_container()
    {
        using var scope = bot.Services.CreateScope();

        Assert.All(bot.Services.GetRequiredService<SlackHandlers>().All, handler => Assert.NotNull(scope.ServiceProvider.GetRequiredService(handler.Handler)));
    }

    [Fact]
    public void Every_renderer_and_every_timer_handler_is_registered_once()
    {
        var renderers = bot.Services.GetServices<IMessageRenderer>().ToList();
        var timers = bot.Services.GetServices<ITimerHandler>().ToList();

        Assert.Equal(Implementing<IMessageRenderer>(), renderers.Select(renderer => renderer.GetType().Name).Order(StringComparer.Ordinal));
        Assert.Equal(Implementing<ITimerHandler>(), timers.Select(timer => timer.GetType().Name).Order(StringComparer.Ordinal));
        Assert.Equal(renderers.Count, renderers.Select(renderer => renderer.Message).Distinct().Count());
        Assert.Equal(timers.Count, timers.Select(timer => timer.Feature).Distinct().Count());
    }

    /// <summary>Razor writes its components public, and what they are given must be as public as they are.</summary>
    [Fact]
    public void Nothing_of_the_product_is_public_but_what_EF_and_Razor_write()
    {
        var components = Product.GetExportedTypes().Where(type => type.IsAssignableTo(typeof(IComponent))).ToList();
        var pages = new HashSet<Type>(components);
        var given = new Queue<Type>(components.SelectMany(type => type.GetProperties().Select(property => property.PropertyType)));
        while (given.TryDequeue(out var type))
        {
            if (type.Assembly == Product ? pages.Add(type) : type.IsGenericType)
            {
                foreach (var next in type.GetGenericArguments().Concat(type.Assembly == Product ? type.GetProperties().Select(property => property.PropertyType) : []))
                {
                    given.Enqueue(next);
                }
            }
        }

        Assert.NotEmpty(components);
        Assert.DoesNotContain(
            Product.GetExportedTypes(),
            type => type.Namespace is { } space && space.StartsWith("AlignBot", StringComparison.Ordinal) && !space.Contains(".Migrations.", StringComparison.Ordinal) && !pages.Contains(type) && type.Name != "_Imports");
    }

    [Fact]
    public void No_source_file_is_longer_than_a_reader_follows()
    {
        var tooLong = Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !InFolder(file, "obj") && !InFolder(file, "bin") && !InFolder(file, "AlignBot.Migrations"))
            .Select(file => (File: Path.GetRelativePath(Repository.Root, file), Lines: File.ReadLines(file).Count()))
            .Where(file => file.Lines > LongestFile);

        Assert.Empty(tooLong);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/architecture.md")]
    [InlineData("docs/migrations.md")]
    [InlineData("docs/vocabulary.md")]
    [InlineData("docs/adr/README.md")]
    [InlineData("docs/adr/0001-our-own-slack-layer.md")]
    [InlineData("docs/adr/0007-ef-core-and-few-prepared-statements.md")]
    [InlineData("docs/permissions.md")]
    [InlineData("docs/simulator-control-api.md")]
    public void Every_path_that_a_document_names_exists(string document)
    {
        var text = Repository.Read(document.Split('/'));
        var folder = Path.GetDirectoryName(Repository.PathOf(document))!;
        var links = Link().Matches(text).Select(match => match.Groups["path"].Value.Split('#')[0]).Where(path => path.Length > 0)
            .Select(path => (Path: path, Full: Path.GetFullPath(Path.Combine(folder, path))));
        var named = Named().Matches(text).Select(match => match.Groups["path"].Value.TrimEnd('.', '/'))
            .Where(path => !path.Contains("...", StringComparison.Ordinal))
            .Select(path => (Path: path, Full: Repository.PathOf(path)));

        Assert.Empty(links.Concat(named).Where(path => !File.Exists(path.Full) && !Directory.Exists(path.Full)).Select(path => path.Path));
    }

    /// <summary>The constants that name a form, a shortcut or a button.</summary>
    static List<string> Ids()
    {
        var constants = Product.GetTypes().Concat(typeof(Feature).Assembly.GetTypes())
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(field => field is { IsLiteral: true } && field.FieldType == typeof(string));
        return [.. constants
            .Where(field => field.Name.EndsWith("CallbackId", StringComparison.Ordinal) || field.Name.EndsWith("ShortcutId", StringComparison.Ordinal)
                || field.Name.EndsWith("Action", StringComparison.Ordinal) || field.DeclaringType == typeof(DisputeButtons))
            .Select(field => (string)field.GetRawConstantValue()!)
            .Where(value => value.Contains('.', StringComparison.Ordinal))]; // An overflow's choices are plain words inside its one id.
    }

    static IEnumerable<string> Implementing<T>() => Product.GetTypes().Concat(typeof(Feature).Assembly.GetTypes())
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(T)))
        .Select(type => type.Name)
        .Order(StringComparer.Ordinal);

    static IEnumerable<string> ReferencesOf(Assembly assembly) => assembly.GetReferencedAssemblies()
        .Select(reference => reference.Name!)
        .Where(name => !name.StartsWith("System.", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    static bool InFolder(string file, string name) =>
        file.Contains($"{Path.DirectorySeparatorChar}{name}{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    [GeneratedRegex(@"(\]\(|(src|href)="")(?<path>(?![a-z]+:|#|/)[^)\s""]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![\w./:-])(?<path>(src|tests|docs|manifests|\.ci|\.config)/[\w./-]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Named();
}
