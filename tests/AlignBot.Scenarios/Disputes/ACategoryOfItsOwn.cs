using System.Text.Json.Nodes;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Disputes;

/// <summary>A category names a private channel: its threads stand there, and only those concerned read them elsewhere.</summary>
public sealed class ACategoryOfItsOwn : IAsyncLifetime
{
    const string Line = "    - { name: Incentive, definition: What people are paid for. }\n";

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        var program = GtmWorld.ProgramFile.ReplaceLineEndings("\n");
        Assert.Contains(Line, program, StringComparison.Ordinal);
        world = await GtmWorld.StartAsync(program.Replace(Line, Line.Replace(" }", ", channel: CPAY }", StringComparison.Ordinal), StringComparison.Ordinal));
        await Slack.PostAsync("control/channels", new JsonObject
        {
            ["id"] = "CPAY",
            ["name"] = "gtm-pay",
            ["kind"] = "private",
            ["members"] = new JsonArray("UANA", "UTOM", "UDANA", "UPRIYA", "UMORGAN", "URILEY", "U0ALIGNBOT"),
        });
        await RaiseAsync();
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task The_thread_stands_in_its_channel_and_not_in_the_programs()
    {
        await new Conversation(Slack, "CPAY", "URILEY").ExpectAsync("DSP-1", "Who pays for the pilot?", "Incentive");
        await Slack.Dm("tom").ExpectAsync("You are asked to decide with Ana");

        await world.Record.QuietAsync();
        Assert.Equal(0, await Slack.Gtm.CountAsync("Who pays for the pilot?"));
    }

    [Fact]
    public async Task Elsewhere_only_those_in_it_and_those_who_run_the_program_read_it()
    {
        foreach (var person in new[] { "ana", "tom", "riley", "morgan" })
        {
            Assert.Contains("Who pays for the pilot?", (await Slack.As(person).RunAsync("/dispute", "list")).Text, StringComparison.Ordinal);
            Assert.Contains("Who pays for the pilot?", (await Slack.As(person).RunAsync("/dispute", "show DSP-1")).Text, StringComparison.Ordinal);
        }

        Assert.Contains("*Open disputes*: none", (await Slack.As("lena").RunAsync("/dispute", "list")).Text, StringComparison.Ordinal);
        var refused = await Slack.As("lena").RunAsync("/dispute", "show DSP-1");
        Assert.Contains("DSP-1 belongs to <#CPAY>: only Ana and Tom, those who decide it", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("pilot", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("pilot", (await Slack.As("lena").RunAsync("/align", "status")).Text, StringComparison.Ordinal);
    }

    async Task RaiseAsync()
    {
        await Slack.As("ana").RunAsync("/dispute", "Who pays for the pilot?");
        var form = await Slack.As("ana").ModalAsync();
        await form.Fill("Category", "Incentive").Fill("Party on one side", "ana").Fill("Party on the other side", "tom").SubmitAsync();
        var raised = await (await Slack.As("ana").ModalAsync()).SubmitAsync();

        Assert.Contains("Raised as DSP-1. Its thread is in <#CPAY>", Words.In(raised.Stack[^1]["view"]!.AsObject()), StringComparison.Ordinal);
        await (await Slack.As("ana").ModalAsync()).CloseAllAsync();
        await world.Record.QuietAsync();
    }
}
