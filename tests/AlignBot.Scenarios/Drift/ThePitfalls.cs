using AlignBot.Scenarios.AccountLists;
using AlignBot.Scenarios.Cadence;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Drift;

/// <summary>How programmes go wrong, each read by those who lead with what to do about it, and found by the audit.</summary>
public sealed class ThePitfalls : IAsyncDisposable
{
    const string Series = "series:";

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async ValueTask DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Nobody_is_accountable_executive()
    {
        world = await GtmWorld.StartAsync();
        await world.LeaveAsync("UMORGAN");

        await Slack.ReadsAsync("dana", "drift", "*No accountable executive.*", "`/align members` names one.");
    }

    [Fact]
    public async Task A_function_keeps_a_list_of_its_own()
    {
        world = await GtmWorld.StartAsync();
        await Slack.TakeOverAsync("accounts", "accounts.csv",
            "account_id,name,domain,is_target,tier\nA-1,Alpine Tools,alpine.example,true,1\n");
        await Slack.As("dana").RunAsync("/align", "list compare");
        var form = await Slack.As("dana").ModalAsync("Compare a list");
        await form.PutAsync("File", "field.csv", "account_id,name,domain,tier\nA-1,Alpine Tools,alpine.example,1\n");
        await form.Fill("What it is called", "Field sheet").SubmitAsync();
        await Slack.As("dana").ModalSayingAsync("Field sheet");

        await Slack.ReadsAsync("dana", "drift", "*Two lists.* 1 list is kept beside the shared account list",
            "`/align list` compares them.");
        await AuditSaysAsync("1 list is kept beside the shared account list: two lists are two operating models.");
    }

    [Fact]
    public async Task One_long_meeting_and_a_second_scoreboard()
    {
        var (before, after) = (GtmWorld.ProgramFile[..GtmWorld.ProgramFile.IndexOf(Series, StringComparison.Ordinal)],
            GtmWorld.ProgramFile[GtmWorld.ProgramFile.IndexOf("path:", StringComparison.Ordinal)..]);
        world = await GtmWorld.StartAsync(
            before + "series:\n  - template: weekly review\n    when: every Tuesday\n    at: 09:30\n    minutes: 60\n    scoreboard: "
                + "https://dashboards.example.com/gtm\n"
            + "  - template: quarterly planning\n    when: quarterly on the first working day\n    at: 13:00\n    scoreboard: "
                + "https://boards.example.com/marketing\n\n" + after);

        await Slack.ReadsAsync("priya", "drift", "*One long meeting.* There is one meeting of 60 minutes in place of short ones.");
        await Slack.ReadsAsync("priya", "drift", "*Two scoreboards.* 2 scoreboards are in use", "`/meeting series`");
        await AuditSaysAsync("2 scoreboards are in use: two scoreboards read by two functions are two operating models.");
    }

    [Fact]
    public async Task Those_who_decide_do_not_come()
    {
        world = await GtmWorld.StartAsync();
        await world.Time.ToAsync("2026-12-09T12:00");

        await Slack.ReadsAsync("morgan", "drift", "*Deciders missing.*",
            "meetings of the quarter somebody who decides was missing, and nobody stood in.");
        await AuditSaysAsync("somebody who decides was missing");
    }

    [Fact]
    public async Task A_definition_is_not_signed()
    {
        world = await GtmWorld.StartAsync();
        await Slack.As("ana").RunAsync("/align", "define MQL");
        await Slack.As("ana").PressAsync(await Slack.GtmOf("ana").ExpectWithAsync("Change and propose it",
            "*MQL* is not defined here yet."), "Change and propose it");
        await (await Slack.As("ana").ModalAsync("A new term")).SubmitAsync();

        await Slack.ReadsAsync("riley", "drift", "*Unsigned definitions.* 1 definition is not signed",
            "`/align artifacts` shows who is to sign.");
    }

    [Fact]
    public async Task Only_one_side_is_paid_for_it_and_nobody_reads_so_who_may_not_read_the_incentives()
    {
        world = await GtmWorld.StartAsync();
        await Slack.As("priya").RunAsync("/align", "artifacts");
        await Slack.As("priya").PressAsync(await Slack.GtmOf("priya").ExpectWithAsync("Write it",
            "*The operating model of GTM Enterprise*"), "Write it", "Incentives");
        await (await Slack.As("priya").ModalAsync("Incentives")).Fill(
            "How the pay of both sides is tied to the shared list", "Marketing: 37 % on pipeline of the list. Sales: 0 % on it.").SubmitAsync();
        await Slack.ReadsAsync("riley", "drift", "*Drift*");
        foreach (var person in (string[])["morgan", "dana", "priya"])
        {
            await world.SignAsync(person, "Incentives");
        }

        var card = await Slack.ReadsAsync("riley", "drift",
            "*Pay of one side.* The incentives tie the pay of one side alone to the shared list.");
        Assert.DoesNotContain("37", card.Text, StringComparison.Ordinal);

        var audit = await AuditSaysAsync("The incentives need a second look: those who may read them see why.");
        Assert.DoesNotContain("one side", audit.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("37", audit.Text, StringComparison.Ordinal);
    }

    async Task<Message> AuditSaysAsync(string finding)
    {
        await Slack.As("riley").RunAsync("/align", "audit");
        await Slack.As("riley").PressAsync(await Slack.GtmOf("riley").ExpectWithAsync("Begin it now", "*No audit yet.*"), "Begin it now");
        return await Slack.Dm("riley").ExpectAsync(finding);
    }
}
