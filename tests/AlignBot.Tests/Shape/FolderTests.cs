using System.Text.RegularExpressions;
using AlignBot.Engine.Features;
using AlignBot.Engine.Storage;
using AlignBot.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace AlignBot.Tests.Shape;

/// <summary>No feature uses another but through its contract, the contracts use no feature, and the engine knows none.</summary>
public sealed class FolderTests(ITestOutputHelper output)
{
    /// <summary>What every feature may use.</summary>
    const string Contracts = "Contracts";

    /// <summary>The host: it puts the process together, and is used by nobody.</summary>
    static readonly string[] OfTheHost =
    [
        "Doctor -> Hosting",
        "Doctor -> Programs",
        "Hosting -> Doctor",
        "Hosting -> Exports",
        "Hosting -> Health",
        "Hosting -> Keys",
        "Hosting -> Programs",
        "Hosting -> Web",
    ];

    /// <summary>The engine from the ground up: what stands in one line knows nothing of the lines after it, nor of its own.</summary>
    static readonly string[][] Layers =
    [
        ["Clock", "Checkups", "Loops", "Telemetry", "Web", "Wording"],
        ["Budgets", "Storage"],
        ["Drafts", "History", "Inbox", "Timers"],
        ["Programs"],
        ["Exports", "ProgramFiles", "Records", "Status"],
        ["Installations", "Outages"],
        ["Interaction"],
        ["Home", "Outbox", "Pages"],
        ["Erasure", "TurnedClock", "Waiting"],
        ["Digests"],
        ["Features"],
    ];

    static readonly Lazy<FolderGraph> Graph = new(() => FolderGraph.Of(BotSource.Files()));

    [Fact]
    public void No_feature_uses_another_but_through_its_contract()
    {
        output.WriteLine(Graph.Value.ToString());

        Assert.Contains($"Disputes -> {Contracts}", Graph.Value.Pairs);
        Assert.Equal(
            OfTheHost,
            Graph.Value.Pairs.Where(pair => !pair.EndsWith($"-> {Contracts}", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    /// <summary>What a query written by hand asks of another feature's rows is a contract, too: the compiler does not see it.</summary>
    [Fact]
    public async Task No_feature_names_anothers_table()
    {
        await using var bot = new Bot(DatabaseProvider.Sqlite, "Data Source=never-opened.db");
        await using var context = bot.Database.NewContext();
        var tables = context.Model.GetEntityTypes()
            .Where(type => type.ClrType.Namespace!.StartsWith("AlignBot.", StringComparison.Ordinal) && type.ClrType.Assembly.GetName().Name == "AlignBot")
            .Select(type => (Name: type.GetTableName()!, Feature: type.ClrType.Namespace!.Split('.')[1]))
            .ToList();

        Assert.Contains(("dispute_people", "Disputes"), tables);
        Assert.Empty(
            from file in BotSource.Files()
            from table in tables
            where table.Feature != file.Path.Split(Path.DirectorySeparatorChar)[0] && Regex.IsMatch(file.Text, $@"\b(FROM|JOIN|INTO|UPDATE)\s+{table.Name}\b")
            select $"{file.Path} names {table.Name} of {table.Feature}");
    }

    [Fact]
    public void No_circle_is_left() => Assert.Empty(Graph.Value.Circles(without: OfTheHost));

    [Fact]
    public void The_engine_stands_in_layers()
    {
        var graph = FolderGraph.Of(BotSource.Files("src/AlignBot.Engine"), "AlignBot.Engine");
        output.WriteLine(graph.ToString());

        var height = Layers.SelectMany((layer, at) => layer.Select(folder => (folder, at))).ToDictionary(place => place.folder, place => place.at);
        Assert.Equal(graph.Folders.Order(StringComparer.Ordinal), height.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("Programs -> Storage", graph.Pairs);
        Assert.DoesNotContain(graph.Pairs, pair => pair.Split(" -> ") is [var from, var to] && height[to] >= height[from]);
    }

    [Fact]
    public void The_engine_knows_no_feature() => Assert.Equal(
        ["AlignBot.Domain", "AlignBot.Slack"],
        typeof(Feature).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!)
            .Where(name => name.StartsWith("AlignBot", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("using AlignBot.Two; namespace AlignBot.One; class A { B? b; }")]
    [InlineData("using AlignBot.Two; namespace AlignBot.One; class A;")]
    [InlineData("namespace AlignBot.One; class A { Two.B? b; }")]
    [InlineData("using AlignBot.Two; namespace AlignBot.One; class A { int n = 1.Doubled; }")]
    [InlineData("using static AlignBot.Two.B; namespace AlignBot.One; class A { int n = N; }")]
    public void However_it_is_imported_a_use_is_seen(string user)
    {
        const string Used = "namespace AlignBot.Two; class B { public const int N = 1; } static class C { extension(int n) { public int Doubled => n * 2; } }";

        var graph = FolderGraph.Of([("One/A.cs", user), ("Two/B.cs", Used)]);

        Assert.Equal(["One -> Two"], graph.Pairs);
    }

    [Fact]
    public void Folders_of_another_project_are_told_apart_from_what_they_use()
    {
        var graph = FolderGraph.Of(
            [("One/A.cs", "using AlignBot.Engine.Two; namespace AlignBot.Engine.One; class A { B? b; string? s = nameof(AlignBot.Engine.Two.B); }"), ("Two/B.cs", "namespace AlignBot.Engine.Two; class B;")],
            "AlignBot.Engine");

        Assert.Equal(["One -> Two"], graph.Pairs);
    }

    [Fact]
    public void A_circle_is_named_by_its_folders()
    {
        var graph = FolderGraph.Of([("One/A.cs", "namespace AlignBot.One; class A { Two.B? b; }"), ("Two/B.cs", "namespace AlignBot.Two; class B { One.A? a; }")]);

        Assert.Equal(["One", "Two"], graph.Circles(without: []));
        Assert.Empty(graph.Circles(without: ["Two -> One"]));
    }
}
