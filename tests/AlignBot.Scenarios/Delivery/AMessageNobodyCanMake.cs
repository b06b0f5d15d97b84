using AlignBot.Engine.Outbox;
using AlignBot.Engine.Storage;
using AlignBot.Scenarios.Harness;
using AlignBot.Slack.Blocks;

namespace AlignBot.Scenarios.Delivery;

/// <summary>A message that this build can't make (another build's, say) is given up by name: what is behind it in the channel goes out, and
/// the operating lead hears of it.</summary>
public sealed class AMessageNobodyCanMake : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync(services: bot =>
    {
        foreach (var wrong in Wrong.All)
        {
            bot.AddSingleton<IMessageRenderer>(wrong);
        }
    });

    public async Task DisposeAsync() => await world.DisposeAsync();

    public static TheoryData<string> Kinds => ["another.builds", "dispute.ask", .. Wrong.All.Select(wrong => wrong.Message)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Holds_up_nothing_and_is_told_of(string message)
    {
        await EnqueueAsync(message, Guid.CreateVersion7());

        await Slack.As("ana").RunAsync("/decision", "The list is frozen.");

        await Slack.Gtm.ExpectAsync("*DEC-1*", "The list is frozen.");
        await Slack.Dm("riley").ExpectAsync("AlignBot could not write a message to", message, "Everything else goes on.");
        await world.Record.QuietAsync();
        Assert.Contains("delivery.failed", await world.Record.HistoryAsync());
        Assert.Contains(await world.Record.MessagesAsync(), row => row is { State: OutboxState.Failed, Error: DeliveryWords.CannotRender });
        var status = await Slack.As("riley").RunAsync("/align", "status");
        Assert.Contains("AlignBot could not write it; its log says why", status.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_told_of_once_however_often_it_fails()
    {
        var subject = Guid.CreateVersion7();
        await EnqueueAsync(Wrong.All[0].Message, subject);
        await EnqueueAsync(Wrong.All[0].Message, subject);

        await world.Record.QuietAsync();

        Assert.Single(await world.Record.MessagesAsync(), row => row.Message == UnwrittenMessage.Name);
    }

    [Fact]
    public async Task Is_found_by_the_doctor()
    {
        await EnqueueAsync(Wrong.All[0].Message, Guid.CreateVersion7());
        await world.Record.QuietAsync();

        using var doctor = BotProcess.Start(world.Settings(), "doctor");

        Assert.Equal(1, await doctor.EndAsync());
        Assert.Contains("WRONG  Messages   1 to CGTM was given up: AlignBot could not write it; its log says why.", doctor.Said, StringComparison.Ordinal);
    }

    Task EnqueueAsync(string message, Guid subject) => world.BotService<IDatabase>().WriteAsync(WorkPriority.Clock, session => world.BotService<OutboxQueue>().EnqueueAsync(
        session, new ProgramKey(1, 1), new OutgoingMessage { Kind = OutboxKind.Ledger, Message = message, SubjectId = subject, Destination = "CGTM" }));

    /// <summary>A renderer with a mistake in it.</summary>
    sealed class Wrong(string name, Func<Rendering> render) : IMessageRenderer
    {
        static readonly Mrkdwn Line = Mrkdwn.Of($"A line.");

        public static readonly IReadOnlyList<Wrong> All =
        [
            new("wrong.too-many-blocks", () => new Rendering.Send(Line, [.. Enumerable.Range(0, 51).Select(_ => new SectionBlock(Line))])),
            new("wrong.too-long-a-title", () => new Rendering.Send(Line, [new HeaderBlock(new string('a', 151))])),
            new("wrong.a-row-is-missing", () => throw new InvalidOperationException("Sequence contains no elements.")),
            new("wrong.unreadable-body", () => throw new FormatException("The body is another build's.")),
        ];

        public string Message => name;

        public Task<Rendering> RenderAsync(RenderContext context) => Task.FromResult(render());
    }
}
