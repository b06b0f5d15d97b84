using System.Text.Json;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Storage;
using AlignBot.Slack;
using AlignBot.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace AlignBot.Tests.Shape;

/// <summary>Whatever people can use has one right, and the gate stands before it; docs/permissions.md says the same.</summary>
public sealed class RightsTests : IAsyncDisposable
{
    readonly Bot bot = new(DatabaseProvider.Sqlite, "Data Source=never-opened.db");

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    RightsTable Declared => bot.Get<RightsTable>();

    IEnumerable<SlackHandler> Used => bot.Get<SlackHandlers>().All.Where(handler => handler.Kind is not HandlerKind.Event);

    [Fact]
    public void Everything_that_people_use_has_exactly_one_right() => Assert.Equal(
        Used.Select(handler => (handler.Kind, handler.Id)).Concat(Words().Select(word => (HandlerKind.Command, $"/align {word}"))).Order(),
        Declared.All.Where(use => use.Part is null).Select(use => (use.Kind, use.Id)).Order());

    [Fact]
    public void The_gate_stands_before_every_handler() => Assert.All(
        Used, handler => Assert.Equal((typeof(Gate).Assembly, true), (handler.Handler.Assembly, handler.Handler.Name.StartsWith("Gated", StringComparison.Ordinal))));

    [Fact]
    public void The_gate_stands_before_every_word_of_align()
    {
        using var scope = bot.Services.CreateScope();

        Assert.All(scope.ServiceProvider.GetServices<IAlignWord>(), verb => Assert.True(verb is GatedVerb or GatedWord or CommandVerb, verb.Word));
    }

    [Fact]
    public void What_is_not_declared_lets_nobody_in() =>
        Assert.Throws<InvalidOperationException>(() => Declared.Of(HandlerKind.Action, "nobody.declared.this"));

    [Fact]
    public void A_part_has_a_whole_and_nothing_is_declared_twice()
    {
        var table = new RightsTable();
        var whole = new DeclaredRight("test", HandlerKind.Action, "test.menu.*", Right.Ruled);
        var part = whole with { Part = "show", Right = Right.Open };

        Assert.Throws<InvalidOperationException>(() => table.Add(part));
        table.Add(whole);
        table.Add(part);
        Assert.Throws<InvalidOperationException>(() => table.Add(whole));
        Assert.Equal(part, table.PartOf(table.Of(HandlerKind.Action, "test.menu.7"), "show"));
        Assert.Null(table.PartOf(whole, "other"));
    }

    [Fact]
    public void A_shortcut_is_called_what_the_manifest_calls_it()
    {
        using var manifest = JsonDocument.Parse(Repository.Read("manifests", "slack-app.http.json"));
        var shortcuts = manifest.RootElement.GetProperty("features").GetProperty("shortcuts").EnumerateArray()
            .Select(shortcut => (shortcut.GetProperty("callback_id").GetString(), shortcut.GetProperty("name").GetString()));

        Assert.Equal(
            shortcuts.Order(),
            Declared.All.Where(use => use.Kind is HandlerKind.MessageShortcut or HandlerKind.GlobalShortcut).Select(use => ((string?)use.Id, use.Name)).Order());
    }

    [Fact]
    public void The_page_of_permissions_says_what_is_declared() =>
        WrittenPage.Check(PermissionsPage.Write(Declared), "docs", "permissions.md");

    /// <summary>The words of <c>/align</c> that are no commands of their own.</summary>
    List<string> Words()
    {
        using var scope = bot.Services.CreateScope();
        return [.. scope.ServiceProvider.GetServices<IAlignWord>().Where(verb => verb is GatedVerb or GatedWord).Select(verb => verb.Word)];
    }
}
