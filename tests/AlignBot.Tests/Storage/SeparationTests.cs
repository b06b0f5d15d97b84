using System.Text;
using AlignBot.Decisions;
using AlignBot.Disputes;
using AlignBot.Disputes.Raising;
using AlignBot.Disputes.Records;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AlignBot.Tests.Storage;

/// <summary>Two workspaces whose channels and people have the same ids never see each other's data.</summary>
public abstract class SeparationTests : RecordTests
{
    const string Ours = "T0OURS", Theirs = "T0THEIRS";

    ProgramKey ours, theirs;

    private protected SeparationTests(TestRecord record)
        : base(record)
    {
    }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        ours = await ProgramAsync(workspace: Ours);
        theirs = await ProgramAsync(workspace: Theirs);
    }

    [RecordFact]
    public async Task A_channel_leads_to_the_program_of_its_own_workspace()
    {
        var finder = Bot.Get<ProgramFinder>();

        Assert.Equal(ours, (await finder.FindAsync(WorkspaceKey.OfTeam(Ours), "CGTM", "UANA")).Program);
        Assert.Equal(theirs, (await finder.FindAsync(WorkspaceKey.OfTeam(Theirs), "CGTM", "UANA")).Program);
        Assert.NotEqual(ours, theirs);
    }

    [RecordFact]
    public async Task A_person_is_led_to_the_programs_of_their_own_workspace()
    {
        var found = await Bot.Get<ProgramFinder>().FindAsync(WorkspaceKey.OfTeam(Theirs), "CELSEWHERE", "UANA");

        Assert.Equal(theirs, found.Program);
    }

    [RecordFact]
    public async Task A_workspace_without_the_bot_finds_nothing()
    {
        var found = await Bot.Get<ProgramFinder>().FindAsync(WorkspaceKey.OfTeam("T0STRANGER"), "CGTM", "UANA");

        Assert.Null(found.Program);
        Assert.Contains("not set up for this workspace", found.Sentence.Text, StringComparison.Ordinal);
    }

    [RecordFact]
    public async Task The_decision_log_lists_and_finds_the_workspaces_own()
    {
        await DecideAsync(Ours, "Our price floor is 900");
        await DecideAsync(Theirs, "Their price floor is 700");

        var list = await DecideAsync(Theirs, "list");
        var search = await DecideAsync(Ours, "search price floor");

        Assert.Contains("Their price floor is 700", list, StringComparison.Ordinal);
        Assert.DoesNotContain("floor is 900", list, StringComparison.Ordinal);
        Assert.Contains("Our price floor is 900", search, StringComparison.Ordinal);
        Assert.DoesNotContain("floor is 700", search, StringComparison.Ordinal);
    }

    [RecordFact]
    public async Task Numbers_count_by_themselves_in_each_workspace()
    {
        Assert.Contains("DEC-1:", await DecideAsync(Ours, "One"), StringComparison.Ordinal);
        Assert.Contains("DEC-2:", await DecideAsync(Ours, "Two"), StringComparison.Ordinal);
        Assert.Contains("DEC-1:", await DecideAsync(Theirs, "Theirs"), StringComparison.Ordinal);
    }

    [RecordFact]
    public async Task Wildcards_of_the_database_are_no_wildcards()
    {
        await DecideAsync(Ours, "Discounts end at 20%");
        await DecideAsync(Ours, "Discounts end at 20 points");
        await DecideAsync(Ours, "Field lead_source is required");
        await DecideAsync(Ours, "Field leadXsource is gone");
        await DecideAsync(Ours, @"Paths are written C:\gtm");

        Assert.DoesNotContain("Discounts", await DecideAsync(Ours, "search 0%"), StringComparison.Ordinal);
        Assert.Contains("There is no word to look for in: %_*", await DecideAsync(Ours, "search %_*"), StringComparison.Ordinal);
        Assert.DoesNotContain("leadXsource", await DecideAsync(Ours, "search lead_source"), StringComparison.Ordinal);
        Assert.Contains(@"C:\\gtm", await DecideAsync(Ours, @"search c:\gtm"), StringComparison.Ordinal);
    }

    [RecordFact]
    public async Task A_dispute_cannot_be_reached_through_another_workspaces_program()
    {
        var id = await RaiseAsync(ours);

        var reached = await Bot.WriteAsync(session => Bot.Get<DisputeDesk>().ApplyAsync(
            session, theirs, id, new DisputeCommand.GiveBrief(GtmProgram.Ana, 1, "Mine", "Theirs")));

        Assert.Null(reached);
        Assert.Empty(DisputeDesk.StateOf(await Bot.ReadAsync(db => db.Disputes.SingleAsync(row => row.Id == id))).Briefs);
    }

    [RecordFact]
    public async Task A_forged_program_id_does_not_lead_out_of_the_workspace()
    {
        var id = await RaiseAsync(ours);
        var forged = new ProgramKey(theirs.InstallationId, ours.ProgramId);

        await Assert.ThrowsAsync<ProgramGoneException>(() => Bot.WriteAsync(session => Bot.Get<DisputeDesk>().ApplyAsync(
            session, forged, id, new DisputeCommand.GiveBrief(GtmProgram.Ana, 1, "Mine", "Theirs"))));
        await Assert.ThrowsAsync<ProgramGoneException>(() => Bot.WriteAsync(session => Bot.Get<ProgramDirectory>().CurrentAsync(session, forged)));
    }

    [RecordFact]
    public async Task A_workspace_is_kept_once_however_many_bots_meet_it_at_the_same_moment()
    {
        Bot[] bots = [Bot, Record.StartBot(), Record.StartBot()];

        var ids = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => bots[n % 3].Get<InstallationDirectory>().KeepAsync("", "T0NEW", $"U{n}")));

        Assert.Single(ids.Distinct());
        Assert.Equal(1, await Bot.ReadAsync(db => db.Installations.CountAsync(row => row.TeamId == "T0NEW")));
    }

    [RecordFact]
    public async Task What_auth_test_says_completes_the_installation_and_keeps_its_id()
    {
        var directory = Bot.Get<InstallationDirectory>();
        var before = await directory.FindAsync(WorkspaceKey.OfTeam(Ours));

        await directory.KeepAsync("E0ORG", Ours, "UBOT", "BBOT");
        var row = await directory.RowAsync(ours.InstallationId);

        Assert.Equal(before, await directory.FindAsync(new WorkspaceKey("E0ORG", Ours)));
        Assert.Equal(("E0ORG", "UBOT", "BBOT"), (row.EnterpriseId, row.BotUserId, row.BotId));
        Assert.Equal(new WorkspaceKey("E0ORG", Ours), await directory.WorkspaceAsync(ours.InstallationId));
    }

    async Task<Guid> RaiseAsync(ProgramKey program)
    {
        var outcome = await Bot.WriteAsync(session => Bot.Get<DisputeDesk>().RaiseAsync(
            session, program,
            new RaiseForm { ProgramId = program.ProgramId, Question = "Whose?", Category = "definition", FirstParty = "UANA", SecondParty = "UTOM" },
            GtmProgram.Ana));
        return Assert.IsType<Outcome<Dispute>.Changed>(outcome).State.Id.Value;
    }

    int requests;

    async Task<string> DecideAsync(string team, string text)
    {
        await using var scope = Bot.Services.CreateAsyncScope();
        var ack = await scope.ServiceProvider.GetRequiredService<DecisionCommandHandler>().Handle(
            new SlashCommand { Command = "/decision", Text = text, TeamId = team, ChannelId = "CGTM", UserId = "UANA", TriggerId = "1.1", ResponseUrl = "https://hooks.example/1" },
            new SlackRequest
            {
                Key = $"trigger:{++requests}",
                ReceivedAt = Harness.Bot.Monday.ToDateTimeOffset(),
                Workspace = WorkspaceKey.OfTeam(team),
            },
            CancellationToken.None);
        return Encoding.UTF8.GetString(ack.ToBody().Span);
    }

    public sealed class OnSqlite() : SeparationTests(new SqliteRecord());

    [NeedsPostgreSql]
    public sealed class OnPostgreSql() : SeparationTests(new PostgreSqlRecord());
}
