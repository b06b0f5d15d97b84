using System.Text;
using AlignBot.Engine.History;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Storage;
using AlignBot.Slack;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Tests.Storage;

/// <summary>Each request of Slack's is carried out once, whoever repeats it and however often.</summary>
public abstract class InboxTests : RecordTests
{
    private protected InboxTests(TestRecord record)
        : base(record)
    {
    }

    [RecordFact]
    public async Task A_repeat_gets_the_stored_answer_and_does_nothing()
    {
        var program = await ProgramAsync();
        var inbox = Bot.Get<RequestInbox>();

        var first = await inbox.OnceAsync(program.InstallationId, Request("trigger:1"), session => WorkAsync(session, program, "first"));
        var repeat = await inbox.OnceAsync(program.InstallationId, Request("trigger:1"), session => WorkAsync(session, program, "second"));

        Assert.Equal(Text(first), Text(repeat));
        Assert.Contains("first", Text(repeat), StringComparison.Ordinal);
        Assert.Equal(1, await WorkDoneAsync());
    }

    [RecordFact]
    public async Task Ten_deliveries_at_once_to_two_bots_are_one()
    {
        var program = await ProgramAsync();
        Bot[] bots = [Bot, Record.StartBot()];

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => bots[n % 2].Get<RequestInbox>()
            .OnceAsync(program.InstallationId, Request("event:Ev1"), session => WorkAsync(session, program, $"delivery {n}"))));

        Assert.Single(answers.Select(Text).Distinct());
        Assert.Equal(1, await WorkDoneAsync());
    }

    [RecordFact]
    public async Task An_event_that_comes_twice_is_handled_once()
    {
        var program = await ProgramAsync();
        var inbox = Bot.Get<RequestInbox>();

        for (var delivery = 0; delivery < 2; delivery++)
        {
            await inbox.OnceAsync(program.InstallationId, Request("event:Ev2"), async session => { await WorkAsync(session, program, "event"); });
        }

        Assert.Equal(1, await WorkDoneAsync());
    }

    [RecordFact]
    public async Task What_a_click_brought_about_is_told_once()
    {
        var program = await ProgramAsync();
        var inbox = Bot.Get<RequestInbox>();

        var first = await inbox.FirstTimeAsync(program.InstallationId, Request("trigger:1"), async session => Text(await WorkAsync(session, program, "first")));
        var repeat = await inbox.FirstTimeAsync(program.InstallationId, Request("trigger:1"), async session => Text(await WorkAsync(session, program, "second")));

        Assert.Contains("first", first, StringComparison.Ordinal);
        Assert.Null(repeat);
        Assert.Equal(1, await WorkDoneAsync());
    }

    [RecordFact]
    public async Task A_form_sent_again_with_another_trigger_is_the_same_work()
    {
        var program = await ProgramAsync();
        var inbox = Bot.Get<RequestInbox>();
        var form = new SentForm("V2", "V1", "1.a", new string('a', 32));

        var refused = await inbox.OnceAsync(program.InstallationId, Form("1", form), _ => ValueTask.FromResult(ViewAck.Error("text", "Too short.")));
        await inbox.OnceAsync(program.InstallationId, Form("2", form), Done);
        var again = await inbox.OnceAsync(program.InstallationId, Form("3", form with { Content = new string('b', 32) }), Done);
        var beneath = await inbox.SentBeforeAsync(program.InstallationId, new SentForm("V1", "V1", "1.c", form.Content));

        Assert.Equal(FormEnd.Open, refused.End);
        Assert.Equal(ViewAck.Clear, again);
        Assert.Equal((ViewAck.Clear, true), beneath);
        Assert.Equal(1, await WorkDoneAsync());

        async ValueTask<ViewAck> Done(Session session)
        {
            await WorkAsync(session, program, "form");
            return ViewAck.Clear;
        }

        static SlackRequest Form(string trigger, SentForm form) => Request($"submit:{trigger}") with { Form = form };
    }

    [RecordFact]
    public async Task A_form_that_was_updated_can_be_sent_in_its_new_version()
    {
        var program = await ProgramAsync();
        var inbox = Bot.Get<RequestInbox>();
        var form = new SentForm("V3", "V3", "1.a", new string('a', 32));
        var next = ViewAck.Update(new ModalView("Next", [new SectionBlock(Mrkdwn.Of($"Next"))]));

        await inbox.OnceAsync(program.InstallationId, Request("submit:1") with { Form = form }, _ => ValueTask.FromResult(next));

        Assert.Equal((next, true), await inbox.SentBeforeAsync(program.InstallationId, form));
        Assert.Null(await inbox.SentBeforeAsync(program.InstallationId, form with { Hash = "2.b" }));
    }

    [RecordFact]
    public async Task The_same_key_in_another_workspace_is_another_request()
    {
        var (here, there) = (await ProgramAsync(), await ProgramAsync(workspace: "T0OTHER"));
        var inbox = Bot.Get<RequestInbox>();

        await inbox.OnceAsync(here.InstallationId, Request("trigger:1"), session => WorkAsync(session, here, "here"));
        var answer = await inbox.OnceAsync(there.InstallationId, Request("trigger:1"), session => WorkAsync(session, there, "there"));

        Assert.Contains("there", Text(answer), StringComparison.Ordinal);
        Assert.Equal(2, await WorkDoneAsync());
    }

    [RecordFact]
    public async Task A_request_whose_work_failed_can_be_carried_out_by_its_repeat()
    {
        var program = await ProgramAsync();
        var inbox = Bot.Get<RequestInbox>();

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => inbox.OnceAsync<CommandAck>(
            program.InstallationId, Request("trigger:1"), _ => throw new TimeZoneNotFoundException()));
        await inbox.OnceAsync(program.InstallationId, Request("trigger:1"), session => WorkAsync(session, program, "repeat"));

        Assert.Equal(1, await WorkDoneAsync());
    }

    static async ValueTask<CommandAck> WorkAsync(Session session, ProgramKey program, string answer)
    {
        await session.AppendHistoryAsync(program, new HistoryEntry("test.worked", session.Now, null, null, "{}"));
        return CommandAck.Ephemeral(Mrkdwn.Of($"{answer}"));
    }

    Task<int> WorkDoneAsync() => Bot.ReadAsync(db => db.History.CountAsync(row => row.Kind == "test.worked"));

    static string Text(CommandAck ack) => Encoding.UTF8.GetString(ack.ToBody().Span);

    static SlackRequest Request(string key) => new()
    {
        Key = key,
        ReceivedAt = Harness.Bot.Monday.ToDateTimeOffset(),
        Workspace = WorkspaceKey.OfTeam("T0ACME"),
    };

    public sealed class OnSqlite() : InboxTests(new SqliteRecord());

    [NeedsPostgreSql]
    public sealed class OnPostgreSql() : InboxTests(new PostgreSqlRecord());
}
