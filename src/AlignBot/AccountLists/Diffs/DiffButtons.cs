using System.Globalization;
using AlignBot.AccountLists.Storage;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Exports;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.AccountLists.Diffs;

/// <summary>Standing by a weekly diff, and having all of it as a file.</summary>
sealed class DiffButtons(
    InstallationDirectory installations, ProgramDirectory programs, AccountListDesk desk, PersonalFiles files, ClickReply reply,
    RequestInbox inbox, IDatabase database) : IActionHandler
{
    public const string AttestAction = "list.attest";
    public const string AllAction = "list.changes";

    public static Button Attest(ProgramInfo program, int diff) => new(AttestAction, "Attest it") { Value = About(program, diff) };

    public static Button All(ProgramInfo program, int diff) => new(AllAction, "All changes") { Value = About(program, diff) };

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (ProgramRef.Parse(action.Value) is not { } about || !int.TryParse(about.Rest, NumberStyles.None, CultureInfo.InvariantCulture,
            out var number)
            || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var (key, actor) = (about.In(installation), new UserId(payload.User.Id));
        if (action.ActionId == AllAction)
        {
            files.Send(
                request.Workspace, actor, $"account-list-changes-{number}.csv",
                async () => await FileAsync(await programs.LatestAsync(key), number));
            await reply.SayAsync(payload, request, Mrkdwn.Of($"All changes are on their way to you as a file."), ct);
            return ActionAck.Nothing;
        }

        var outcome = await inbox.FirstTimeAsync(
            key, request, session => desk.ApplyAsync(session, key, new AccountListCommand.Attest(actor, number)), ct);
        var program = await programs.LatestAsync(key);
        var said = outcome switch
        {
            Outcome<AccountList>.Refused refused => Mrkdwn.Of($"{ListWords.Say(refused.Why, program)}"),
            Outcome<AccountList>.Ignored => ClickReply.SoAlready,
            _ => Mrkdwn.Empty,
        };
        if (said != Mrkdwn.Empty)
        {
            await reply.SayAsync(payload, request, said, ct);
        }

        return ActionAck.Nothing;
    }

    Task<PersonalFile> FileAsync(ProgramInfo program, int number) => database.ReadAsync(async db =>
    {
        var diff = await ListTables.Diffs(db, program.Key).SingleAsync(row => row.Number == number);
        var text = new StringWriter(CultureInfo.InvariantCulture);
        var table = new CsvTable(text);
        await table.RowAsync("change", "account_id", "name", "before", "after");
        await foreach (var row in ListTables.Changes(db, program.Key, diff.Id).AsAsyncEnumerable())
        {
            await table.RowAsync(row.Kind.ToString(), row.Key, row.Name, row.Before, row.After);
        }

        return new PersonalFile(
            text.ToString(),
            Mrkdwn.Of($"What changed on the account list in the week to {When.Date(diff.PostedAt.InZone(program.Calendar.Zone).Date)}."));
    });

    static string About(ProgramInfo program, int diff) =>
        new ProgramRef(program.Key.ProgramId, diff.ToString(CultureInfo.InvariantCulture)).ToString();
}
