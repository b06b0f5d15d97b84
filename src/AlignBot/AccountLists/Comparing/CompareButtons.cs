using System.Collections.Immutable;
using System.Globalization;
using AlignBot.AccountLists.Storage;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Exports;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.AccountLists.Comparing;

/// <summary>What can be done about two lists that are apart: have all differences as a file, raise a dispute about them, compare no
/// more.</summary>
sealed class CompareButtons(
    InstallationDirectory installations, ProgramDirectory programs, AccountListDesk desk, IRaiseDispute raise, PersonalFiles files,
    ClickReply reply, RequestInbox inbox, IDatabase database)
    : IActionHandler
{
    public const string FileAction = "list.compare.file";
    public const string RaiseAction = "list.compare.raise";
    public const string DropAction = "list.compare.drop";

    /// <summary>As the path that a program begins with has it, and as a file that names it in full.</summary>
    static readonly ImmutableArray<string> Categories = ["list", "account-list", "account"];

    public static Button File(ProgramInfo program, SecondList second) =>
        new(FileAction, "All differences") { Value = About(program, second) };

    public static Button Raise(ProgramInfo program, SecondList second) =>
        new(RaiseAction, "Raise a dispute") { Value = About(program, second) };

    public static Button Drop(ProgramInfo program, SecondList second) => new(DropAction, "Compare no more")
    {
        Value = About(program, second),
        Confirm = new ConfirmationDialog(
            "Compare no more?",
            new PlainText($"{second.Name} is not read any more. What was found so far stays in the record.").Shortened(300),
            "Compare no more", "Cancel"),
    };

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (ProgramRef.Parse(action.Value) is not { Rest.Length: > 0 } about
            || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var (key, actor) = (about.In(installation), new UserId(payload.User.Id));
        var program = await programs.LatestAsync(key);
        if (action.ActionId == DropAction)
        {
            var outcome = await inbox.FirstTimeAsync(
                key, request, session => desk.ApplyAsync(session, key, new AccountListCommand.DropSecond(actor, about.Rest)), ct);
            await reply.SayAsync(
                payload, request,
                outcome is Outcome<AccountList>.Refused refused
                    ? Mrkdwn.Of($"{ListWords.Say(refused.Why, program)}")
                    : Mrkdwn.Of($"{about.Rest} is not compared any more."),
                ct);
            return ActionAck.Nothing;
        }

        var list = await database.ReadAsync(db => ListTables.ListAsync(db, key));
        if (list?.Second(about.Rest) is not { Reading: { } there, Divergence: { } found } second || list.Current is not { } here)
        {
            await reply.SayAsync(payload, request, Mrkdwn.Of($"{about.Rest} is not compared any more."), ct);
        }
        else if (action.ActionId == FileAction)
        {
            files.Send(request.Workspace, actor, "list-differences.csv", () => FileAsync(key, second, here.Reading, there.Reading));
            await reply.SayAsync(payload, request, Mrkdwn.Of($"All differences are on their way to you as a file."), ct);
        }
        else if (raise.WhyNot(program, actor) is { } no)
        {
            await reply.SayAsync(payload, request, no, ct);
        }
        else
        {
            await reply.OpenAsync(
                payload, request,
                await raise.FormAsync(program, actor, new DisputeDraft(Question(second, found)) { Category = CategoryOf(program) }), ct);
        }

        return ActionAck.Nothing;
    }

    /// <summary>The program's category for what is on the list; empty where it has none: then it is chosen.</summary>
    static string CategoryOf(ProgramInfo program) =>
        (Categories.Select(program.Path.Category).FirstOrDefault(category => category is not null)
            ?? program.Path.Categories.FirstOrDefault(category =>
                category.Name.Contains("account list", StringComparison.OrdinalIgnoreCase)))?.Key ?? "";

    static string Question(SecondList second, Divergence found) => TextLimits.Cut(
        $"{second.Name} and the account list are {found.Percent} % apart ({found.OnlyHere} only on the account list, "
            + $"{found.OnlyThere} only on {second.Name}, {found.OtherTier} with another tier). Which of the two is right, and who "
                + $"mends the other by when?",
        TextLimits.Line);

    Task<PersonalFile> FileAsync(ProgramKey key, SecondList second, Guid here, Guid there) => database.ReadAsync(async db =>
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        var table = new CsvTable(text);
        await table.RowAsync("where", "account_id", "name", "domain", "tier_here", "tier_there");
        await foreach (var row in ComparedLists.OnlyIn(db, key, here, there).AsAsyncEnumerable())
        {
            await table.RowAsync("account list alone", row.Key, row.Name, row.Domain, row.TierAsWritten, null);
        }

        await foreach (var row in ComparedLists.OnlyIn(db, key, there, here).AsAsyncEnumerable())
        {
            await table.RowAsync($"{second.Name} alone", row.Key, row.Name, row.Domain, null, row.TierAsWritten);
        }

        await foreach (var pair in ComparedLists.InBoth(db, key, here, there).Where(pair => pair.Here.Tier != pair.There.Tier)
            .AsAsyncEnumerable())
        {
            await table.RowAsync(
                "another tier", pair.Here.Key, pair.Here.Name, pair.Here.Domain, pair.Here.TierAsWritten, pair.There.TierAsWritten);
        }

        return new PersonalFile(text.ToString(), Mrkdwn.Of($"How {second.Name} and the account list differ.").Shortened(300));
    });

    static string About(ProgramInfo program, SecondList second) => new ProgramRef(program.Key.ProgramId, second.Name).ToString();
}
